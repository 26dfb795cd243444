package nl.ronde.visit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import nl.ronde.assignment.Assignment;
import nl.ronde.platform.act.ClockQuality;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The pure rules about a delivered visit. */
class VisitRulesTest {
    private static final UUID ID = UUID.fromString("018f0000-0000-7000-8000-000000000002");
    private static final LocalDate DAY = LocalDate.of(2026, 1, 6);

    @ParameterizedTest
    @CsvSource({
        "2026-01-06T09:00:50Z, 2026-01-06T10:00:10Z, 59",
        "2026-01-06T09:00:00Z, 2026-01-06T10:00:59.999999Z, 60",
        "2026-01-06T10:00:00Z, 2026-01-06T09:00:00Z, 0",
        "2026-03-28T22:00:00Z, 2026-03-29T05:00:00Z, 420",
        "2026-10-24T21:00:00Z, 2026-10-25T06:00:00Z, 540"
    })
    void minutes_are_whole_and_seconds_are_dropped_once(Instant begin, Instant end, int minutes) {
        assertThat(visit(begin, end).minutesToApprove()).isEqualTo(minutes);
    }

    @ParameterizedTest
    @CsvSource({"2026-01-25T22:59:59Z, 2026-01-25", "2026-01-25T23:00:00Z, 2026-01-26"})
    void minutes_are_booked_on_the_amsterdam_date_of_the_begin(Instant begin, LocalDate day) {
        assertThat(visit(begin, begin.plusSeconds(60)).day()).isEqualTo(day);
    }

    @ParameterizedTest
    @CsvSource({
        "01, 2, 180, 60, 120, false",
        "01, 2, 180, 61, 120, true",
        "04, 2, 3, 60, 120, false",
        "04, 2, 3, 61, 120, true",
        "16, 2, 1, 600, 120, false"
    })
    void above_volume_counts_minutes_and_hours_and_nothing_else(
            String unit, String frequency, long volume, long others, int minutes, boolean above) {
        Instant begin = Instant.parse("2026-01-06T08:00:00Z");
        var found = VisitRules.findings(
                visit(begin, begin.plusSeconds(minutes * 60L)),
                new VisitRules.Facts(assignment(unit, frequency, volume), true, true, true, null, others, 15));
        assertThat(found.contains(ExceptionCode.ABOVE_VOLUME)).isEqualTo(above);
    }

    @ParameterizedTest
    @CsvSource({
        "1, 2026-01-06, 2026-01-06",
        "2, 2026-01-05, 2026-01-11",
        "4, 2026-01-01, 2026-01-31",
        "6, 2026-01-01, 2026-12-31"
    })
    void volume_counts_per_day_iso_week_month_or_the_whole_assignment(
            String frequency, LocalDate from, LocalDate until) {
        assertThat(VisitRules.volumeSpan(assignment("01", frequency, 10), DAY))
                .isEqualTo(new VisitRules.Span(from, until));
    }

    @ParameterizedTest
    @CsvSource({"true, true, false", "true, false, false", "false, true, false", "false, false, true"})
    void kampen_b2_2_8_only_a_first_contact_asks_for_identification(
            boolean legitimated, boolean metBefore, boolean missing) {
        Instant begin = Instant.parse("2026-01-06T08:00:00Z");
        var found = VisitRules.findings(
                visit(begin, begin.plusSeconds(60)),
                new VisitRules.Facts(assignment("01", "2", 600), true, legitimated, metBefore, null, 0, 15));
        assertThat(found.contains(ExceptionCode.NO_LEGITIMATION)).isEqualTo(missing);
    }

    @Test
    void kampen_art_12_the_provider_answers_for_its_own_staff() {
        for (var reason : NotDelivered.Reason.values()) {
            var expected = switch (reason) {
                case WORKER_UNABLE, STAFF_SHORTAGE, STRIKE -> NotDelivered.Account.PROVIDER;
                default -> NotDelivered.Account.CLIENT;
            };
            assertThat(NotDelivered.of(reason, NotDelivered.Account.CLIENT).account())
                    .as(reason.name())
                    .isEqualTo(expected);
        }
    }

    private static Visit visit(Instant begin, Instant end) {
        return new Visit(
                ID,
                1,
                new Visit.Target(ID, ID, "kampen-hh1-2018"),
                new Visit.Plan(ID, null, null, false, null, null, null),
                new Visit.Actual(ID, false, null, begin, ClockQuality.MEASURED, end, ClockQuality.MEASURED, null),
                VisitStatus.COMPLETED,
                Visit.Settlement.NONE);
    }

    private static Assignment assignment(String unit, String frequency, long volume) {
        return new Assignment(
                ID,
                1,
                ID,
                "kampen-hh1-2018",
                "0166",
                null,
                "01",
                "01A04",
                LocalDate.of(2026, 1, 1),
                LocalDate.of(2026, 12, 31),
                volume,
                unit,
                frequency,
                false,
                true);
    }
}
