package nl.ronde.platform.act;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One moment as a phone sees it.
 *
 * @param wall the phone's clock, which its owner can set
 * @param elapsedMs milliseconds since the phone was started, which nobody can set
 * @param bootId which start of the phone: two elapsed times compare only within one
 */
public record PhoneTime(
        Instant wall, @Nullable Long elapsedMs, @Nullable UUID bootId) {}
