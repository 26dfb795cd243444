package nl.ronde.visit.missing;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import nl.ronde.audit.Audit;
import nl.ronde.calendar.AmsterdamTime;
import nl.ronde.device.Device;
import nl.ronde.device.DeviceState;
import nl.ronde.device.Devices;
import nl.ronde.platform.act.Actor;
import nl.ronde.platform.clock.BusinessClock;
import nl.ronde.platform.db.Db;
import nl.ronde.platform.http.Page;
import nl.ronde.platform.http.Request;
import nl.ronde.staff.Workers;
import nl.ronde.visit.missing.MissingStore.Missing;

/** Use case {@code listMissingReports}: expected but not received, with how the worker's phones do. */
final class MissingReports {
    private final Db db;
    private final MissingStore store;
    private final Workers workers;
    private final Devices devices;
    private final BusinessClock clock;
    private final Audit audit;

    MissingReports(Db db, MissingStore store, Workers workers, Devices devices, BusinessClock clock, Audit audit) {
        this.db = db;
        this.store = store;
        this.workers = workers;
        this.devices = devices;
        this.clock = clock;
        this.audit = audit;
    }

    Page<MissingJson> list(Actor actor, int hours, Request.Paging paging) {
        Instant endedBefore = AmsterdamTime.plusHours(clock.instant(), -hours);
        Instant afterEnd = paging.after(2, 0, Instant::parse);
        UUID afterId = paging.after(2, 1, UUID::fromString);
        return db.reading(actor.providerId(), tx -> {
            Page<Missing> page = Page.of(
                    store.list(tx, endedBefore, afterEnd, afterId, paging.rows()),
                    paging,
                    visit -> List.of(visit.end().toString(), visit.id().toString()));
            List<UUID> clientIds = page.items().stream().map(Missing::clientId).toList();
            audit.append(tx, actor, Audit.Kind.READ, "listMissingReports", "visit", clientIds);
            List<UUID> workerIds =
                    page.items().stream().map(Missing::workerId).distinct().toList();
            var cards = workers.cards(tx, workerIds);
            var phones = devices.ofWorkers(tx, workerIds);
            return page.map(visit -> new MissingJson(
                    visit.id(),
                    visit.clientId(),
                    visit.begin(),
                    visit.end(),
                    new WorkerJson(visit.workerId(), cards.get(visit.workerId()).name()),
                    phones.getOrDefault(visit.workerId(), List.of()).stream()
                            .map(PhoneJson::of)
                            .toList()));
        });
    }

    record MissingJson(
            UUID visitId,
            UUID clientId,
            Instant plannedBegin,
            Instant plannedEnd,
            WorkerJson worker,
            List<PhoneJson> devices) {}

    record WorkerJson(UUID id, String name) {}

    record PhoneJson(UUID id, String name, DeviceState state, Device.Health health) {
        static PhoneJson of(Device device) {
            return new PhoneJson(device.id(), device.name(), device.state(), device.health());
        }
    }
}
