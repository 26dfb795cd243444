package nl.ronde.platform.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import nl.ronde.support.StandingClock;
import org.junit.jupiter.api.Test;

/** The clock of the rules. */
class BusinessClockTest {
    private static final Instant NOW = Instant.parse("2026-01-05T12:00:00.123456789Z");

    @Test
    void it_starts_where_the_operator_says() {
        BusinessClock clock = BusinessClock.startingAt(Instant.parse("2027-01-01T00:00:00Z"), new StandingClock(NOW));
        assertThat(clock.instant()).isEqualTo(Instant.parse("2027-01-01T00:00:00Z"));
    }

    @Test
    void it_is_cut_to_what_postgresql_keeps() {
        assertThat(BusinessClock.startingAt(null, new StandingClock(NOW)).instant())
                .isEqualTo(Instant.parse("2026-01-05T12:00:00.123456Z"));
    }

    @Test
    void it_moves_forward_only() {
        BusinessClock clock = BusinessClock.startingAt(null, new StandingClock(NOW));
        clock.moveTo(Instant.parse("2026-01-06T12:00:00Z"));
        assertThat(clock.instant()).isEqualTo(Instant.parse("2026-01-06T12:00:00Z"));
        assertThatThrownBy(() -> clock.moveTo(Instant.parse("2026-01-06T11:59:59Z")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(clock.instant()).isEqualTo(Instant.parse("2026-01-06T12:00:00Z"));
    }
}
