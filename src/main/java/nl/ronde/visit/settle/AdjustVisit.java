package nl.ronde.visit.settle;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import nl.ronde.audit.Audit;
import nl.ronde.platform.act.Actor;
import nl.ronde.platform.db.Db;
import nl.ronde.platform.problem.CommonProblem;
import nl.ronde.visit.Approval;
import nl.ronde.visit.NotDelivered;
import nl.ronde.visit.Visit;
import nl.ronde.visit.VisitChecks;
import nl.ronde.visit.VisitDesk;
import nl.ronde.visit.VisitDraft;
import nl.ronde.visit.VisitJson;
import nl.ronde.visit.VisitProblem;
import nl.ronde.visit.VisitStatus;
import nl.ronde.visit.VisitStore;
import org.jspecify.annotations.Nullable;

/** The office corrects a visit beside what was reported: times, delivered or not, client and assignment, minutes. */
final class AdjustVisit {
    private static final Set<ReasonCode> NEEDS_MEMO = EnumSet.of(
            ReasonCode.WRONG_CLIENT,
            ReasonCode.WRONG_NOT_DELIVERED,
            ReasonCode.WAS_NOT_DELIVERED,
            ReasonCode.MINUTES_SET,
            ReasonCode.OTHER);

    private final Db db;
    private final VisitDesk desk;
    private final VisitChecks checks;
    private final Corrections corrections;
    private final Audit audit;

    AdjustVisit(Db db, VisitDesk desk, VisitChecks checks, Corrections corrections, Audit audit) {
        this.db = db;
        this.desk = desk;
        this.checks = checks;
        this.corrections = corrections;
        this.audit = audit;
    }

    /** Why it is corrected. */
    enum ReasonCode {
        @JsonProperty("forgotCheckIn")
        FORGOT_CHECK_IN,
        @JsonProperty("forgotCheckOut")
        FORGOT_CHECK_OUT,
        @JsonProperty("wrongTime")
        WRONG_TIME,
        @JsonProperty("phoneClock")
        PHONE_CLOCK,
        @JsonProperty("wrongClient")
        WRONG_CLIENT,
        @JsonProperty("wrongAssignment")
        WRONG_ASSIGNMENT,
        @JsonProperty("wrongNotDelivered")
        WRONG_NOT_DELIVERED,
        @JsonProperty("wasNotDelivered")
        WAS_NOT_DELIVERED,
        @JsonProperty("minutesSet")
        MINUTES_SET,
        @JsonProperty("other")
        OTHER
    }

    /** What it is corrected to. */
    enum CorrectedStatus {
        @JsonProperty("delivered")
        DELIVERED,
        @JsonProperty("notDelivered")
        NOT_DELIVERED
    }

    record Adjustment(
            ReasonCode reasonCode,
            @Nullable String memo,
            @Nullable Instant begin,
            @Nullable Instant end,
            @Nullable Integer minutes,
            @Nullable CorrectedStatus status,
            NotDelivered.@Nullable Reason notDeliveredReason,
            NotDelivered.@Nullable Account notDeliveredAccount,
            @Nullable UUID clientId,
            @Nullable UUID assignmentId) {
        private boolean saysWhyNot() {
            return notDeliveredReason != null || notDeliveredAccount != null;
        }
    }

    VisitJson run(Actor actor, UUID visitId, int expectedVersion, Adjustment wanted) {
        if (NEEDS_MEMO.contains(wanted.reasonCode()) && wanted.memo() == null) {
            throw VisitProblem.MEMO_REQUIRED.refuse(VisitProblem.MEMO_REQUIRED.title(), "/memo");
        }
        return db.inTransaction(actor.providerId(), tx -> {
            VisitDraft draft = desk.open(tx, visitId).orElseThrow(CommonProblem.NOT_FOUND::refuse);
            if (draft.visit().version() != expectedVersion) {
                throw CommonProblem.VERSION_MISMATCH.refuse();
            }
            if (draft.visit().settlement().approval() == Approval.APPROVED) {
                throw VisitProblem.VISIT_APPROVED.refuse();
            }
            var why = new Corrections.Why(actor, wanted.reasonCode().name(), wanted.memo());
            boolean isNotDelivered = draft.visit().status() == VisitStatus.NOT_DELIVERED;
            if (wanted.status() == CorrectedStatus.DELIVERED) {
                corrections.toDelivered(tx, draft, wanted.begin(), wanted.end(), why);
            } else if (isNotDelivered && wanted.saysWhyNot()) {
                corrections.whyNotDelivered(tx, draft, wanted.notDeliveredReason(), wanted.notDeliveredAccount(), why);
            } else if (wanted.status() == CorrectedStatus.NOT_DELIVERED) {
                if (wanted.notDeliveredReason() == null) {
                    throw VisitProblem.OUTCOME_INCOMPLETE.refuse(
                            "Geef op waarom het niet geleverd is.", "/notDeliveredReason");
                }
                corrections.toNotDelivered(
                        tx, draft, NotDelivered.of(wanted.notDeliveredReason(), wanted.notDeliveredAccount()), why);
            } else if (wanted.saysWhyNot()) {
                throw VisitProblem.ADJUSTMENT_NOT_POSSIBLE.refuse(
                        "Waarom niet hoort bij een bezoek dat niet geleverd is.");
            } else if (wanted.begin() != null || wanted.end() != null) {
                corrections.times(tx, draft, wanted.begin(), wanted.end(), why);
            }
            if (wanted.assignmentId() != null) {
                corrections.target(tx, draft, wanted.assignmentId(), wanted.clientId(), why);
            } else if (wanted.clientId() != null) {
                throw VisitProblem.OUTCOME_INCOMPLETE.refuse("Geef ook de toewijzing op.", "/assignmentId");
            }
            if (wanted.minutes() != null) {
                corrections.minutes(tx, draft, wanted.minutes(), why);
            }
            checks.review(tx, draft);
            corrections.tell(tx, draft);
            UUID clientBefore = draft.before().target().clientId();
            Visit saved = desk.save(tx, draft);
            audit.append(
                    tx,
                    actor,
                    Audit.Kind.UPDATE,
                    "adjustVisit",
                    VisitStore.TYPE,
                    visitId,
                    List.of(clientBefore, saved.target().clientId()),
                    wanted.reasonCode().name());
            return VisitJson.of(saved);
        });
    }
}
