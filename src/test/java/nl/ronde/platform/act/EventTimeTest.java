package nl.ronde.platform.act;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Whatever the phone's clock says, a rule gets the best time there is. */
class EventTimeTest {
    private static final Instant RECEIVED = Instant.parse("2026-01-05T12:00:00Z");
    private static final UUID BOOT = UUID.fromString("0192f0c1-0000-7000-8000-000000000001");
    private static final UUID OTHER_BOOT = UUID.fromString("0192f0c1-0000-7000-8000-000000000002");

    @Test
    void without_a_word_from_the_phone_it_is_the_time_of_receipt() {
        EventTime time = EventTime.of(null, null, RECEIVED);
        assertThat(time.occurredAt()).isEqualTo(RECEIVED);
        assertThat(time.quality()).isEqualTo(ClockQuality.SERVER);
    }

    @Test
    void within_one_boot_the_running_time_decides_and_the_wall_clock_does_not_matter() {
        PhoneTime occurred = new PhoneTime(Instant.parse("2024-01-01T00:00:00Z"), 1_000_000L, BOOT);
        PhoneTime sent = new PhoneTime(Instant.parse("2030-01-01T00:00:00Z"), 1_000_000L + 3_600_000, BOOT);
        EventTime time = EventTime.of(occurred, sent, RECEIVED);
        assertThat(time.occurredAt()).isEqualTo(Instant.parse("2026-01-05T11:00:00Z"));
        assertThat(time.quality()).isEqualTo(ClockQuality.MEASURED);
        assertThat(time.raw()).isEqualTo(occurred);
    }

    @Test
    void after_a_reboot_the_wall_clock_is_corrected_by_how_far_it_was_off_when_sent() {
        PhoneTime occurred = new PhoneTime(Instant.parse("2026-01-05T13:00:00Z"), 5_000L, BOOT);
        PhoneTime sent = new PhoneTime(Instant.parse("2026-01-05T15:00:00Z"), 1_000L, OTHER_BOOT);
        EventTime time = EventTime.of(occurred, sent, RECEIVED);
        assertThat(time.occurredAt()).isEqualTo(Instant.parse("2026-01-05T10:00:00Z"));
        assertThat(time.quality()).isEqualTo(ClockQuality.ESTIMATED);
    }

    @Test
    void a_running_time_that_goes_backwards_is_not_believed() {
        PhoneTime occurred = new PhoneTime(Instant.parse("2026-01-05T11:30:00Z"), 9_000L, BOOT);
        PhoneTime sent = new PhoneTime(RECEIVED, 1_000L, BOOT);
        assertThat(EventTime.of(occurred, sent, RECEIVED).quality()).isEqualTo(ClockQuality.ESTIMATED);
    }

    @Test
    void a_phone_that_does_not_say_when_it_sent_is_unverified() {
        EventTime near = EventTime.of(new PhoneTime(Instant.parse("2026-01-05T11:00:00Z"), null, null), null, RECEIVED);
        assertThat(near.quality()).isEqualTo(ClockQuality.UNVERIFIED);
        assertThat(near.isFarOff()).isFalse();
        EventTime far = EventTime.of(new PhoneTime(Instant.parse("2026-01-05T09:59:59Z"), null, null), null, RECEIVED);
        assertThat(far.isFarOff()).isTrue();
    }

    @Test
    void nothing_has_happened_after_it_was_received() {
        EventTime ahead =
                EventTime.of(new PhoneTime(Instant.parse("2026-01-06T12:00:00Z"), null, null), null, RECEIVED);
        assertThat(ahead.occurredAt()).isEqualTo(RECEIVED);
        assertThat(ahead.raw().wall()).isEqualTo(Instant.parse("2026-01-06T12:00:00Z"));
    }
}
