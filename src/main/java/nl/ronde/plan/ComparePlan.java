package nl.ronde.plan;

import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.ronde.agreement.Agreements;
import nl.ronde.agreement.Catalogue;
import nl.ronde.agreement.ResultKey;
import nl.ronde.assignment.Assignment;
import nl.ronde.assignment.Assignments;
import nl.ronde.audit.Audit;
import nl.ronde.calendar.AmsterdamTime;
import nl.ronde.plan.PlanContent.Activity;
import nl.ronde.plan.PlanContent.CarePart;
import nl.ronde.plan.PlanContent.Frequency;
import nl.ronde.platform.act.Actor;
import nl.ronde.platform.db.Db;
import nl.ronde.platform.db.SqlValues;
import nl.ronde.platform.db.Tx;
import nl.ronde.platform.problem.CommonProblem;
import org.jspecify.annotations.Nullable;

/** What was agreed against what was done, per result area, over some days (both included). */
final class ComparePlan {
    private static final int MOST_DAYS = 366;

    private static final String DELIVERED = """
            SELECT coalesce(adjusted_begin, begin_at) AS begun, coalesce(adjusted_end, end_at) AS ended, set_minutes
            FROM visit WHERE provider_id = $1 AND assignment_id = $2 AND day BETWEEN $3 AND $4 AND status = 'COMPLETED'""";

    /** What was agreed for every visit was agreed for those that did not come about, too. */
    private static final String TO_BE = """
            SELECT count(*) AS visits FROM visit
            WHERE provider_id = $1 AND assignment_id = $2 AND day BETWEEN $3 AND $4 AND status <> 'CANCELLED'""";

    private static final String DONE = """
            SELECT a.area, coalesce(a.activity, a.free_text) AS what, count(DISTINCT a.visit_id) AS visits
            FROM visit_activity a JOIN visit v ON v.provider_id = $1 AND v.id = a.visit_id
            WHERE a.provider_id = $1 AND v.assignment_id = $2 AND v.day BETWEEN $3 AND $4 AND v.status = 'COMPLETED' AND a.done
            GROUP BY 1, 2 ORDER BY 1, 2""";

    private final Db db;
    private final PlanStore store;
    private final Assignments assignments;
    private final Agreements agreements;
    private final Audit audit;

    ComparePlan(Db db, PlanStore store, Assignments assignments, Agreements agreements, Audit audit) {
        this.db = db;
        this.store = store;
        this.assignments = assignments;
        this.agreements = agreements;
        this.audit = audit;
    }

    /**
     * The comparison.
     *
     * @param planId the plan in force, if any
     * @param visits that were delivered
     * @param visitsToBe that were in the plan and not cancelled, delivered or not; what is agreed per visit counts these
     * @param agreedMinutes what the plan's minutes come to over these days; null where it names none
     */
    record Comparison(
            UUID assignmentId,
            LocalDate from,
            LocalDate until,
            @Nullable UUID planId,
            int visits,
            int visitsToBe,
            long deliveredMinutes,
            @Nullable Long agreedMinutes,
            List<Area> areas) {}

    /** One result area, or one result in words. */
    record Area(String area, String label, @Nullable Long agreedMinutes, List<Line> activities) {}

    /**
     * One activity.
     *
     * @param agreed null where it was done without being agreed
     * @param agreedTimes over these days, to one decimal
     * @param doneTimes at how many delivered visits it was done
     */
    record Line(
            @Nullable String activity,
            @Nullable String text,
            String label,
            @Nullable Frequency agreed,
            double agreedTimes,
            int doneTimes) {}

    Comparison run(Actor actor, UUID assignmentId, LocalDate from, LocalDate until) {
        if (until.isBefore(from) || AmsterdamTime.daysBetween(from, until) >= MOST_DAYS) {
            throw PlanProblem.TIME_IMPOSSIBLE.refuse(
                    "Kies ten hoogste een jaar, met het begin voor het einde.", "until");
        }
        return db.reading(actor.providerId(), tx -> {
            Assignment assignment = assignments.find(tx, assignmentId).orElseThrow(CommonProblem.NOT_FOUND::refuse);
            Tx.Later<Long> minutes = tx.later(DELIVERED, ComparePlan::minutes, assignmentId, from, until);
            Tx.Later<Integer> toBe = tx.later(TO_BE, row -> row.getInteger("visits"), assignmentId, from, until);
            List<Done> done = tx.list(
                    DONE,
                    row -> new Done(row.getString("area"), row.getString("what"), row.getInteger("visits")),
                    assignmentId,
                    from,
                    until);
            Tx.Later<PlanStore.Result> results = store.results(tx, assignmentId);
            SupportPlan plan = store.ofClient(tx, assignment.clientId()).stream()
                    .filter(each -> each.assignmentId().equals(assignmentId) && each.state() == PlanState.SIGNED)
                    .findFirst()
                    .orElse(null);
            audit.append(
                    tx,
                    actor,
                    Audit.Kind.READ,
                    "comparePlanWithVisits",
                    PlanStore.TYPE,
                    plan == null ? null : plan.id(),
                    assignment.clientId());
            List<Long> visits = minutes.rows();
            int visitsToBe = toBe.rows().getFirst();
            Span span = new Span(AmsterdamTime.daysBetween(from, until) + 1, visitsToBe);
            List<Area> areas = areas(
                    plan == null ? List.of() : plan.content().careParts(),
                    new Labels(
                            agreements.get(assignment.agreementId()).catalogue().orElse(null),
                            results.rows().stream()
                                    .collect(Collectors.toMap(PlanStore.Result::area, PlanStore.Result::words))),
                    new ArrayList<>(done),
                    span);
            return new Comparison(
                    assignmentId,
                    from,
                    until,
                    plan == null ? null : plan.id(),
                    visits.size(),
                    visitsToBe,
                    visits.stream().mapToLong(Long::longValue).sum(),
                    sum(areas.stream().map(Area::agreedMinutes).toList()),
                    areas);
        });
    }

    private static long minutes(Row row) {
        Integer set = row.getInteger("set_minutes");
        Instant begun = SqlValues.instantOrNull(row, "begun");
        Instant ended = SqlValues.instantOrNull(row, "ended");
        return set != null
                ? set
                : begun == null || ended == null ? 0 : Math.max(0, AmsterdamTime.minutesBetween(begun, ended));
    }

    private static List<Area> areas(List<CarePart> parts, Labels labels, List<Done> left, Span span) {
        List<Area> areas = new ArrayList<>();
        for (CarePart part : parts) {
            List<Line> lines = part.activities().stream()
                    .map(activity -> line(part.key(), activity, labels, left, span))
                    .toList();
            areas.add(new Area(
                    part.key(), part.result(), agreedMinutes(part.activities(), span), new ArrayList<>(lines)));
        }
        Map<String, List<Line>> notAgreed = new LinkedHashMap<>();
        left.forEach(done -> notAgreed
                .computeIfAbsent(done.area(), area -> new ArrayList<>())
                .add(notAgreed(done, labels)));
        notAgreed.forEach((area, lines) -> areas.stream()
                .filter(each -> area.equals(each.area()))
                .findFirst()
                .ifPresentOrElse(
                        each -> each.activities().addAll(lines),
                        () -> areas.add(new Area(area, labels.area(area), null, lines))));
        return areas;
    }

    private static Line line(String area, Activity activity, Labels labels, List<Done> left, Span span) {
        Done match = left.stream()
                .filter(each -> each.area().equals(area)
                        && each.what().strip().equalsIgnoreCase(activity.key().strip()))
                .findFirst()
                .orElse(null);
        if (match != null) {
            left.remove(match);
        }
        return new Line(
                activity.activity(),
                activity.text(),
                labels.activity(activity.key()),
                activity.frequency(),
                Math.round(span.times(activity.frequency()) * 10) / 10.0,
                match == null ? 0 : match.visits());
    }

    private static Line notAgreed(Done done, Labels labels) {
        boolean listed = labels.lists(done.what());
        return new Line(
                listed ? done.what() : null,
                listed ? null : done.what(),
                labels.activity(done.what()),
                null,
                0,
                done.visits());
    }

    private static @Nullable Long agreedMinutes(List<Activity> activities, Span span) {
        return sum(activities.stream()
                .map(each -> each.minutes() == null ? null : Math.round(span.times(each.frequency()) * each.minutes()))
                .toList());
    }

    private static @Nullable Long sum(List<@Nullable Long> figures) {
        Long total = null;
        for (Long each : figures) {
            total = each == null ? total : Long.valueOf(each + (total == null ? 0 : total));
        }
        return total;
    }

    /** The words of codes: of the agreement's catalogue, or of the plans themselves, older ones included. */
    private record Labels(@Nullable Catalogue catalogue, Map<String, String> results) {
        boolean lists(String key) {
            return catalogue != null && catalogue.activity(key).isPresent();
        }

        String activity(String key) {
            return catalogue == null
                    ? key
                    : catalogue.activity(key).map(Catalogue.Activity::label).orElse(key);
        }

        String area(String key) {
            return catalogue == null
                    ? results.getOrDefault(key, ResultKey.OTHER_LABEL)
                    : catalogue.area(key).map(Catalogue.Area::label).orElse(key);
        }
    }

    private record Done(String area, String what, int visits) {}

    /** So many days with so many visits that were to be. */
    private record Span(long days, int visits) {
        double times(Frequency frequency) {
            return frequency.times() * frequency.per().periodsIn(days, visits);
        }
    }
}
