package nl.ronde.device;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.ronde.platform.db.Tx;

/** What the modules above ask about phones. */
public final class Devices {
    private final DeviceStore store;

    Devices(DeviceStore store) {
        this.store = store;
    }

    /** The phones of these workers, the stopped ones too, by worker; of each the last heard of first. */
    public Map<UUID, List<Device>> ofWorkers(Tx tx, Collection<UUID> workerIds) {
        return workerIds.isEmpty()
                ? Map.of()
                : store.ofWorkers(tx, workerIds).stream()
                        .collect(Collectors.groupingBy(device -> Objects.requireNonNull(device.workerId())));
    }
}
