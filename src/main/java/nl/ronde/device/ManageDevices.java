package nl.ronde.device;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import nl.ronde.audit.Audit;
import nl.ronde.identity.DeviceSessions;
import nl.ronde.platform.act.Actor;
import nl.ronde.platform.clock.BusinessClock;
import nl.ronde.platform.db.Db;
import nl.ronde.platform.db.Tx;
import nl.ronde.platform.http.Page;
import nl.ronde.platform.http.Request;
import nl.ronde.platform.problem.CommonProblem;
import nl.ronde.staff.Workers;
import org.jspecify.annotations.Nullable;

/** Lists phones to the office, stops them and has them wiped. */
final class ManageDevices {
    private static final String DEVICE = "device";

    private final Db db;
    private final DeviceStore devices;
    private final DeviceSessions sessions;
    private final Workers workers;
    private final BusinessClock clock;
    private final Audit audit;

    ManageDevices(
            Db db, DeviceStore devices, DeviceSessions sessions, Workers workers, BusinessClock clock, Audit audit) {
        this.db = db;
        this.devices = devices;
        this.sessions = sessions;
        this.workers = workers;
        this.clock = clock;
        this.audit = audit;
    }

    Page<DeviceJson> list(Actor actor, @Nullable UUID workerId, @Nullable Boolean active, Request.Paging paging) {
        Instant afterEnrolled = paging.after(2, 0, Instant::parse);
        UUID afterId = paging.after(2, 1, UUID::fromString);
        return db.reading(actor.providerId(), tx -> {
            audit.append(tx, actor, Audit.Kind.READ, "listDevices", DEVICE, List.of());
            Page<Device> page = Page.of(
                    devices.list(tx, workerId, active, afterEnrolled, afterId, paging.rows()),
                    paging,
                    device ->
                            List.of(device.enrolledAt().toString(), device.id().toString()));
            var cards = workers.cards(
                    tx,
                    page.items().stream()
                            .map(Device::workerId)
                            .filter(Objects::nonNull)
                            .distinct()
                            .toList());
            return page.map(device -> DeviceJson.of(device, cards.get(device.workerId())));
        });
    }

    DeviceJson get(Actor actor, UUID deviceId) {
        return db.reading(actor.providerId(), tx -> {
            DeviceJson shown = shown(tx, deviceId);
            audit.append(tx, actor, Audit.Kind.READ, "getDevice", DEVICE, deviceId, null);
            return shown;
        });
    }

    DeviceJson revoke(Actor actor, UUID deviceId) {
        return stop(actor, deviceId, "revokeDevice", false);
    }

    DeviceJson wipe(Actor actor, UUID deviceId) {
        return stop(actor, deviceId, "wipeDevice", true);
    }

    private DeviceJson stop(Actor actor, UUID deviceId, String action, boolean wipe) {
        DeviceJson done = db.inTransaction(actor.providerId(), tx -> {
            devices.lock(tx, deviceId).orElseThrow(CommonProblem.NOT_FOUND::refuse);
            devices.stop(tx, deviceId, clock.instant(), wipe);
            sessions.revoke(tx, deviceId);
            audit.append(tx, actor, Audit.Kind.UPDATE, action, DEVICE, deviceId, null);
            return shown(tx, deviceId);
        });
        sessions.forget(deviceId);
        return done;
    }

    private DeviceJson shown(Tx tx, UUID deviceId) {
        Device device = devices.find(tx, deviceId).orElseThrow(CommonProblem.NOT_FOUND::refuse);
        UUID workerId = device.workerId();
        return DeviceJson.of(
                device,
                workerId == null ? null : workers.cards(tx, List.of(workerId)).get(workerId));
    }
}
