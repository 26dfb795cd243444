package nl.ronde.obligation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.util.List;
import nl.ronde.agreement.TermKind;
import nl.ronde.agreement.TermSource;
import nl.ronde.calendar.AmsterdamTime;
import nl.ronde.calendar.Deadline;
import nl.ronde.calendar.Term;
import nl.ronde.calendar.TermUnit;
import nl.ronde.obligation.WarningPlan.Step;
import nl.ronde.platform.act.Role;
import nl.ronde.platform.id.Ids;
import org.junit.jupiter.api.Test;

/** When a term is told of, for terms of hours and of years. */
class WarningPlanTest {
    @Test
    void forty_eight_hours_are_told_of_a_day_half_a_day_and_six_hours_before() {
        assertThat(plan("2026-03-03T09:00:00+01:00", Term.of(48, TermUnit.HOURS), false))
                .containsExactly(
                        step(Urgency.AHEAD, "2026-03-04T09:00:00+01:00"),
                        step(Urgency.SOON, "2026-03-04T21:00:00+01:00"),
                        step(Urgency.URGENT, "2026-03-05T03:00:00+01:00"),
                        step(Urgency.OVERDUE, "2026-03-05T09:00:00+01:00"));
    }

    @Test
    void a_month_is_told_of_half_way_a_week_before_and_on_its_last_day() {
        assertThat(plan("2026-03-02T10:00:00+01:00", Term.of(1, TermUnit.MONTHS), false))
                .containsExactly(
                        step(Urgency.AHEAD, "2026-03-18T00:00:00+01:00"),
                        step(Urgency.SOON, "2026-03-26T00:00:00+01:00"),
                        step(Urgency.URGENT, "2026-04-02T00:00:00+02:00"),
                        step(Urgency.OVERDUE, "2026-04-03T00:00:00+02:00"));
    }

    @Test
    void a_year_is_told_of_eight_weeks_and_a_week_before() {
        assertThat(plan("2026-03-02T10:00:00+01:00", Term.of(1, TermUnit.YEARS), false))
                .containsExactly(
                        step(Urgency.AHEAD, "2027-01-05T00:00:00+01:00"),
                        step(Urgency.SOON, "2027-02-23T00:00:00+01:00"),
                        step(Urgency.URGENT, "2027-03-02T00:00:00+01:00"),
                        step(Urgency.OVERDUE, "2027-03-03T00:00:00+01:00"));
    }

    @Test
    void working_days_over_easter_are_told_of_as_if_every_day_counted() {
        // Thursday 2 April 2026; Good Friday, the weekend and Easter Monday are free: the last day is Monday 13 April.
        List<Step> steps = plan("2026-04-02T10:00:00+02:00", Term.of(5, TermUnit.WORKING_DAYS), false);
        assertThat(steps)
                .containsExactly(
                        step(Urgency.AHEAD, "2026-04-05T00:00:00+02:00"),
                        step(Urgency.SOON, "2026-04-06T00:00:00+02:00"),
                        step(Urgency.URGENT, "2026-04-07T00:00:00+02:00"),
                        step(Urgency.OVERDUE, "2026-04-14T00:00:00+02:00"));
    }

    @Test
    void what_must_be_done_at_once_is_urgent_from_its_first_moment() {
        assertThat(plan("2026-03-03T02:30:00+01:00", Term.of(48, TermUnit.HOURS), true))
                .containsExactly(
                        step(Urgency.URGENT, "2026-03-03T02:30:00+01:00"),
                        step(Urgency.URGENT, "2026-03-04T14:30:00+01:00"),
                        step(Urgency.OVERDUE, "2026-03-05T02:30:00+01:00"));
    }

    @Test
    void at_once_without_any_limit_is_overdue_after_an_hour_and_not_in_its_first_second() {
        assertThat(plan("2026-03-03T02:30:00+01:00", Term.atOnce(), true))
                .containsExactly(
                        step(Urgency.URGENT, "2026-03-03T02:30:00+01:00"),
                        step(Urgency.OVERDUE, "2026-03-03T03:30:00+01:00"));
    }

    @Test
    void a_term_that_ends_before_its_trigger_is_told_of_as_a_long_one() {
        assertThat(plan("2026-12-31T00:00:00+01:00", Term.of(8, TermUnit.WEEKS_BEFORE), false))
                .containsExactly(
                        step(Urgency.AHEAD, "2026-09-10T00:00:00+02:00"),
                        step(Urgency.SOON, "2026-10-29T00:00:00+01:00"),
                        step(Urgency.URGENT, "2026-11-05T00:00:00+01:00"),
                        step(Urgency.OVERDUE, "2026-11-06T00:00:00+01:00"));
    }

    @Test
    void a_yearly_date_is_told_of_eight_weeks_before() {
        assertThat(plan("2026-01-01T00:00:00+01:00", Term.beforeYearly(MonthDay.of(10, 1)), false)
                        .getFirst())
                .isEqualTo(step(Urgency.AHEAD, "2026-08-05T00:00:00+02:00"));
    }

    @Test
    void of_what_was_missed_only_the_most_urgent_is_told() {
        WarningPlan plan = WarningPlan.of(term(at("2026-03-02T10:00:00+01:00"), Term.of(1, TermUnit.MONTHS), false));
        assertThat(plan.at(at("2026-03-17T23:59:59+01:00"))).isEmpty();
        assertThat(plan.at(at("2026-03-18T00:00:00+01:00")).map(Step::urgency)).contains(Urgency.AHEAD);
        assertThat(plan.at(at("2026-04-02T12:00:00+02:00")).map(Step::urgency)).contains(Urgency.URGENT);
        assertThat(plan.at(at("2026-05-01T00:00:00+02:00")).map(Step::urgency)).contains(Urgency.OVERDUE);
        assertThat(plan.next(at("2026-03-18T00:00:00+01:00"))).isEqualTo(at("2026-03-26T00:00:00+01:00"));
        assertThat(plan.next(at("2026-04-03T00:00:00+02:00"))).isNull();
    }

    @Test
    void every_term_of_every_length_rises_and_is_overdue_at_its_due_moment() {
        Instant trigger = at("2026-10-20T15:00:00+02:00");
        for (TermUnit unit : List.of(
                TermUnit.HOURS, TermUnit.CALENDAR_DAYS, TermUnit.WORKING_DAYS, TermUnit.WEEKS, TermUnit.MONTHS)) {
            for (int amount = 1; amount <= 40; amount++) {
                Obligation term = term(trigger, Term.of(amount, unit), false);
                List<Step> steps = WarningPlan.of(term).steps();
                assertThat(steps).extracting(Step::urgency).isSorted();
                assertThat(steps)
                        .extracting(Step::from)
                        .as("%d %s", amount, unit)
                        .isSorted();
                assertThat(steps.getLast().from()).isEqualTo(term.dueAt());
                assertThat(steps.getFirst().from())
                        .isAfterOrEqualTo(AmsterdamTime.startOfDay(AmsterdamTime.dateOf(trigger)));
            }
        }
    }

    private static List<Step> plan(String trigger, Term term, boolean atOnce) {
        return WarningPlan.of(term(at(trigger), term, atOnce)).steps();
    }

    static Obligation term(Instant trigger, Term term, boolean atOnce) {
        Deadline due = term.deadline(trigger);
        return new Obligation(
                Ids.next(),
                1,
                TermKind.SUPPORT_PLAN,
                null,
                null,
                null,
                new Obligation.Promise(
                        "Regel.", "het is gedaan", "Huisstandaard", TermSource.HOUSE, atOnce, null, null),
                Subject.assignment(Ids.next()),
                null,
                Role.TEAM_LEAD,
                trigger,
                due.dueAt(),
                due.dueOn(),
                term.strictDeadline(trigger).dueAt(),
                null,
                ObligationState.RUNNING,
                null,
                null,
                null,
                null);
    }

    private static Step step(Urgency urgency, String from) {
        return new Step(urgency, at(from));
    }

    private static Instant at(String text) {
        return OffsetDateTime.parse(text).toInstant();
    }
}
