package nl.ronde.visit.settle;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import nl.ronde.agreement.Agreements;
import nl.ronde.audit.Audit;
import nl.ronde.calendar.AmsterdamTime;
import nl.ronde.calendar.CarePeriod;
import nl.ronde.platform.act.Actor;
import nl.ronde.platform.clock.BusinessClock;
import nl.ronde.platform.db.Db;
import nl.ronde.platform.db.Tx;
import nl.ronde.platform.event.Events;
import nl.ronde.platform.problem.CommonProblem;
import nl.ronde.visit.AdjustmentStore;
import nl.ronde.visit.Approval;
import nl.ronde.visit.CarePeriodApproved;
import nl.ronde.visit.ExceptionStore;
import nl.ronde.visit.Visit;
import nl.ronde.visit.VisitApproved;
import nl.ronde.visit.VisitDesk;
import nl.ronde.visit.VisitDraft;
import nl.ronde.visit.VisitJson;
import nl.ronde.visit.VisitProblem;
import nl.ronde.visit.VisitStatus;
import nl.ronde.visit.VisitStore;
import org.jspecify.annotations.Nullable;

/** Back office or team lead approves the closed visits of an agreement and a care period, and takes one back. */
final class ApproveVisits {
    private final Db db;
    private final VisitStore visits;
    private final ExceptionStore exceptions;
    private final AdjustmentStore adjustments;
    private final ApprovalStore approvals;
    private final VisitDesk desk;
    private final Agreements agreements;
    private final Audit audit;
    private final BusinessClock clock;
    private final Events events;

    ApproveVisits(
            Db db,
            VisitStore visits,
            ExceptionStore exceptions,
            AdjustmentStore adjustments,
            ApprovalStore approvals,
            VisitDesk desk,
            Agreements agreements,
            Audit audit,
            BusinessClock clock,
            Events events) {
        this.db = db;
        this.visits = visits;
        this.exceptions = exceptions;
        this.adjustments = adjustments;
        this.approvals = approvals;
        this.desk = desk;
        this.agreements = agreements;
        this.audit = audit;
        this.clock = clock;
        this.events = events;
    }

    record Approved(String agreement) {}

    record Withdrawal(String reason) {}

    /** Approves what is delivered or not delivered; what is still planned or under way stays for a next time. */
    State approve(Actor actor, CarePeriod period, String agreementId) {
        requireKnown(agreementId);
        return db.inTransaction(actor.providerId(), tx -> {
            List<Visit> locked = visits.lockToApprove(tx, agreementId, period.firstDay(), period.lastDay());
            var open = exceptions.countOpen(tx, agreementId, period.firstDay(), period.lastDay());
            if (open.mustSettle() > 0) {
                throw VisitProblem.EXCEPTIONS_OPEN.refuse(
                        "In deze periode staan nog " + open.mustSettle() + " uitzonderingen open.");
            }
            List<Visit> approved = visits.approve(tx, locked);
            int minutes = approved.stream().mapToInt(Visit::minutesToApprove).sum();
            approvals.add(tx, agreementId, period, approved.size(), minutes, clock.instant(), actor.userId());
            audit.append(
                    tx,
                    actor,
                    Audit.Kind.UPDATE,
                    "approveCarePeriod",
                    "care-period",
                    null,
                    clientIds(approved),
                    agreementId + " " + period);
            approved.forEach(visit -> events.raise(tx, new VisitApproved(visit)));
            State state = state(tx, agreementId, period);
            boolean isOver = period.lastDay().isBefore(AmsterdamTime.dateOf(clock.instant()));
            if (isOver && state.notApproved().isEmpty()) {
                boolean delivered = state.visits().stream().anyMatch(each -> each.status() == VisitStatus.COMPLETED);
                events.raise(tx, new CarePeriodApproved(agreementId, period, !delivered));
            }
            return state;
        });
    }

    State get(Actor actor, CarePeriod period, String agreementId) {
        requireKnown(agreementId);
        return db.reading(actor.providerId(), tx -> {
            audit.append(tx, actor, Audit.Kind.READ, "getCarePeriodApproval", "care-period", List.of());
            return state(tx, agreementId, period);
        });
    }

    /** Opens one approved visit again, for a correction; what was exported of it will need one too. */
    VisitJson withdraw(Actor actor, UUID visitId, int expectedVersion, String reason) {
        return db.inTransaction(actor.providerId(), tx -> {
            VisitDraft draft = desk.open(tx, visitId).orElseThrow(CommonProblem.NOT_FOUND::refuse);
            Visit visit = draft.visit();
            if (visit.version() != expectedVersion) {
                throw CommonProblem.VERSION_MISMATCH.refuse();
            }
            if (visit.settlement().approval() != Approval.APPROVED) {
                throw VisitProblem.VISIT_NOT_APPROVED.refuse();
            }
            Visit saved = desk.reopen(tx, draft);
            adjustments.add(
                    tx,
                    visitId,
                    AdjustmentStore.Field.APPROVAL,
                    visit.settlement().approvedMinutes(),
                    null,
                    "APPROVAL_WITHDRAWN",
                    reason,
                    clock.instant(),
                    actor.userId());
            audit.append(
                    tx,
                    actor,
                    Audit.Kind.UPDATE,
                    "withdrawVisitApproval",
                    VisitStore.TYPE,
                    visitId,
                    List.of(saved.target().clientId()),
                    reason);
            return VisitJson.of(saved);
        });
    }

    private State state(Tx tx, String agreementId, CarePeriod period) {
        List<ApprovalStore.Count> counts = approvals.counts(tx, agreementId, period);
        var open = exceptions.countOpen(tx, agreementId, period.firstDay(), period.lastDay());
        var latest = approvals.latest(tx, agreementId, period);
        return new State(
                agreementId,
                period.isoYear(),
                period.period(),
                period.firstDay(),
                period.lastDay(),
                counts,
                counts.stream()
                        .filter(count -> count.approval() == Approval.APPROVED)
                        .mapToInt(ApprovalStore.Count::visits)
                        .sum(),
                counts.stream().mapToInt(ApprovalStore.Count::minutes).sum(),
                open.mustSettle(),
                open.mayAcknowledge(),
                approvals.notApproved(tx, agreementId, period),
                latest.map(ApprovalStore.Latest::at).orElse(null),
                latest.map(ApprovalStore.Latest::byUser).orElse(null));
    }

    private void requireKnown(String agreementId) {
        if (agreements.find(agreementId).isEmpty()) {
            throw VisitProblem.AGREEMENT_UNKNOWN.refuse(VisitProblem.AGREEMENT_UNKNOWN.title(), "agreement");
        }
    }

    private static List<UUID> clientIds(List<Visit> visits) {
        return visits.stream()
                .map(visit -> visit.target().clientId())
                .distinct()
                .toList();
    }

    /**
     * How far a period is.
     *
     * @param notApproved what is not approved yet, the first hundred by day; what is planned or under way cannot be before
     *     somebody says what became of it
     */
    record State(
            String agreement,
            int isoYear,
            int period,
            LocalDate firstDay,
            LocalDate lastDay,
            List<ApprovalStore.Count> visits,
            int approvedVisits,
            int approvedMinutes,
            int openMustSettle,
            int openMayAcknowledge,
            List<ApprovedVisits.Waiting> notApproved,
            @Nullable Instant lastApprovedAt,
            @Nullable UUID lastApprovedBy) {}
}
