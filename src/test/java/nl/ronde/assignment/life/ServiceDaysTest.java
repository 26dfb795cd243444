package nl.ronde.assignment.life;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Days without help; pure. */
class ServiceDaysTest {
    private static final ServiceDays.Gaps GAPS = new ServiceDays.Gaps(
            LocalDate.parse("2026-04-30"),
            List.of(
                    new ServiceDays.Span(LocalDate.parse("2026-02-09"), LocalDate.parse("2026-02-15")),
                    // Restarted on its own first day: nothing is left of it.
                    new ServiceDays.Span(LocalDate.parse("2026-03-02"), LocalDate.parse("2026-03-01"))));

    @ParameterizedTest
    @CsvSource({
        "2026-02-08, ",
        "2026-02-09, SERVICE_STOPPED",
        "2026-02-15, SERVICE_STOPPED",
        "2026-02-16, ",
        "2026-03-02, ",
        "2026-04-30, ",
        "2026-05-01, SERVICE_ENDED"
    })
    void first_and_last_day_belong_to_a_stop_and_the_last_day_of_help_to_help(LocalDate day, LifeProblem why) {
        assertThat(GAPS.whyNot(day).orElse(null)).isEqualTo(why);
        assertThat(GAPS.allow(day)).isEqualTo(why == null);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-02-01, 2026-02-08, false",
        "2026-02-01, 2026-02-09, true",
        "2026-02-15, 2026-02-20, true",
        "2026-02-16, , false",
        "2026-01-01, , true"
    })
    void stops_overlap_where_they_share_a_day(LocalDate from, LocalDate until, boolean overlaps) {
        ServiceDays.Stop stop =
                new ServiceDays.Stop(new UUID(0, 1), LocalDate.parse("2026-02-09"), LocalDate.parse("2026-02-15"));
        assertThat(stop.overlaps(from, until)).isEqualTo(overlaps);
    }

    @Test
    void a_stop_without_an_end_holds_every_later_day_and_an_empty_one_none() {
        ServiceDays.Stop open = new ServiceDays.Stop(new UUID(0, 1), LocalDate.parse("2026-02-09"), null);
        assertThat(open.holds(LocalDate.parse("2030-01-01"))).isTrue();
        assertThat(open.overlaps(LocalDate.parse("2030-01-01"), null)).isTrue();
        ServiceDays.Stop empty =
                new ServiceDays.Stop(new UUID(0, 1), LocalDate.parse("2026-02-09"), LocalDate.parse("2026-02-08"));
        assertThat(empty.overlaps(LocalDate.parse("2026-02-01"), null)).isFalse();
    }
}
