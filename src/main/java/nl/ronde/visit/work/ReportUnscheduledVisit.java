package nl.ronde.visit.work;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import nl.ronde.calendar.AmsterdamTime;
import nl.ronde.platform.act.Act;
import nl.ronde.platform.act.EventTime;
import nl.ronde.platform.act.PhoneTime;
import nl.ronde.platform.db.Answer;
import nl.ronde.platform.db.Mutations;
import nl.ronde.platform.db.Tx;
import nl.ronde.platform.event.Events;
import nl.ronde.visit.ExceptionCode;
import nl.ronde.visit.FactStore;
import nl.ronde.visit.OwnVisitStore;
import nl.ronde.visit.Visit;
import nl.ronde.visit.VisitChecks;
import nl.ronde.visit.VisitDelivered;
import nl.ronde.visit.VisitDesk;
import nl.ronde.visit.VisitDraft;
import nl.ronde.visit.VisitProblem;
import nl.ronde.visit.VisitStatus;
import org.jspecify.annotations.Nullable;

/** A worker reports a visit that nobody had planned, to a client she has or had visits to. The office attaches it. */
final class ReportUnscheduledVisit {
    private final Mutations mutations;
    private final VisitActs acts;
    private final OwnVisitStore own;
    private final VisitDesk desk;
    private final FactStore facts;
    private final VisitChecks checks;
    private final Events events;

    ReportUnscheduledVisit(
            Mutations mutations,
            VisitActs acts,
            OwnVisitStore own,
            VisitDesk desk,
            FactStore facts,
            VisitChecks checks,
            Events events) {
        this.mutations = mutations;
        this.acts = acts;
        this.own = own;
        this.desk = desk;
        this.facts = facts;
        this.checks = checks;
        this.events = events;
    }

    record Report(
            UUID id,
            UUID clientId,
            PhoneTime begin,
            @Nullable PhoneTime end,
            @Nullable String text) {}

    Answer run(Act act, Report report, EventTime begin, @Nullable EventTime end) {
        UUID worker = Access.worker(act.actor());
        return mutations.once(act, tx -> {
            Tx.Later<UUID> allowed = own.mayVisit(tx, report.clientId(), worker);
            Optional<VisitDraft> known = desk.open(tx, report.id());
            if (allowed.rows().isEmpty() && !act.isAdmitted()) {
                throw VisitProblem.CLIENT_UNKNOWN.refuse(VisitProblem.CLIENT_UNKNOWN.title(), "/clientId");
            }
            if (known.isPresent()) {
                return again(tx, act, report, known.get(), worker, begin);
            }
            VisitDraft draft = desk.begin(visit(report, worker, begin, end));
            draft.raise(ExceptionCode.UNSCHEDULED);
            checks.review(tx, draft);
            checks.reviewClock(draft, begin);
            checks.reviewLateness(tx, draft);
            draft.afterSave(() -> {
                facts.add(tx, act, report.id(), FactStore.Kind.UNSCHEDULED, act.time(), null, report.text());
                facts.add(tx, act, report.id(), FactStore.Kind.CHECK_IN, begin, null, null);
                if (end != null) {
                    facts.add(tx, act, report.id(), FactStore.Kind.CHECK_OUT, end, null, null);
                    events.raise(tx, VisitDelivered.of(draft.visit(), end.occurredAt()));
                }
            });
            return acts.save(tx, act, draft);
        });
    }

    /** The same visit told once more with another key: a fact, no second visit. */
    private Object again(Tx tx, Act act, Report report, VisitDraft draft, UUID worker, EventTime begin) {
        Visit visit = draft.visit();
        if (!worker.equals(visit.actual().doneBy())
                || !visit.target().clientId().equals(report.clientId())) {
            throw VisitProblem.VISIT_EXISTS.refuse(VisitProblem.VISIT_EXISTS.title(), "/id");
        }
        facts.add(tx, act, report.id(), FactStore.Kind.UNSCHEDULED, begin, null, report.text());
        draft.markMerged();
        return acts.save(tx, act, draft);
    }

    private Visit visit(Report report, UUID worker, EventTime begin, @Nullable EventTime end) {
        Instant from = begin.occurredAt();
        Visit bare = new Visit(
                report.id(),
                1,
                new Visit.Target(report.clientId(), null, null),
                new Visit.Plan(null, null, null, false, null, null, null),
                new Visit.Actual(worker, true, null, from, begin.quality(), null, null, null),
                VisitStatus.UNDER_WAY,
                Visit.Settlement.NONE);
        Instant due = AmsterdamTime.plusHours(from, checks.settings(bare).missingCheckOutAfterHours());
        return bare.withStatus(end == null ? VisitStatus.UNDER_WAY : VisitStatus.COMPLETED)
                .withActual(new Visit.Actual(
                        worker,
                        true,
                        null,
                        from,
                        begin.quality(),
                        end == null ? null : end.occurredAt(),
                        end == null ? null : end.quality(),
                        due));
    }
}
