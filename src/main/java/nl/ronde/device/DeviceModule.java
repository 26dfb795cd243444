package nl.ronde.device;

import java.util.Optional;
import nl.ronde.audit.Audit;
import nl.ronde.identity.DeviceSessions;
import nl.ronde.identity.SignInThrottle;
import nl.ronde.platform.clock.BusinessClock;
import nl.ronde.platform.db.Db;
import nl.ronde.platform.http.Api;
import nl.ronde.staff.Workers;

/** Builds this module's objects by hand and shows the few that others use. */
public final class DeviceModule {
    private final Devices devices;
    private final DeviceHealth health;
    private final DeviceRoutes routes;

    /**
     * Wires the module.
     *
     * @param publicUrl the address at which phones reach this server, for the link of an enrolment
     */
    public DeviceModule(
            Db db,
            BusinessClock clock,
            Audit audit,
            DeviceSessions sessions,
            Workers workers,
            Optional<String> publicUrl) {
        DeviceStore store = new DeviceStore();
        EnrolmentStore enrolments = new EnrolmentStore();
        this.devices = new Devices(store);
        this.health = new DeviceHealth(clock);
        this.routes = new DeviceRoutes(
                new CreateEnrolment(db, enrolments, sessions, workers, publicUrl, clock, audit),
                new EnrolDevice(db, store, enrolments, sessions, new SignInThrottle(clock), clock, audit),
                new ManageDevices(db, store, sessions, workers, clock, audit),
                new ConfirmWiped(db, store, sessions, clock, audit));
    }

    /** Phones by their worker. */
    public Devices devices() {
        return devices;
    }

    /** How phones do. */
    public DeviceHealth health() {
        return health;
    }

    /** Binds the operations of this module. */
    public void bind(Api api) {
        routes.bind(api);
    }
}
