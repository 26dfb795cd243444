package nl.ronde.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkingDaysTest {
    private final WorkingDays workingDays = WorkingDays.dutch();

    @ParameterizedTest(name = "{0}")
    @CsvSource(useHeadersInDisplayName = true, textBlock = """
    YEAR, GOOD FRIDAY, EASTER MONDAY, KING, ASCENSION, WHIT MONDAY
    2018, 03-30, 04-02, 04-27, 05-10, 05-21
    2019, 04-19, 04-22, 04-27, 05-30, 06-10
    2020, 04-10, 04-13, 04-27, 05-21, 06-01
    2021, 04-02, 04-05, 04-27, 05-13, 05-24
    2022, 04-15, 04-18, 04-27, 05-26, 06-06
    2023, 04-07, 04-10, 04-27, 05-18, 05-29
    2024, 03-29, 04-01, 04-27, 05-09, 05-20
    2025, 04-18, 04-21, 04-26, 05-29, 06-09
    2026, 04-03, 04-06, 04-27, 05-14, 05-25
    2027, 03-26, 03-29, 04-27, 05-06, 05-17
    2028, 04-14, 04-17, 04-27, 05-25, 06-05
    2029, 03-30, 04-02, 04-27, 05-10, 05-21
    2030, 04-19, 04-22, 04-27, 05-30, 06-10
    2031, 04-11, 04-14, 04-26, 05-22, 06-02
    2032, 03-26, 03-29, 04-27, 05-06, 05-17
    2033, 04-15, 04-18, 04-27, 05-26, 06-06
    2034, 04-07, 04-10, 04-27, 05-18, 05-29
    2035, 03-23, 03-26, 04-27, 05-03, 05-14
    """)
    void atw_3_the_free_days_of_a_year_are_these_nine_and_no_others(
            int year, String goodFriday, String easterMonday, String kingsDay, String ascension, String whitMonday) {
        assertThat(workingDays.freeDays(year))
                .isEqualTo(Set.of(
                        day(year, "01-01"),
                        day(year, goodFriday),
                        day(year, easterMonday),
                        day(year, kingsDay),
                        day(year, "05-05"),
                        day(year, ascension),
                        day(year, whitMonday),
                        day(year, "12-25"),
                        day(year, "12-26")));
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource({
        "2026-04-02, true", // Thursday before Easter
        "2026-04-03, false", // Good Friday
        "2026-04-06, false", // Easter Monday
        "2026-04-07, true",
        "2026-04-27, false", // King's Day, a Monday
        "2025-04-26, false", // King's Day moved to Saturday
        "2025-04-28, true",
        "2026-05-04, true",
        "2026-05-05, false", // not a lustrum year, still free
        "2026-12-24, true",
        "2026-12-31, true",
        "2027-01-01, false",
        "2026-07-04, false", // Saturday
        "2026-07-05, false", // Sunday
        "2026-12-26, false"
    })
    void a_working_day_is_monday_to_friday_and_not_free(LocalDate date, boolean expected) {
        assertThat(workingDays.isWorkingDay(date)).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0} and {1} working days -> {2}")
    @CsvSource({
        "2026-02-02, 1, 2026-02-03",
        "2026-02-06, 1, 2026-02-09", // from Friday
        "2026-02-07, 1, 2026-02-09", // from Saturday
        "2026-02-02, 5, 2026-02-09",
        "2026-12-23, 3, 2026-12-29", // over Christmas on Friday and Saturday
        "2026-12-24, 5, 2027-01-04", // over Christmas and New Year
        "2026-04-02, 3, 2026-04-09", // over Good Friday and Easter Monday
        "2026-05-04, 5, 2026-05-12" // over 5 May; Ascension is on the 14th
    })
    void the_first_counted_is_the_first_working_day_after_the_date(LocalDate from, int n, LocalDate expected) {
        assertThat(workingDays.after(from, n)).isEqualTo(expected);
    }

    @Test
    void no_working_days_cannot_be_counted() {
        assertThatThrownBy(() -> workingDays.after(LocalDate.of(2026, 1, 5), 0))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static LocalDate day(int year, String monthDay) {
        return MonthDay.parse("--" + monthDay).atYear(year);
    }
}
