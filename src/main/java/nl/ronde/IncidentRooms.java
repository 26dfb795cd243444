package nl.ronde;

import nl.ronde.agreement.Agreements;
import nl.ronde.audit.Audit;
import nl.ronde.incident.IncidentModule;
import nl.ronde.incident.meldcode.MeldcodeModule;
import nl.ronde.incident.security.SecurityModule;
import nl.ronde.obligation.Obligations;
import nl.ronde.obligation.Setbacks;
import nl.ronde.platform.clock.BusinessClock;
import nl.ronde.platform.db.Db;
import nl.ronde.platform.event.Events;
import nl.ronde.platform.http.Api;
import nl.ronde.terms.IncidentTerms;
import nl.ronde.terms.SecurityTerms;

/**
 * Builds what is kept of things that went wrong: incidents and calamities, the reporting code of domestic violence, security
 * incidents; and wires their terms. A part of {@code App}.
 */
final class IncidentRooms {
    private final IncidentModule incident;
    private final MeldcodeModule meldcode;
    private final SecurityModule security;

    IncidentRooms(
            Db db,
            BusinessClock clock,
            Audit audit,
            Events events,
            Agreements agreements,
            IncidentModule.Lower lower,
            Obligations obligations,
            Setbacks setbacks) {
        this.incident = new IncidentModule(db, clock, audit, events, lower);
        this.meldcode = new MeldcodeModule(
                db, clock, audit, lower.clients(), lower.identity().names());
        this.security = new SecurityModule(db, clock, audit, events, lower.agreement());
        new IncidentTerms(obligations, setbacks, agreements, lower.assignments(), lower.visits()).listen(events);
        new SecurityTerms(obligations).listen(events);
    }

    void bind(Api api) {
        incident.bind(api);
        meldcode.bind(api);
        security.bind(api);
    }
}
