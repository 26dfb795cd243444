package nl.ronde.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CarePeriodTest {

    @ParameterizedTest(name = "{0} P{1}: {2} .. {3}, {4} weeks")
    @CsvSource({
        "2015, 1, 2014-12-29, 2015-01-25, 4",
        "2015, 13, 2015-11-30, 2016-01-03, 5",
        "2018, 7, 2018-06-18, 2018-07-15, 4",
        "2020, 13, 2020-11-30, 2021-01-03, 5",
        "2021, 1, 2021-01-04, 2021-01-31, 4",
        "2024, 1, 2024-01-01, 2024-01-28, 4",
        "2024, 13, 2024-12-02, 2024-12-29, 4",
        "2025, 13, 2025-12-01, 2025-12-28, 4",
        "2026, 1, 2025-12-29, 2026-01-25, 4",
        "2026, 2, 2026-01-26, 2026-02-22, 4",
        "2026, 12, 2026-11-02, 2026-11-29, 4",
        "2026, 13, 2026-11-30, 2027-01-03, 5",
        "2027, 1, 2027-01-04, 2027-01-31, 4",
        "2027, 13, 2027-12-06, 2028-01-02, 4",
        "2032, 13, 2032-11-29, 2033-01-02, 5"
    })
    void a_period_is_four_iso_weeks_and_the_last_of_a_long_year_five(
            int year, int period, LocalDate first, LocalDate last, int weeks) {
        var p = CarePeriod.of(year, period);
        assertThat(p.firstDay()).isEqualTo(first);
        assertThat(p.lastDay()).isEqualTo(last);
        assertThat(p.weeks()).isEqualTo(weeks);
        assertThat(CarePeriod.containing(first)).isEqualTo(p);
        assertThat(CarePeriod.containing(last)).isEqualTo(p);
        assertThat(p.contains(first.minusDays(1))).isFalse();
        assertThat(p.contains(last.plusDays(1))).isFalse();
    }

    @Test
    void the_periods_follow_each_other_without_a_gap() {
        var period = CarePeriod.of(2017, 13);
        for (var i = 0; i < 13 * 20; i++) {
            assertThat(period.next().firstDay()).isEqualTo(period.lastDay().plusDays(1));
            assertThat(period.next().previous()).isEqualTo(period);
            assertThat(period.next()).isGreaterThan(period);
            period = period.next();
        }
        assertThat(period).hasToString("2037P13");
    }

    @ParameterizedTest
    @CsvSource({"2026, 0", "2026, 14", "2026, -1", "0, 1", "-2026, 1", "20266, 1"})
    void a_period_that_does_not_exist_is_refused(int year, int period) {
        assertThatThrownBy(() -> CarePeriod.of(year, period))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("must be");
    }

    @ParameterizedTest(name = "{0}-{1}: {2} .. {3}")
    @CsvSource({"2026, 2, 2026-02-01, 2026-02-28", "2028, 2, 2028-02-01, 2028-02-29", "2026, 12, 2026-12-01, 2026-12-31"
    })
    void a_calendar_month_runs_from_its_first_to_its_last_day(int year, int month, LocalDate first, LocalDate last) {
        var m = CalendarMonth.of(year, month);
        assertThat(m.firstDay()).isEqualTo(first);
        assertThat(m.lastDay()).isEqualTo(last);
        assertThat(CalendarMonth.containing(last)).isEqualTo(m);
        assertThat(m.next().firstDay()).isEqualTo(last.plusDays(1));
        assertThat(m.next().previous()).isEqualTo(m);
    }

    @ParameterizedTest
    @CsvSource({"2026, 0", "2026, 13", "0, 1"})
    void a_month_that_does_not_exist_is_refused(int year, int month) {
        assertThatThrownBy(() -> CalendarMonth.of(year, month))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("must be");
    }
}
