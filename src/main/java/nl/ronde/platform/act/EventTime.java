package nl.ronde.platform.act;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * When something happened: the corrected time that every rule uses, the time of receipt, and what the phone said, kept as it
 * was. A legal clock starts at {@code occurredAt}, not at the receipt.
 *
 * @param occurredAt the corrected time, in microseconds; never after the receipt
 * @param receivedAt the server's business clock at receipt
 * @param quality how {@code occurredAt} was found
 * @param raw what the phone sent with the event, if anything
 */
public record EventTime(
        Instant occurredAt,
        Instant receivedAt,
        ClockQuality quality,
        @Nullable PhoneTime raw) {
    /** From here on an unverified clock must be settled by a person before the hours count. */
    public static final Duration FAR_OFF = Duration.ofHours(2);
    /** Nobody hands in what was done longer ago than this. */
    private static final Duration OLDEST = Duration.ofDays(400);
    /** What the reckoning of two clocks may be wrong by. */
    private static final Duration AHEAD = Duration.ofMinutes(5);

    /**
     * Corrects the time of an event.
     *
     * @param occurred the phone's moment of the event; null where the server's time is meant
     * @param sentAt the same phone's moment of sending the request, if it said so
     * @param receivedAt the server's business clock
     */
    public static EventTime of(@Nullable PhoneTime occurred, @Nullable PhoneTime sentAt, Instant receivedAt) {
        if (occurred == null) {
            return new EventTime(receivedAt, receivedAt, ClockQuality.SERVER, null);
        }
        if (sentAt == null) {
            return made(occurred.wall(), receivedAt, ClockQuality.UNVERIFIED, occurred);
        }
        Long between = elapsedBetween(occurred, sentAt);
        if (between != null) {
            return made(receivedAt.minusMillis(between), receivedAt, ClockQuality.MEASURED, occurred);
        }
        Duration skew = Duration.between(sentAt.wall(), receivedAt);
        return made(occurred.wall().plus(skew), receivedAt, ClockQuality.ESTIMATED, occurred);
    }

    private static @Nullable Long elapsedBetween(PhoneTime occurred, PhoneTime sentAt) {
        if (occurred.bootId() == null
                || !occurred.bootId().equals(sentAt.bootId())
                || occurred.elapsedMs() == null
                || sentAt.elapsedMs() == null) {
            return null;
        }
        long between = sentAt.elapsedMs() - occurred.elapsedMs();
        return between < 0 ? null : between;
    }

    /**
     * A time that cannot be is the time of receipt, unverified, so that the office looks; what the phone said stays beside it.
     */
    private static EventTime made(Instant at, Instant receivedAt, ClockQuality quality, PhoneTime raw) {
        if (at.isBefore(receivedAt.minus(OLDEST)) || at.isAfter(receivedAt.plus(AHEAD))) {
            return new EventTime(receivedAt, receivedAt, ClockQuality.UNVERIFIED, raw);
        }
        Instant notLater = at.isAfter(receivedAt) ? receivedAt : at;
        return new EventTime(notLater.truncatedTo(ChronoUnit.MICROS), receivedAt, quality, raw);
    }

    /** True where nothing confirms the phone's clock and it is more than two hours away from the receipt. */
    public boolean isFarOff() {
        return quality == ClockQuality.UNVERIFIED
                && raw != null
                && Duration.between(raw.wall(), receivedAt).abs().compareTo(FAR_OFF) > 0;
    }
}
