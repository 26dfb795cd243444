package nl.ronde.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AmsterdamTimeTest {

    @ParameterizedTest(name = "{0} {1} -> {2}")
    @CsvSource({
        "2026-01-15, 09:00, 2026-01-15T08:00:00Z",
        "2026-07-15, 09:00, 2026-07-15T07:00:00Z",
        "2026-03-29, 01:59, 2026-03-29T00:59:00Z",
        "2026-03-29, 02:00, 2026-03-29T01:00:00Z", // does not exist: 03:00
        "2026-03-29, 02:30, 2026-03-29T01:30:00Z", // does not exist: 03:30
        "2026-03-29, 03:00, 2026-03-29T01:00:00Z",
        "2026-10-25, 02:30, 2026-10-25T00:30:00Z", // comes twice: the first
        "2026-10-25, 03:00, 2026-10-25T02:00:00Z"
    })
    void a_local_time_is_one_instant_also_when_the_clock_changes(LocalDate date, LocalTime time, Instant expected) {
        assertThat(AmsterdamTime.instantOf(date, time)).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "2026-03-29, 2026-03-28T23:00:00Z, 2026-03-29T22:00:00Z", // 23 hours
        "2026-10-25, 2026-10-24T22:00:00Z, 2026-10-25T23:00:00Z", // 25 hours
        "2026-12-31, 2026-12-30T23:00:00Z, 2026-12-31T23:00:00Z"
    })
    void a_day_runs_from_midnight_to_midnight(LocalDate date, Instant start, Instant end) {
        assertThat(AmsterdamTime.startOfDay(date)).isEqualTo(start);
        assertThat(AmsterdamTime.endOfDay(date)).isEqualTo(end);
        assertThat(AmsterdamTime.dateOf(start)).isEqualTo(date);
        assertThat(AmsterdamTime.dateOf(end.minusNanos(1))).isEqualTo(date);
        assertThat(AmsterdamTime.dateOf(end)).isEqualTo(date.plusDays(1));
    }

    @Test
    void an_instant_is_written_with_the_offset_of_its_season() {
        assertThat(AmsterdamTime.withOffset(Instant.parse("2026-01-15T08:00:00Z")))
                .hasToString("2026-01-15T09:00+01:00");
        assertThat(AmsterdamTime.withOffset(Instant.parse("2026-07-15T07:00:00Z")))
                .hasToString("2026-07-15T09:00+02:00");
    }

    @ParameterizedTest(name = "{0} .. {1} -> {2}")
    @CsvSource({
        "2026-02-02T09:00:00Z, 2026-02-02T10:30:00Z, 90",
        "2026-02-02T10:00:50Z, 2026-02-02T11:00:10Z, 59",
        "2026-02-02T10:00:10Z, 2026-02-02T11:00:50Z, 60",
        "2026-02-02T10:00:00Z, 2026-02-02T10:00:59.999999Z, 0",
        "2026-03-29T00:30:00Z, 2026-03-29T01:30:00Z, 60",
        "2026-02-02T10:00:00Z, 2026-02-02T09:59:30Z, -1"
    })
    void the_seconds_of_a_visit_are_dropped_once(Instant begin, Instant end, long minutes) {
        assertThat(AmsterdamTime.minutesBetween(begin, end)).isEqualTo(minutes);
    }

    @Test
    void a_weekly_series_starts_on_its_first_weekday_and_ends_on_its_last_day() {
        assertThat(AmsterdamTime.weeklyDates(
                        LocalDate.of(2026, 3, 18), LocalDate.of(2026, 4, 1), DayOfWeek.WEDNESDAY, 1))
                .containsExactly(LocalDate.of(2026, 3, 18), LocalDate.of(2026, 3, 25), LocalDate.of(2026, 4, 1));
        assertThat(AmsterdamTime.weeklyDates(
                        LocalDate.of(2026, 3, 19), LocalDate.of(2026, 4, 21), DayOfWeek.WEDNESDAY, 2))
                .containsExactly(LocalDate.of(2026, 3, 25), LocalDate.of(2026, 4, 8));
        assertThat(AmsterdamTime.weeklyDates(LocalDate.of(2026, 3, 19), LocalDate.of(2026, 3, 20), DayOfWeek.MONDAY, 1))
                .isEmpty();
        assertThatThrownBy(() -> AmsterdamTime.weeklyDates(
                        LocalDate.of(2026, 3, 19), LocalDate.of(2026, 3, 20), DayOfWeek.MONDAY, 0))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTC", "Europe/Amsterdam", "Pacific/Auckland"})
    void the_zone_of_the_machine_changes_nothing(String machineZone) {
        var before = TimeZone.getDefault();
        TimeZone.setDefault(TimeZone.getTimeZone(machineZone));
        try {
            var trigger = Instant.parse("2026-10-24T22:30:00Z"); // 00:30 on the 25th in Amsterdam
            assertThat(AmsterdamTime.dateOf(trigger)).isEqualTo(LocalDate.of(2026, 10, 25));
            assertThat(AmsterdamTime.timeOf(trigger)).isEqualTo(LocalTime.of(0, 30));
            assertThat(AmsterdamTime.instantOf(LocalDate.of(2026, 3, 29), LocalTime.of(2, 30)))
                    .isEqualTo(Instant.parse("2026-03-29T01:30:00Z"));
            assertThat(Term.of(5, TermUnit.WORKING_DAYS).deadline(trigger))
                    .isEqualTo(new Deadline(Instant.parse("2026-10-30T23:00:00Z"), LocalDate.of(2026, 10, 30)));
            assertThat(CarePeriod.containing(LocalDate.of(2026, 12, 31))).isEqualTo(CarePeriod.of(2026, 13));
        } finally {
            TimeZone.setDefault(before);
        }
    }
}
