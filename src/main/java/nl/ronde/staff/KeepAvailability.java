package nl.ronde.staff;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import nl.ronde.audit.Audit;
import nl.ronde.calendar.AmsterdamTime;
import nl.ronde.platform.act.Act;
import nl.ronde.platform.act.Actor;
import nl.ronde.platform.act.ClockQuality;
import nl.ronde.platform.clock.BusinessClock;
import nl.ronde.platform.db.Answer;
import nl.ronde.platform.db.Db;
import nl.ronde.platform.db.Mutations;
import nl.ronde.platform.problem.CommonProblem;
import org.jspecify.annotations.Nullable;

/** A worker says when she can work; she and the planner see which word counts on which days. It plans nothing by itself. */
final class KeepAvailability {
    private static final int DAYS_SHOWN = 84;
    private static final int MOST_DAYS = 366;

    private final Db db;
    private final Mutations mutations;
    private final WorkerStore workers;
    private final AvailabilityStore store;
    private final BusinessClock clock;
    private final Audit audit;

    KeepAvailability(
            Db db,
            Mutations mutations,
            WorkerStore workers,
            AvailabilityStore store,
            BusinessClock clock,
            Audit audit) {
        this.db = db;
        this.mutations = mutations;
        this.workers = workers;
        this.store = store;
        this.clock = clock;
        this.audit = audit;
    }

    /** @param id made by the phone; the same id told again changes nothing */
    record Said(
            UUID id,
            LocalDate from,
            LocalDate until,
            List<Availability.Window> windows,
            @Nullable String text) {}

    /** What a worker is answered. */
    record Done(UUID id, Instant occurredAt, ClockQuality clockQuality) {
        static Done of(Availability said) {
            return new Done(said.id(), said.time().occurredAt(), said.time().quality());
        }
    }

    /** What counts from the first to the last day. */
    record Shown(LocalDate from, LocalDate until, List<PeriodJson> periods) {}

    /** Days for which one word counts. */
    record PeriodJson(
            LocalDate firstDay,
            LocalDate lastDay,
            UUID availabilityId,
            List<Availability.Window> windows,
            @Nullable String text,
            Instant occurredAt,
            ClockQuality clockQuality) {
        static PeriodJson of(AvailabilityCalendar.Period period) {
            Availability said = period.said();
            return new PeriodJson(
                    period.firstDay(),
                    period.lastDay(),
                    said.id(),
                    said.windows(),
                    said.text(),
                    said.time().occurredAt(),
                    said.time().quality());
        }
    }

    Answer report(Act act, Said said) {
        UUID workerId = ReportAbsence.worker(act.actor());
        Days.requireOrder(said.from(), said.until(), "/until");
        for (int i = 0; i < said.windows().size(); i++) {
            Availability.Window window = said.windows().get(i);
            if (!window.end().isAfter(window.begin())) {
                throw StaffProblem.WINDOW_INVALID.refuse(StaffProblem.WINDOW_INVALID.title(), "/windows/" + i + "/end");
            }
        }
        Availability availability = new Availability(
                said.id(), workerId, said.from(), said.until(), said.windows(), said.text(), act.time());
        return mutations.once(act, tx -> {
            if (!store.insert(tx, act, availability)) {
                Availability known = store.find(tx, said.id()).orElseThrow();
                if (!known.workerId().equals(workerId) || !sameWords(known, availability)) {
                    throw StaffProblem.AVAILABILITY_EXISTS.refuse(StaffProblem.AVAILABILITY_EXISTS.title(), "/id");
                }
                return Done.of(known);
            }
            audit.append(tx, act.actor(), Audit.Kind.CREATE, act.operation(), ManageWorkers.WORKER, workerId, null);
            return Done.of(availability);
        });
    }

    private static boolean sameWords(Availability one, Availability other) {
        return one.firstDay().equals(other.firstDay())
                && one.lastDay().equals(other.lastDay())
                && one.windows().equals(other.windows())
                && java.util.Objects.equals(one.text(), other.text());
    }

    Shown own(Actor actor, @Nullable LocalDate from, @Nullable LocalDate until) {
        return shown(actor, "getMyAvailability", ReportAbsence.worker(actor), from, until);
    }

    Shown of(Actor actor, UUID workerId, @Nullable LocalDate from, @Nullable LocalDate until) {
        return shown(actor, "listWorkerAvailability", workerId, from, until);
    }

    private Shown shown(
            Actor actor, String action, UUID workerId, @Nullable LocalDate from, @Nullable LocalDate until) {
        LocalDate first = from == null ? AmsterdamTime.dateOf(clock.instant()) : from;
        LocalDate last = until == null ? AmsterdamTime.plusDays(first, DAYS_SHOWN - 1) : until;
        if (last.isBefore(first) || AmsterdamTime.daysBetween(first, last) >= MOST_DAYS) {
            throw StaffProblem.RANGE_INVALID.refuse(StaffProblem.RANGE_INVALID.title(), "until");
        }
        return db.reading(actor.providerId(), tx -> {
            workers.find(tx, workerId).orElseThrow(CommonProblem.NOT_FOUND::refuse);
            audit.append(tx, actor, Audit.Kind.READ, action, ManageWorkers.WORKER, workerId, null);
            List<PeriodJson> periods =
                    AvailabilityCalendar.of(store.about(tx, workerId, first, last), first, last).stream()
                            .map(PeriodJson::of)
                            .toList();
            return new Shown(first, last, periods);
        });
    }
}
