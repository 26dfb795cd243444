package nl.ronde.staff;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.ronde.audit.Audit;
import nl.ronde.calendar.AmsterdamTime;
import nl.ronde.platform.act.Act;
import nl.ronde.platform.act.Actor;
import nl.ronde.platform.act.ClockQuality;
import nl.ronde.platform.clock.BusinessClock;
import nl.ronde.platform.db.Answer;
import nl.ronde.platform.db.Mutations;
import nl.ronde.platform.db.Tx;
import nl.ronde.platform.event.Events;
import nl.ronde.platform.id.Ids;
import nl.ronde.platform.problem.CommonProblem;
import org.jspecify.annotations.Nullable;

/**
 * A worker reports sick (ziekmelding), and better. Never refused for being odd: reports over the same days are one absence,
 * and the leave follows from all of them, in whatever order they come in.
 */
final class ReportAbsence {
    private final Mutations mutations;
    private final WorkerStore workers;
    private final WorkerFileStore files;
    private final AbsenceStore reports;
    private final BusinessClock clock;
    private final Audit audit;
    private final Events events;

    ReportAbsence(
            Mutations mutations,
            WorkerStore workers,
            WorkerFileStore files,
            AbsenceStore reports,
            BusinessClock clock,
            Audit audit,
            Events events) {
        this.mutations = mutations;
        this.workers = workers;
        this.files = files;
        this.reports = reports;
        this.clock = clock;
        this.audit = audit;
        this.events = events;
    }

    /**
     * A sick report.
     *
     * @param id of the absence, made by the phone
     * @param kind {@code sick}
     * @param firstDay without it the day on which it was reported
     */
    record Sick(
            UUID id,
            String kind,
            @Nullable LocalDate firstDay,
            @Nullable LocalDate expectedLastDay,
            @Nullable String text) {}

    /**
     * She is better.
     *
     * @param backOn the first day she works again; without it the day on which it was reported
     */
    record Recovered(@Nullable LocalDate backOn, @Nullable String text) {}

    /**
     * What a worker is answered.
     *
     * @param leave the absence as it stands; absent where there was none to end
     */
    record Done(StaffJson.@Nullable LeaveJson leave, Instant occurredAt, ClockQuality clockQuality) {}

    /** The worker that this user is. */
    static UUID worker(Actor actor) {
        if (actor.workerId() == null) {
            throw CommonProblem.FORBIDDEN.refuse();
        }
        return actor.workerId();
    }

    Answer sick(Act act, Sick said) {
        UUID workerId = worker(act.actor());
        LocalDate firstDay = orDayOf(act, said.firstDay(), "/firstDay");
        Days.requireInRange(said.expectedLastDay(), "/expectedLastDay");
        return mutations.once(act, tx -> {
            workers.lock(tx, workerId).orElseThrow(CommonProblem.NOT_FOUND::refuse);
            AbsenceReport report =
                    report(act, AbsenceReport.Kind.SICK, workerId, firstDay, said.expectedLastDay(), said.text());
            SickDays days = new SickDays(firstDay, report.expectedLastDay());
            Leave leave = absence(tx, workerId, said.id(), days, act);
            reports.insert(tx, act, of(leave, report));
            reports.attachRecoveries(tx, workerId, leave.id(), act.time().occurredAt(), firstDay);
            Leave after = settle(tx, act, workerId, leave);
            if (after.cancelledAt() == null) {
                events.raise(
                        tx,
                        new SickReported(
                                after.id(),
                                workerId,
                                after.firstDay(),
                                after.lastDay(),
                                report.expectedLastDay(),
                                isEarliest(tx, after, act),
                                act.time().occurredAt()));
            }
            return done(act, after);
        });
    }

    private boolean isEarliest(Tx tx, Leave leave, Act act) {
        return reports.ofLeave(tx, leave.id()).stream()
                .noneMatch(each -> each.time().occurredAt().isBefore(act.time().occurredAt()));
    }

    Answer recovered(Act act, Recovered said) {
        UUID workerId = worker(act.actor());
        LocalDate backOn = orDayOf(act, said.backOn(), "/backOn");
        return mutations.once(act, tx -> {
            workers.lock(tx, workerId).orElseThrow(CommonProblem.NOT_FOUND::refuse);
            AbsenceReport report = report(act, AbsenceReport.Kind.RECOVERED, workerId, backOn, null, said.text());
            Optional<Leave> ends = sickLeaves(tx, workerId)
                    .filter(leave -> days(leave).contains(backOn))
                    .findFirst();
            reports.insert(tx, act, ends.map(leave -> of(leave, report)).orElse(report));
            if (ends.isEmpty()) {
                audit.append(tx, act.actor(), Audit.Kind.UPDATE, act.operation(), ManageWorkers.WORKER, workerId, null);
                return done(act, null);
            }
            Leave before = ends.get();
            Leave after = settle(tx, act, workerId, before);
            if (after.cancelledAt() != null) {
                events.raise(
                        tx,
                        new LeaveCancelled(
                                after.id(), workerId, before.firstDay(), before.lastDay(), after.cancelledAt()));
            } else {
                events.raise(
                        tx,
                        new AbsenceEnded(
                                after.id(),
                                workerId,
                                after.firstDay(),
                                after.lastDay(),
                                act.time().occurredAt()));
            }
            return done(act, after);
        });
    }

    private static LocalDate orDayOf(Act act, @Nullable LocalDate day, String field) {
        Days.requireInRange(day, field);
        return day == null ? AmsterdamTime.dateOf(act.time().occurredAt()) : day;
    }

    private static AbsenceReport report(
            Act act,
            AbsenceReport.Kind kind,
            UUID workerId,
            LocalDate day,
            @Nullable LocalDate lastDay,
            @Nullable String text) {
        return new AbsenceReport(Ids.next(), workerId, null, kind, day, lastDay, text, act.time());
    }

    private static AbsenceReport of(Leave leave, AbsenceReport report) {
        return new AbsenceReport(
                report.id(),
                report.workerId(),
                leave.id(),
                report.kind(),
                report.day(),
                report.lastDay(),
                report.text(),
                report.time());
    }

    /** The absence that a report is about: the one with its id, else the one over the same days, else a new one. */
    private Leave absence(Tx tx, UUID workerId, UUID id, SickDays said, Act act) {
        Optional<Leave> known = files.leave(tx, workerId, id);
        if (known.isPresent() && known.get().kind() == LeaveKind.SICK) {
            return known.get();
        }
        List<Leave> same = sickLeaves(tx, workerId)
                .filter(leave -> days(leave).overlaps(said))
                .toList();
        if (same.isEmpty()) {
            Leave leave = new Leave(id, said.firstDay(), said.lastDay(), LeaveKind.SICK, null);
            if (!files.insertSick(tx, workerId, leave)) {
                throw StaffProblem.ABSENCE_EXISTS.refuse(StaffProblem.ABSENCE_EXISTS.title(), "/id");
            }
            return leave;
        }
        Leave first = same.getFirst();
        for (Leave other : same.subList(1, same.size())) {
            reports.move(tx, other.id(), first.id());
            files.cancelLeave(tx, other.id(), clock.instant());
        }
        return first;
    }

    private java.util.stream.Stream<Leave> sickLeaves(Tx tx, UUID workerId) {
        return files.leaves(tx, workerId).stream()
                .filter(leave -> leave.kind() == LeaveKind.SICK && leave.cancelledAt() == null)
                .sorted(Comparator.comparing(Leave::firstDay).thenComparing(Leave::id));
    }

    private static SickDays days(Leave leave) {
        return new SickDays(leave.firstDay(), leave.lastDay());
    }

    /** Writes the leave as it follows from everything that was said of it. */
    private Leave settle(Tx tx, Act act, UUID workerId, Leave leave) {
        Optional<SickDays> days = SickDays.of(reports.ofLeave(tx, leave.id()));
        Instant takenBack = leave.cancelledAt();
        // What the office or she herself took back holds against anything that was said before.
        if (takenBack != null && !act.time().occurredAt().isBefore(takenBack)) {
            takenBack = null;
        }
        if (days.isEmpty() && takenBack == null) {
            takenBack = clock.instant();
        }
        Leave after = new Leave(
                leave.id(),
                days.map(SickDays::firstDay).orElse(leave.firstDay()),
                days.isPresent() ? days.get().lastDay() : leave.lastDay(),
                leave.kind(),
                takenBack);
        files.changeSick(tx, after);
        workers.touch(tx, workerId);
        audit.append(tx, act.actor(), Audit.Kind.UPDATE, act.operation(), ManageWorkers.WORKER, workerId, null);
        return after;
    }

    private static Done done(Act act, @Nullable Leave leave) {
        return new Done(
                leave == null ? null : StaffJson.LeaveJson.of(leave),
                act.time().occurredAt(),
                act.time().quality());
    }
}
