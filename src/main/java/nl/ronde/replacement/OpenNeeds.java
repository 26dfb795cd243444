package nl.ronde.replacement;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.ronde.audit.Audit;
import nl.ronde.calendar.AmsterdamTime;
import nl.ronde.platform.act.Actor;
import nl.ronde.platform.db.Tx;
import nl.ronde.platform.id.Ids;
import nl.ronde.replacement.AffectedVisits.Affected;
import nl.ronde.staff.AbsenceEnded;
import nl.ronde.staff.EmploymentEnds;
import nl.ronde.staff.LeaveCancelled;
import nl.ronde.staff.LeaveRecorded;
import nl.ronde.staff.SickReported;
import nl.ronde.visit.Visit;
import nl.ronde.visit.VisitStatus;
import org.jspecify.annotations.Nullable;

/**
 * What an absence means: all affected visits and clients at once, in the transaction that reports it; one need per cause and
 * assignment, never two at a time for one visit. Where the first was settled and the absence goes on, what the worker is
 * still planned for starts another.
 *
 * <p>Who replaces may fall away too. While nobody has delivered a visit of the first need, that need, and its term, run on; else
 * the second absence is one of its own, with a term from its own report.
 */
final class OpenNeeds {
    /** How far ahead an absence without a known end is looked at. */
    private static final int OPEN_END_DAYS = 28;

    private final AffectedVisits affected;
    private final HelpDays helpDays;
    private final EarlierReports earlier;
    private final NeedStore store;
    private final Requirements requirements;
    private final WatchNeeds watch;
    private final Audit audit;

    OpenNeeds(
            AffectedVisits affected,
            HelpDays helpDays,
            EarlierReports earlier,
            NeedStore store,
            Requirements requirements,
            WatchNeeds watch,
            Audit audit) {
        this.affected = affected;
        this.helpDays = helpDays;
        this.earlier = earlier;
        this.store = store;
        this.requirements = requirements;
        this.watch = watch;
        this.audit = audit;
    }

    /**
     * Why a worker does not come.
     *
     * @param reportedAt what the term counts from, unless a visit was missed before; null where it was known ahead: then the
     *     first affected visit
     */
    record Absence(
            Cause cause,
            UUID causeId,
            UUID workerId,
            @Nullable Instant reportedAt) {}

    void sick(Tx tx, SickReported report) {
        LocalDate last = lookedAtUntil(report, report.lastDay());
        List<Affected> visits = affected.ofWorker(tx, report.workerId(), report.firstDay(), last);
        earlier.bringForward(tx, report, lookedAtUntil(report, report.saidLastDay()), visits);
        absent(tx, new Absence(Cause.SICK, report.leaveId(), report.workerId(), report.occurredAt()), visits);
    }

    private static LocalDate lookedAtUntil(SickReported report, @Nullable LocalDate lastDay) {
        if (lastDay != null) {
            return lastDay;
        }
        LocalDate reported = AmsterdamTime.dateOf(report.occurredAt());
        LocalDate from = report.firstDay().isAfter(reported) ? report.firstDay() : reported;
        return AmsterdamTime.plusDays(from, OPEN_END_DAYS);
    }

    /** Looks ahead again where nobody knows when a sick worker is back: what comes into view counts from its first visit. */
    void stillSick(Tx tx, Instant now) {
        LocalDate until = AmsterdamTime.plusDays(AmsterdamTime.dateOf(now), OPEN_END_DAYS);
        Map<UUID, List<AffectedVisits.StillSick>> byLeave = affected.stillSick(tx, now, until).stream()
                .collect(Collectors.groupingBy(
                        AffectedVisits.StillSick::leaveId, LinkedHashMap::new, Collectors.toList()));
        byLeave.forEach((leave, visits) -> absent(
                tx,
                new Absence(Cause.SICK, leave, visits.getFirst().workerId(), null),
                visits.stream().map(AffectedVisits.StillSick::visit).toList()));
    }

    void leave(Tx tx, LeaveRecorded leave) {
        absent(
                tx,
                new Absence(Cause.LEAVE, leave.leaveId(), leave.workerId(), null),
                affected.ofWorker(tx, leave.workerId(), leave.firstDay(), leave.lastDay()));
    }

    /** The last day was set, moved or taken away. */
    void employmentEnds(Tx tx, EmploymentEnds ends) {
        if (ends.lastDay() != null) {
            absent(
                    tx,
                    new Absence(Cause.END_OF_EMPLOYMENT, ends.workerId(), ends.workerId(), null),
                    affected.ofWorker(
                            tx, ends.workerId(), AmsterdamTime.plusDays(ends.lastDay(), 1), AmsterdamTime.LAST_DAY));
        }
        lookAgain(tx, ends.workerId(), ends.workerId(), ends.lastDay() == null);
    }

    void leaveCancelled(Tx tx, LeaveCancelled leave) {
        lookAgain(tx, leave.leaveId(), leave.workerId(), true);
    }

    void recovered(Tx tx, AbsenceEnded ended) {
        lookAgain(tx, ended.leaveId(), ended.workerId(), true);
    }

    /** @param back whether the cause itself is gone; where it only moved, what she still goes to speaks for itself */
    private void lookAgain(Tx tx, UUID causeId, UUID workerId, boolean back) {
        Set<UUID> own = new TreeSet<>(store.ofCause(tx, causeId));
        own.forEach(need -> watch.look(tx, need, back));
        store.replacedBy(tx, workerId).stream()
                .filter(need -> !own.contains(need))
                .forEach(need -> watch.look(tx, need));
    }

    /** A series made a visit without a worker while hers is away: it belongs to the need of that absence. */
    void planned(Tx tx, Visit visit) {
        UUID assignment = visit.target().assignmentId();
        UUID series = visit.plan().seriesId();
        if (visit.status() == VisitStatus.VACANT && visit.version() == 1 && assignment != null && series != null) {
            store.ofVacant(tx, assignment, visit.day(), series).ifPresent(need -> store.addVisit(tx, need, visit.id()));
        }
        store.ofVisits(tx, List.of(visit.id())).forEach(need -> watch.look(tx, need));
    }

    /** Opens what these visits need, and looks at every need they are in. */
    void absent(Tx tx, Absence absence, List<Affected> touchedByIt) {
        List<Affected> visits = touchedByIt.isEmpty() ? touchedByIt : helpDays.covered(tx, touchedByIt);
        if (visits.isEmpty()) {
            return;
        }
        Map<UUID, List<NeedStore.Membership>> known =
                store.memberships(tx, visits.stream().map(Affected::visitId).toList()).stream()
                        .collect(Collectors.groupingBy(NeedStore.Membership::visitId));
        Set<UUID> touched = new TreeSet<>();
        Map<UUID, List<Affected>> byAssignment = new LinkedHashMap<>();
        for (Affected visit : visits) {
            if (isFree(tx, absence, known.getOrDefault(visit.visitId(), List.of()), touched)) {
                byAssignment
                        .computeIfAbsent(visit.assignmentId(), first -> new ArrayList<>())
                        .add(visit);
            }
        }
        byAssignment.values().forEach(group -> need(tx, absence, group, touched));
        touched.forEach(need -> watch.look(tx, need));
    }

    /** Help goes on after all: what of an earlier need is planned again and has nobody, is a need from now. */
    void anew(Tx tx, Need before, List<Affected> visits, Instant now) {
        if (visits.isEmpty()) {
            return;
        }
        Affected first = visits.getFirst();
        Absence absence = new Absence(before.cause(), before.causeId(), before.workerId(), now);
        UUID id = store.live(tx, before.causeId(), first.assignmentId(), now)
                .orElseGet(() -> open(tx, absence, first, now));
        for (Affected visit : visits) {
            store.passOn(tx, before.id(), visit.visitId());
            store.addVisit(tx, id, visit.visitId());
        }
        watch.look(tx, id);
    }

    /** Whether no other need sees to this visit; marks the needs that must be looked at again. */
    private boolean isFree(Tx tx, Absence absence, List<NeedStore.Membership> known, Set<UUID> touched) {
        boolean free = true;
        for (NeedStore.Membership each : known) {
            boolean own = each.workerId().equals(absence.workerId());
            boolean another = !each.causeId().equals(absence.causeId());
            boolean over = own ? another && each.state() == NeedState.FILLED : each.delivered();
            if (each.isLive() && over) {
                store.passOn(tx, each.needId(), each.visitId());
            } else if (each.isLive()) {
                free = false;
            } else if (own && !each.waived() && each.state() == NeedState.NONE_WANTED) {
                free = false;
            }
            if (each.isLive()) {
                touched.add(each.needId());
            }
        }
        return free;
    }

    private void need(Tx tx, Absence absence, List<Affected> visits, Set<UUID> touched) {
        Affected first = visits.getFirst();
        UUID assignment = first.assignmentId();
        Instant noticed = absence.reportedAt() == null || first.startsAt().isBefore(absence.reportedAt())
                ? first.startsAt()
                : absence.reportedAt();
        UUID id = store.live(tx, absence.causeId(), assignment, noticed).orElse(null);
        if (id == null) {
            boolean planned = visits.stream().anyMatch(Affected::planned);
            if (!planned && store.isKnown(tx, absence.causeId(), assignment)) {
                return;
            }
            id = open(tx, absence, first, noticed);
        }
        for (Affected visit : visits) {
            store.addVisit(tx, id, visit.visitId());
        }
        touched.add(id);
    }

    private UUID open(Tx tx, Absence absence, Affected first, Instant noticed) {
        boolean cannotWait = requirements
                .newest(tx, first.assignmentId())
                .filter(Requirements.Requirement::cannotWait)
                .isPresent();
        Need need = new Need(
                Ids.next(),
                1,
                absence.cause(),
                absence.causeId(),
                absence.workerId(),
                first.assignmentId(),
                null,
                first.clientId(),
                noticed,
                cannotWait,
                NeedState.OPEN,
                null,
                null);
        store.insert(tx, need, first.visitId());
        audit.append(
                tx,
                Actor.system(tx.providerId(), "event"),
                Audit.Kind.CREATE,
                "openReplacementNeed",
                NeedStore.TYPE,
                need.id(),
                need.clientId());
        return need.id();
    }
}
