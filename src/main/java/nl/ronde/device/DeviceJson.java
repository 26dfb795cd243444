package nl.ronde.device;

import java.time.Instant;
import java.util.UUID;
import nl.ronde.staff.WorkerCard;
import org.jspecify.annotations.Nullable;

/** A phone as the office sees it. */
record DeviceJson(
        UUID id,
        UUID userId,
        @Nullable WorkerJson worker,
        String name,
        String model,
        @Nullable String platformVersion,
        DeviceState state,
        Instant enrolledAt,
        @Nullable Instant revokedAt,
        @Nullable Instant wipeOrderedAt,
        @Nullable Instant wipedAt,
        boolean keyBound,
        boolean wakeable,
        Device.Health health) {
    static DeviceJson of(Device device, @Nullable WorkerCard worker) {
        return new DeviceJson(
                device.id(),
                device.userId(),
                worker == null ? null : new WorkerJson(worker.id(), worker.name()),
                device.name(),
                device.model(),
                device.platformVersion(),
                device.state(),
                device.enrolledAt(),
                device.revokedAt(),
                device.wipeOrderedAt(),
                device.wipedAt(),
                device.keyBound(),
                device.wakeable(),
                device.health());
    }

    record WorkerJson(UUID id, String name) {}
}
