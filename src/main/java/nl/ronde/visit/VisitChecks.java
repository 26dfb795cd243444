package nl.ronde.visit;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import nl.ronde.agreement.Agreements;
import nl.ronde.agreement.Settings;
import nl.ronde.assignment.Assignment;
import nl.ronde.assignment.Assignments;
import nl.ronde.assignment.life.ServiceDays;
import nl.ronde.calendar.AmsterdamTime;
import nl.ronde.calendar.CarePeriod;
import nl.ronde.platform.act.EventTime;
import nl.ronde.platform.clock.BusinessClock;
import nl.ronde.platform.db.Tx;
import org.jspecify.annotations.Nullable;

/** Gathers what the rules need and turns their findings into exceptions of a draft. */
public final class VisitChecks {
    private final ServiceDays serviceDays = new ServiceDays();
    private final CheckStore store;
    private final FactStore facts;
    private final Assignments assignments;
    private final Agreements agreements;
    private final ExportedPeriods exported;
    private final BusinessClock clock;

    VisitChecks(
            CheckStore store,
            FactStore facts,
            Assignments assignments,
            Agreements agreements,
            ExportedPeriods exported,
            BusinessClock clock) {
        this.store = store;
        this.facts = facts;
        this.assignments = assignments;
        this.agreements = agreements;
        this.exported = exported;
        this.clock = clock;
    }

    /** The settings of the visit's agreement, or those of the house where it has none. */
    public Settings settings(Visit visit) {
        String agreementId = visit.target().agreementId();
        return agreementId == null ? agreements.house().settings() : agreements.settings(agreementId);
    }

    /**
     * Opens what is odd about the visit as it stands now and closes what no longer is. What a person has accepted is not
     * opened again, except an overlap whose times were changed since.
     */
    public void review(Tx tx, VisitDraft draft) {
        Visit visit = draft.visit();
        if (visit.status() != VisitStatus.COMPLETED) {
            VisitRules.FROM_STATE.stream()
                    .filter(code -> visit.status() == VisitStatus.NOT_DELIVERED)
                    .forEach(code -> draft.close(code, ExceptionOutcome.RESOLVED, null, null));
            return;
        }
        UUID assignmentId = visit.target().assignmentId();
        Tx.Later<ServiceDays.Line> gaps = assignmentId == null ? List::of : serviceDays.ask(tx, assignmentId);
        VisitRules.Facts known = gather(tx, visit);
        var found = VisitRules.findings(visit, known);
        if (!ServiceDays.gaps(gaps.rows()).allow(visit.day())) {
            found.add(ExceptionCode.OUTSIDE_ASSIGNMENT);
        }
        for (ExceptionCode code : VisitRules.FROM_STATE) {
            if (!found.contains(code)) {
                draft.close(code, ExceptionOutcome.RESOLVED, null, null);
            } else if (!draft.wasAccepted(code) || (code == ExceptionCode.OVERLAP && draft.timesChanged())) {
                draft.raise(code, code.mustSettle(), code == ExceptionCode.OVERLAP ? known.overlapsWith() : null);
            }
        }
    }

    private VisitRules.Facts gather(Tx tx, Visit visit) {
        UUID worker = visit.worker();
        Instant begin = visit.begin();
        Instant end = visit.end();
        UUID assignmentId = visit.target().assignmentId();
        // All sent before the first is waited for.
        Tx.Later<FactStore.Contact> contact = worker == null
                ? List::of
                : facts.contact(tx, worker, visit.target().clientId(), visit.id(), visit.startsAt());
        Tx.Later<UUID> overlap = begin == null || end == null || !begin.isBefore(end)
                ? List::of
                : store.overlapping(tx, visit, worker, begin, end);
        VisitRules.Span week = VisitRules.week(visit.day());
        Tx.Later<Long> weekMinutes =
                assignmentId == null ? List::of : store.minutes(tx, assignmentId, week, visit.id());
        Assignment assignment =
                assignmentId == null ? null : assignments.find(tx, assignmentId).orElseThrow();
        boolean clientHasAssignment = assignment != null
                || assignments.ofClient(tx, visit.target().clientId()).stream()
                        .anyMatch(each -> each.covers(visit.day()));
        FactStore.Contact met = contact.rows().stream().findFirst().orElse(new FactStore.Contact(true, true));
        return new VisitRules.Facts(
                assignment,
                clientHasAssignment,
                met.legitimated(),
                met.metBefore(),
                overlap.rows().stream().findFirst().orElse(null),
                otherMinutes(tx, visit, assignment, week, weekMinutes),
                settings(visit).deviationToleranceMinutes());
    }

    private long otherMinutes(
            Tx tx, Visit visit, @Nullable Assignment assignment, VisitRules.Span week, Tx.Later<Long> weekMinutes) {
        if (assignment == null) {
            return 0;
        }
        VisitRules.Span span = VisitRules.volumeSpan(assignment, visit.day());
        Tx.Later<Long> minutes = span.equals(week) ? weekMinutes : store.minutes(tx, assignment.id(), span, visit.id());
        return minutes.rows().getFirst();
    }

    /** Opens what the phone's clock leaves in doubt. */
    public void reviewClock(VisitDraft draft, EventTime time) {
        if (time.quality() == nl.ronde.platform.act.ClockQuality.UNVERIFIED) {
            draft.raise(ExceptionCode.CLOCK_UNVERIFIED, time.isFarOff(), null);
        }
        Visit.Actual reported = draft.visit().actual();
        if (reported.begin() != null && reported.end() != null && reported.end().isBefore(reported.begin())) {
            // One of the two clocks was wrong, whatever they say of themselves: no minutes come of it by accident.
            draft.raise(ExceptionCode.CLOCK_UNVERIFIED, true, null);
        }
    }

    /** Opens a late arrival: something of the visit's period has been exported. The present period cannot have been. */
    public void reviewLateness(Tx tx, VisitDraft draft) {
        String agreementId = draft.visit().target().agreementId();
        CarePeriod period = CarePeriod.containing(draft.visit().day());
        CarePeriod present = CarePeriod.containing(AmsterdamTime.dateOf(clock.instant()));
        if (agreementId != null && period.compareTo(present) < 0 && exported.isExported(tx, agreementId, period)) {
            draft.raise(ExceptionCode.LATE_AFTER_CLOSE);
        }
    }
}
