package nl.ronde.message.iwmo.intake;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import nl.ronde.assignment.AssignmentModule;
import nl.ronde.audit.Audit;
import nl.ronde.client.Clients;
import nl.ronde.identity.Providers;
import nl.ronde.message.iwmo.Wmo301Reader;
import nl.ronde.platform.StartRefused;
import nl.ronde.platform.clock.BusinessClock;
import nl.ronde.platform.db.Db;
import nl.ronde.platform.event.Events;
import nl.ronde.platform.http.Api;
import nl.ronde.platform.keys.KeyRing;
import nl.ronde.platform.waiting.HeavyWork;

/** Builds this module's objects by hand. */
public final class IwmoModule {
    private final ReceiveIwmoMessage receive;
    private final IwmoMessages messages;

    /**
     * Wires the module.
     *
     * @param schemas folder with the official schemas, where the operator gave one
     * @throws StartRefused when the schemas cannot be used
     */
    public IwmoModule(
            Db db,
            BusinessClock clock,
            Audit audit,
            Events events,
            HeavyWork heavyWork,
            KeyRing keys,
            Optional<Path> schemas,
            Providers providers,
            Clients clients,
            AssignmentModule assignments) {
        IwmoMessageStore store = new IwmoMessageStore();
        MessageVault vault = new MessageVault(keys);
        this.receive = new ReceiveIwmoMessage(
                db,
                store,
                vault,
                reader(schemas),
                providers,
                clients,
                assignments.receive(),
                assignments.agreementChoice(),
                heavyWork,
                events,
                clock,
                audit);
        this.messages = new IwmoMessages(db, store, vault, events, clock, audit);
    }

    private static Wmo301Reader reader(Optional<Path> schemas) {
        if (schemas.isEmpty()) {
            return new Wmo301Reader();
        }
        try {
            return new Wmo301Reader(schemas.get());
        } catch (IOException e) {
            throw new StartRefused(
                    "RONDE_IWMO_SCHEMAS: basisschema.xsd and WMO301.xsd cannot be used from " + schemas.get(), e);
        }
    }

    /** Binds the operations of this module. */
    public void bind(Api api) {
        new IwmoRoutes(receive, messages).bind(api);
    }
}
