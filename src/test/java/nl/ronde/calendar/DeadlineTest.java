package nl.ronde.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeadlineTest {
    @ParameterizedTest(name = "due {0}, paused {1} to {2}: {3}, {4}")
    @CsvSource({
        // a deadline that ends with a day moves by whole days
        "2026-03-13T00:00:00+01:00, 2026-03-05T23:30:00+01:00, 2026-03-08T00:10:00+01:00, 2026-03-15, 2026-03-16T00:00:00+01:00",
        "2026-03-13T00:00:00+01:00, 2026-03-05T09:00:00+01:00, 2026-03-05T17:00:00+01:00, 2026-03-12, 2026-03-13T00:00:00+01:00",
        "2026-03-28T00:00:00+01:00, 2026-03-20T09:00:00+01:00, 2026-03-24T09:00:00+01:00, 2026-03-31, 2026-04-01T00:00:00+02:00",
        // one on the clock moves by the length of the pause, also where an hour is missing
        "2026-03-30T11:00:00+02:00, 2026-03-28T10:00:00+01:00, 2026-03-29T10:00:00+02:00, 2026-03-31, 2026-03-31T10:00:00+02:00"
    })
    void after_a_pause_as_much_is_left_as_before(
            OffsetDateTime due, OffsetDateTime from, OffsetDateTime until, LocalDate dueOn, OffsetDateTime dueAt) {
        assertThat(Deadline.at(due.toInstant()).afterPause(from.toInstant(), until.toInstant()))
                .isEqualTo(new Deadline(dueAt.toInstant(), dueOn));
    }
}
