package nl.ronde.device;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An enrolled phone.
 *
 * @param workerId the worker that its user is
 * @param model maker and type, as the phone said at enrolment
 * @param platformVersion operating system and version, if it said so
 * @param keyBound true where its refreshes are signed with a key of its own
 * @param wakeable true where it gave a push token
 */
public record Device(
        UUID id,
        UUID userId,
        @Nullable UUID workerId,
        String name,
        String model,
        @Nullable String platformVersion,
        boolean keyBound,
        boolean wakeable,
        Instant enrolledAt,
        @Nullable Instant revokedAt,
        @Nullable Instant wipeOrderedAt,
        @Nullable Instant wipedAt,
        Health health) {
    /** What it may still do. */
    public DeviceState state() {
        if (wipedAt != null) {
            return DeviceState.WIPED;
        }
        if (wipeOrderedAt != null) {
            return DeviceState.WIPE_ORDERED;
        }
        return revokedAt == null ? DeviceState.ACTIVE : DeviceState.REVOKED;
    }

    /**
     * What it last told of itself; null where it never did.
     *
     * @param queueLength items that it had not handed in
     * @param oldestUnsentAt when the oldest of them happened
     * @param clockSkewMs milliseconds that its clock was ahead of the server's; negative: behind
     */
    public record Health(
            @Nullable Instant lastContactAt,
            @Nullable Instant lastPullAt,
            @Nullable String appVersion,
            @Nullable Integer queueLength,
            @Nullable Instant oldestUnsentAt,
            @Nullable Long clockSkewMs) {}
}
