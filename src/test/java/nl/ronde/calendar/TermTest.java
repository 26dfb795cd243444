package nl.ronde.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TermTest {

    @ParameterizedTest(name = "{0} {1} after {2} -> {3}, {4}")
    @CsvSource({
        // hours run on the clock
        "48, HOURS, 2026-02-02T10:15:00+01:00, 2026-02-04, 2026-02-04T10:15:00+01:00",
        "48, HOURS, 2026-03-28T10:00:00+01:00, 2026-03-30, 2026-03-30T11:00:00+02:00",
        "48, HOURS, 2026-10-24T10:00:00+02:00, 2026-10-26, 2026-10-26T09:00:00+01:00",
        "48, HOURS, 2026-02-02T00:00:00+01:00, 2026-02-03, 2026-02-04T00:00:00+01:00",
        "72, HOURS, 2026-12-30T23:30:00+01:00, 2027-01-02, 2027-01-02T23:30:00+01:00",
        // days, weeks, months and years run to the end of the last day
        "5, CALENDAR_DAYS, 2026-02-02T23:59:59+01:00, 2026-02-07, 2026-02-08T00:00:00+01:00",
        "5, CALENDAR_DAYS, 2026-03-26T08:00:00+01:00, 2026-03-31, 2026-04-01T00:00:00+02:00",
        "30, CALENDAR_DAYS, 2028-01-31T12:00:00+01:00, 2028-03-01, 2028-03-02T00:00:00+01:00",
        "4, WEEKS, 2026-10-04T12:00:00+02:00, 2026-11-01, 2026-11-02T00:00:00+01:00",
        "1, MONTHS, 2026-01-31T12:00:00+01:00, 2026-02-28, 2026-03-01T00:00:00+01:00",
        "1, MONTHS, 2028-01-31T12:00:00+01:00, 2028-02-29, 2028-03-01T00:00:00+01:00",
        "1, MONTHS, 2026-02-28T12:00:00+01:00, 2026-03-28, 2026-03-29T00:00:00+01:00",
        "1, MONTHS, 2026-08-31T12:00:00+02:00, 2026-09-30, 2026-10-01T00:00:00+02:00",
        "1, MONTHS, 2026-12-31T12:00:00+01:00, 2027-01-31, 2027-02-01T00:00:00+01:00",
        "1, YEARS, 2028-02-29T12:00:00+01:00, 2029-02-28, 2029-03-01T00:00:00+01:00",
        "3, YEARS, 2025-05-10T12:00:00+02:00, 2028-05-10, 2028-05-11T00:00:00+02:00",
        // the Amsterdam date of the trigger counts, whatever its offset
        "1, CALENDAR_DAYS, 2026-02-02T23:30:00Z, 2026-02-04, 2026-02-05T00:00:00+01:00",
        "1, CALENDAR_DAYS, 2026-07-02T22:30:00Z, 2026-07-04, 2026-07-05T00:00:00+02:00",
        // working days
        "3, WORKING_DAYS, 2026-02-06T16:00:00+01:00, 2026-02-11, 2026-02-12T00:00:00+01:00",
        "3, WORKING_DAYS, 2026-02-07T16:00:00+01:00, 2026-02-11, 2026-02-12T00:00:00+01:00",
        "5, WORKING_DAYS, 2026-12-24T16:00:00+01:00, 2027-01-04, 2027-01-05T00:00:00+01:00",
        "5, WORKING_DAYS, 2026-04-01T16:00:00+02:00, 2026-04-10, 2026-04-11T00:00:00+02:00",
        "5, WORKING_DAYS, 2025-04-25T16:00:00+02:00, 2025-05-02, 2025-05-03T00:00:00+02:00",
        // calendar months from the first of the next
        "1, MONTHS_FROM_NEXT_FIRST, 2026-03-15T12:00:00+01:00, 2026-04-30, 2026-05-01T00:00:00+02:00",
        "1, MONTHS_FROM_NEXT_FIRST, 2026-03-01T00:00:00+01:00, 2026-04-30, 2026-05-01T00:00:00+02:00",
        "1, MONTHS_FROM_NEXT_FIRST, 2028-01-31T12:00:00+01:00, 2028-02-29, 2028-03-01T00:00:00+01:00",
        "3, MONTHS_FROM_NEXT_FIRST, 2026-11-30T12:00:00+01:00, 2027-02-28, 2027-03-01T00:00:00+01:00",
        // backwards
        "8, WEEKS_BEFORE, 2026-12-31T12:00:00+01:00, 2026-11-05, 2026-11-06T00:00:00+01:00",
        "1, MONTHS_BEFORE, 2026-03-31T12:00:00+02:00, 2026-02-28, 2026-03-01T00:00:00+01:00"
    })
    void a_term_ends_at_the_first_instant_that_is_too_late(
            int amount, TermUnit unit, OffsetDateTime trigger, LocalDate dueOn, OffsetDateTime dueAt) {
        assertThat(Term.of(amount, unit).deadline(trigger.toInstant()))
                .isEqualTo(new Deadline(dueAt.toInstant(), dueOn));
    }

    @ParameterizedTest(name = "before {0} after {1} -> {2}")
    @CsvSource({
        "--03-01, 2025-12-31, 2026-02-28",
        "--03-01, 2026-01-01, 2026-02-28",
        "--03-01, 2027-12-31, 2028-02-29",
        "--02-01, 2026-12-31, 2027-01-31",
        "--10-01, 2026-01-01, 2026-09-30",
        "--10-01, 2026-09-30, 2026-09-30",
        "--10-01, 2026-10-01, 2027-09-30"
    })
    void before_a_yearly_date_is_the_end_of_the_day_before(MonthDay date, LocalDate trigger, LocalDate dueOn) {
        assertThat(Term.beforeYearly(date).deadline(AmsterdamTime.startOfDay(trigger)))
                .isEqualTo(new Deadline(AmsterdamTime.endOfDay(dueOn), dueOn));
    }

    @Test
    void at_once_is_due_at_the_trigger_itself() {
        var trigger = Instant.parse("2026-03-29T01:30:00Z");
        assertThat(Term.atOnce().deadline(trigger)).isEqualTo(new Deadline(trigger, LocalDate.of(2026, 3, 29)));
    }

    @Test
    void before_the_trigger_is_the_end_of_the_day_before_it() {
        assertThat(Term.beforeTriggerDay().deadline(Instant.parse("2026-03-10T09:00:00Z")))
                .isEqualTo(new Deadline(Instant.parse("2026-03-09T23:00:00Z"), LocalDate.of(2026, 3, 9)));
    }

    @Test
    void a_term_rolls_over_to_the_next_working_day_only_when_it_is_set_to() {
        var trigger = Instant.parse("2026-03-30T10:00:00Z");
        var fiveDays = Term.of(4, TermUnit.CALENDAR_DAYS); // Good Friday
        assertThat(fiveDays.deadline(trigger).dueOn()).isEqualTo(LocalDate.of(2026, 4, 3));
        assertThat(fiveDays.rollingOver().deadline(trigger).dueOn()).isEqualTo(LocalDate.of(2026, 4, 7));
        assertThatThrownBy(() -> Term.of(1, TermUnit.WEEKS_BEFORE).rollingOver())
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_term_that_means_nothing_is_refused() {
        assertThatThrownBy(() -> Term.of(0, TermUnit.HOURS)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Term.of(1, TermUnit.AT_ONCE)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Term.of(0, TermUnit.BEFORE_YEARLY_DATE)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Term.atOnce().deadline(Instant.parse("9999-12-31T00:00:00Z")))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
