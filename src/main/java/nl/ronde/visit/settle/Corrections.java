package nl.ronde.visit.settle;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import nl.ronde.assignment.Assignment;
import nl.ronde.assignment.Assignments;
import nl.ronde.calendar.AmsterdamTime;
import nl.ronde.calendar.DutchMoment;
import nl.ronde.platform.act.Actor;
import nl.ronde.platform.clock.BusinessClock;
import nl.ronde.platform.db.Tx;
import nl.ronde.platform.event.Events;
import nl.ronde.visit.AdjustmentStore;
import nl.ronde.visit.AdjustmentStore.Field;
import nl.ronde.visit.ExceptionCode;
import nl.ronde.visit.ExceptionOutcome;
import nl.ronde.visit.NotDelivered;
import nl.ronde.visit.Visit;
import nl.ronde.visit.VisitCorrected;
import nl.ronde.visit.VisitDelivered;
import nl.ronde.visit.VisitDraft;
import nl.ronde.visit.VisitNotDelivered;
import nl.ronde.visit.VisitProblem;
import nl.ronde.visit.VisitStatus;
import nl.ronde.visit.VisitStep;
import org.jspecify.annotations.Nullable;

/** The corrections a person can make on a visit; each leaves its row beside the original. */
final class Corrections {
    private static final Duration LONGEST = Duration.ofHours(24);

    private final AdjustmentStore adjustments;
    private final Assignments assignments;
    private final BusinessClock clock;
    private final Events events;

    Corrections(AdjustmentStore adjustments, Assignments assignments, BusinessClock clock, Events events) {
        this.adjustments = adjustments;
        this.assignments = assignments;
        this.clock = clock;
        this.events = events;
    }

    /** Who corrects, and why. */
    record Why(Actor actor, String reasonCode, @Nullable String memo) {}

    /** Other times than reported; a visit under way whose end is now known is delivered. */
    void times(Tx tx, VisitDraft draft, @Nullable Instant begin, @Nullable Instant end, Why why) {
        if (draft.visit().status() != VisitStatus.UNDER_WAY && draft.visit().status() != VisitStatus.COMPLETED) {
            throw VisitProblem.ADJUSTMENT_NOT_POSSIBLE.refuse("Tijden horen bij een bezoek dat is begonnen.");
        }
        setTimes(tx, draft, begin, end, why);
        if (draft.visit().status() == VisitStatus.UNDER_WAY && draft.visit().end() != null) {
            draft.require(VisitStep.CORRECT_TO_DELIVERED, VisitProblem.ADJUSTMENT_NOT_POSSIBLE);
            draft.close(
                    ExceptionCode.MISSING_CHECK_OUT,
                    ExceptionOutcome.END_SET,
                    why.actor().userId(),
                    why.memo());
        }
    }

    /** Others are told once of a visit that is delivered now, or elsewhere, or at another time than they knew. */
    void tell(Tx tx, VisitDraft draft) {
        draft.afterSave(() -> {
            Visit visit = draft.visit();
            if (visit.status() == VisitStatus.COMPLETED && !VisitCorrected.isSameDelivery(draft.before(), visit)) {
                events.raise(tx, VisitDelivered.of(visit));
            }
        });
    }

    private void setTimes(Tx tx, VisitDraft draft, @Nullable Instant begin, @Nullable Instant end, Why why) {
        Visit before = draft.visit();
        Visit after = before.withAdjusted(
                begin == null ? null : AmsterdamTime.toMicroseconds(begin),
                end == null ? null : AmsterdamTime.toMicroseconds(end));
        Instant from = after.begin();
        Instant until = after.end();
        if (from != null
                && until != null
                && (!from.isBefore(until) || Duration.between(from, until).compareTo(LONGEST) > 0)) {
            throw VisitProblem.TIMES_INVALID.refuse(
                    VisitProblem.TIMES_INVALID.title(), end == null ? "/begin" : "/end");
        }
        draft.set(after);
        if (begin != null) {
            add(tx, draft, Field.BEGIN, before.begin(), after.begin(), why);
        }
        if (end != null) {
            add(tx, draft, Field.END, before.end(), after.end(), why);
        }
    }

    /** It was delivered after all; both times must be known then. */
    void toDelivered(Tx tx, VisitDraft draft, @Nullable Instant begin, @Nullable Instant end, Why why) {
        VisitStatus before = draft.visit().status();
        draft.require(VisitStep.CORRECT_TO_DELIVERED, VisitProblem.ADJUSTMENT_NOT_POSSIBLE);
        setTimes(tx, draft, begin, end, why);
        Visit visit = draft.visit();
        if (visit.begin() == null || visit.end() == null) {
            throw VisitProblem.OUTCOME_INCOMPLETE.refuse(
                    "Geef begin en einde op.", visit.begin() == null ? "/begin" : "/end");
        }
        Visit.Actual actual = visit.actual();
        draft.set(visit.withNotDelivered(null)
                .withActual(new Visit.Actual(
                        visit.worker(),
                        actual.offPlan(),
                        actual.standsFor(),
                        actual.begin(),
                        actual.beginQuality(),
                        actual.end(),
                        actual.endQuality(),
                        actual.checkOutDueAt())));
        draft.close(
                ExceptionCode.MISSING_CHECK_OUT,
                ExceptionOutcome.END_SET,
                why.actor().userId(),
                why.memo());
        add(tx, draft, Field.STATUS, before, visit.status(), why);
    }

    /** It was not delivered, why and for whose account. */
    void toNotDelivered(Tx tx, VisitDraft draft, NotDelivered notDelivered, Why why) {
        VisitStatus before = draft.visit().status();
        draft.require(VisitStep.CORRECT_TO_NOT_DELIVERED, VisitProblem.ADJUSTMENT_NOT_POSSIBLE);
        draft.set(draft.visit().withNotDelivered(notDelivered));
        draft.close(
                ExceptionCode.MISSING_CHECK_OUT,
                ExceptionOutcome.NOT_DELIVERED,
                why.actor().userId(),
                why.memo());
        add(tx, draft, Field.STATUS, before, draft.visit().status(), why);
        draft.afterSave(() -> events.raise(tx, new VisitNotDelivered(draft.visit(), clock.instant())));
    }

    /** It was not delivered, but for another reason or for somebody else's account; what is not given stays. */
    void whyNotDelivered(
            Tx tx,
            VisitDraft draft,
            NotDelivered.@Nullable Reason reason,
            NotDelivered.@Nullable Account account,
            Why why) {
        NotDelivered before = Objects.requireNonNull(draft.visit().settlement().notDelivered());
        NotDelivered after = NotDelivered.of(
                reason == null ? before.reason() : reason,
                account == null && reason == null ? before.account() : account);
        if (after.equals(before)) {
            throw VisitProblem.ADJUSTMENT_NOT_POSSIBLE.refuse("Dit staat er al zo.");
        }
        draft.set(draft.visit().withNotDelivered(after));
        add(tx, draft, Field.NOT_DELIVERED, words(before), words(after), why);
        draft.afterSave(() -> events.raise(tx, new VisitNotDelivered(draft.visit(), clock.instant())));
    }

    private static String words(NotDelivered why) {
        return why.reason() + ", " + why.account();
    }

    /** Another assignment, and with it perhaps another client. */
    void target(Tx tx, VisitDraft draft, UUID assignmentId, @Nullable UUID clientId, Why why) {
        Assignment assignment = assignments
                .find(tx, assignmentId)
                .orElseThrow(() -> VisitProblem.ASSIGNMENT_UNKNOWN.refuse(
                        VisitProblem.ASSIGNMENT_UNKNOWN.title(), "/assignmentId"));
        UUID expectedClient = clientId == null ? draft.visit().target().clientId() : clientId;
        if (!assignment.clientId().equals(expectedClient)) {
            throw VisitProblem.ASSIGNMENT_UNKNOWN.refuse("Deze toewijzing is van een andere cliënt.", "/assignmentId");
        }
        if (!assignment.covers(draft.visit().day())) {
            throw VisitProblem.OUTSIDE_ASSIGNMENT.refuse(
                    "Deze toewijzing geldt niet op "
                            + DutchMoment.day(draft.visit().day()) + ".",
                    "/assignmentId");
        }
        Visit.Target before = draft.visit().target();
        draft.set(draft.visit()
                .withTarget(new Visit.Target(assignment.clientId(), assignment.id(), assignment.agreementId())));
        if (!before.clientId().equals(assignment.clientId())) {
            add(tx, draft, Field.CLIENT, before.clientId(), assignment.clientId(), why);
        }
        add(tx, draft, Field.ASSIGNMENT, before.assignmentId(), assignment.id(), why);
        for (ExceptionCode code : new ExceptionCode[] {ExceptionCode.UNSCHEDULED, ExceptionCode.NO_ASSIGNMENT}) {
            draft.close(code, ExceptionOutcome.ATTACHED, why.actor().userId(), why.memo());
        }
    }

    /** Nobody pays for it. */
    void notChargeable(Tx tx, VisitDraft draft, Why why) {
        add(tx, draft, Field.CHARGEABLE, draft.visit().settlement().chargeable(), false, why);
        draft.set(draft.visit().withChargeable(false));
        ExceptionCode[] alsoSettled = {
            ExceptionCode.UNSCHEDULED, ExceptionCode.NO_ASSIGNMENT, ExceptionCode.OUTSIDE_ASSIGNMENT
        };
        for (ExceptionCode code : alsoSettled) {
            draft.close(code, ExceptionOutcome.NOT_CHARGEABLE, why.actor().userId(), why.memo());
        }
    }

    /** Another number of minutes than the times say. */
    void minutes(Tx tx, VisitDraft draft, int minutes, Why why) {
        if (draft.visit().status() != VisitStatus.COMPLETED) {
            throw VisitProblem.ADJUSTMENT_NOT_POSSIBLE.refuse("Minuten horen bij een geleverd bezoek.");
        }
        add(tx, draft, Field.MINUTES, draft.visit().minutesToApprove(), minutes, why);
        draft.set(draft.visit().withSetMinutes(minutes));
    }

    private void add(Tx tx, VisitDraft draft, Field field, @Nullable Object from, @Nullable Object to, Why why) {
        adjustments.add(
                tx,
                draft.visit().id(),
                field,
                from,
                to,
                why.reasonCode(),
                why.memo(),
                clock.instant(),
                why.actor().userId());
    }
}
