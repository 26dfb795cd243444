package nl.ronde.visit.settle;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import nl.ronde.audit.Audit;
import nl.ronde.platform.act.Actor;
import nl.ronde.platform.db.Db;
import nl.ronde.platform.db.Tx;
import nl.ronde.platform.problem.CommonProblem;
import nl.ronde.visit.Approval;
import nl.ronde.visit.ExceptionOutcome;
import nl.ronde.visit.ExceptionStore;
import nl.ronde.visit.NotDelivered;
import nl.ronde.visit.Visit;
import nl.ronde.visit.VisitChecks;
import nl.ronde.visit.VisitDesk;
import nl.ronde.visit.VisitDraft;
import nl.ronde.visit.VisitException;
import nl.ronde.visit.VisitJson;
import nl.ronde.visit.VisitProblem;
import org.jspecify.annotations.Nullable;

/** A planner settles an exception with one of its outcomes and a reason. Of two at one moment the first wins. */
final class SettleException {
    /** These leave the minutes as they are, also of an approved visit. */
    private static final Set<ExceptionOutcome> WITHOUT_EFFECT = EnumSet.of(
            ExceptionOutcome.ACCEPTED,
            ExceptionOutcome.APPROVED,
            ExceptionOutcome.FIRST_KEPT,
            ExceptionOutcome.SECOND_KEPT_AS_FACT,
            ExceptionOutcome.CORRECTION_MADE);

    private final Db db;
    private final ExceptionStore exceptions;
    private final VisitDesk desk;
    private final VisitChecks checks;
    private final Corrections corrections;
    private final Audit audit;

    SettleException(
            Db db,
            ExceptionStore exceptions,
            VisitDesk desk,
            VisitChecks checks,
            Corrections corrections,
            Audit audit) {
        this.db = db;
        this.exceptions = exceptions;
        this.desk = desk;
        this.checks = checks;
        this.corrections = corrections;
        this.audit = audit;
    }

    record Settlement(
            ExceptionOutcome outcome,
            String reason,
            @Nullable Instant begin,
            @Nullable Instant end,
            @Nullable UUID assignmentId,
            NotDelivered.@Nullable Reason notDeliveredReason,
            NotDelivered.@Nullable Account notDeliveredAccount) {}

    VisitJson run(Actor actor, UUID exceptionId, int expectedVersion, Settlement settlement) {
        return db.inTransaction(actor.providerId(), tx -> {
            UUID visitId = exceptions
                    .find(tx, exceptionId)
                    .orElseThrow(CommonProblem.NOT_FOUND::refuse)
                    .visitId();
            VisitDraft draft = desk.open(tx, visitId).orElseThrow(CommonProblem.NOT_FOUND::refuse);
            VisitException exception = draft.exception(exceptionId).orElseThrow(CommonProblem.NOT_FOUND::refuse);
            requireOpen(exception, expectedVersion);
            requireAllowed(exception, settlement, draft.visit());
            apply(
                    tx,
                    draft,
                    settlement,
                    new Corrections.Why(actor, exception.code().name(), settlement.reason()));
            draft.close(exception.code(), settlement.outcome(), actor.userId(), settlement.reason());
            checks.review(tx, draft);
            corrections.tell(tx, draft);
            Visit saved = desk.save(tx, draft);
            audit.append(
                    tx,
                    actor,
                    Audit.Kind.UPDATE,
                    "settleException",
                    "visit-exception",
                    exceptionId,
                    List.of(saved.target().clientId()),
                    settlement.reason());
            return VisitJson.of(saved);
        });
    }

    private static void requireOpen(VisitException exception, int expectedVersion) {
        if (exception.settledAt() != null) {
            throw VisitProblem.EXCEPTION_SETTLED.refuse();
        }
        if (exception.version() != expectedVersion) {
            throw CommonProblem.VERSION_MISMATCH.refuse();
        }
    }

    private static void requireAllowed(VisitException exception, Settlement settlement, Visit visit) {
        if (!exception.code().outcomes().contains(settlement.outcome())) {
            throw VisitProblem.OUTCOME_NOT_ALLOWED.refuse(VisitProblem.OUTCOME_NOT_ALLOWED.title(), "/outcome");
        }
        if (visit.settlement().approval() == Approval.APPROVED && !WITHOUT_EFFECT.contains(settlement.outcome())) {
            throw VisitProblem.VISIT_APPROVED.refuse();
        }
    }

    private void apply(Tx tx, VisitDraft draft, Settlement settlement, Corrections.Why why) {
        switch (settlement.outcome()) {
            case END_SET -> corrections.times(tx, draft, settlement.begin(), required(settlement.end(), "/end"), why);
            case BEGIN_SET ->
                corrections.times(tx, draft, required(settlement.begin(), "/begin"), settlement.end(), why);
            case TIMES_ADJUSTED -> {
                if (settlement.begin() == null) {
                    required(settlement.end(), "/end");
                }
                corrections.times(tx, draft, settlement.begin(), settlement.end(), why);
            }
            case NOT_DELIVERED ->
                corrections.toNotDelivered(
                        tx,
                        draft,
                        NotDelivered.of(
                                required(settlement.notDeliveredReason(), "/notDeliveredReason"),
                                settlement.notDeliveredAccount()),
                        why);
            case ATTACHED, OTHER_ASSIGNMENT ->
                corrections.target(tx, draft, required(settlement.assignmentId(), "/assignmentId"), null, why);
            case NOT_CHARGEABLE -> corrections.notChargeable(tx, draft, why);
            default -> {
                // Nothing but the settlement itself.
            }
        }
    }

    private static <T> T required(@Nullable T value, String field) {
        if (value == null) {
            throw VisitProblem.OUTCOME_INCOMPLETE.refuse(VisitProblem.OUTCOME_INCOMPLETE.title(), field);
        }
        return value;
    }
}
