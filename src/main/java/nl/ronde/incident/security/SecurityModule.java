package nl.ronde.incident.security;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import nl.ronde.agreement.AgreementModule;
import nl.ronde.audit.Audit;
import nl.ronde.platform.act.Actor;
import nl.ronde.platform.clock.BusinessClock;
import nl.ronde.platform.db.Db;
import nl.ronde.platform.db.Mutations;
import nl.ronde.platform.event.Events;
import nl.ronde.platform.http.Api;
import nl.ronde.platform.http.Page;
import nl.ronde.platform.http.Reply;
import nl.ronde.platform.http.Request;
import nl.ronde.platform.problem.CommonProblem;

/**
 * Builds this room's objects by hand. It raises {@link SecurityIncidentReported}, {@link DataBreachDecided} and {@link
 * BreachNotified}.
 */
public final class SecurityModule {
    private static final String ID = "securityIncidentId";

    private final Db db;
    private final Audit audit;
    private final SecurityStore store;
    private final ReportSecurityIncident report;
    private final SettleSecurityIncident settle;

    /** Wires the room. */
    public SecurityModule(Db db, BusinessClock clock, Audit audit, Events events, AgreementModule agreement) {
        this.db = db;
        this.audit = audit;
        this.store = new SecurityStore(agreement.agreements());
        Concerns concerns = new Concerns(agreement.providerAgreements(), store);
        this.report = new ReportSecurityIncident(new Mutations(db), store, concerns, audit, events);
        this.settle = new SettleSecurityIncident(db, store, concerns, clock, audit, events);
    }

    /** Binds the operations of this room. */
    public void bind(Api api) {
        api.bind(
                "reportSecurityIncident",
                request -> Reply.answer(
                        201, report.run(request.act(), request.actBody(ReportSecurityIncident.Told.class))));
        api.bind("listSecurityIncidents", request -> Reply.ok(list(request)));
        api.bind("getSecurityIncident", request -> shown(200, get(request.actor(), request.id(ID))));
        api.bind(
                "decideDataBreach",
                request -> shown(
                        200,
                        settle.decide(
                                request.actor(),
                                request.id(ID),
                                request.expectedVersion(),
                                request.body(SettleSecurityIncident.Decided.class))));
        api.bind(
                "recordBreachNotification",
                request -> shown(
                        201,
                        settle.notified(
                                request.actor(), request.id(ID), request.body(SettleSecurityIncident.Notified.class))));
    }

    private static Reply shown(int status, SecurityIncident incident) {
        return (status == 201 ? Reply.created(incident) : Reply.ok(incident)).etag(incident.version());
    }

    private Page<SecurityIncident> list(Request request) {
        Request.Paging paging = request.paging();
        Instant beforeTime = paging.after(2, 0, Instant::parse);
        UUID beforeId = paging.after(2, 1, UUID::fromString);
        Boolean breach = request.find("breach").map(Boolean::valueOf).orElse(null);
        return db.reading(request.actor().providerId(), tx -> {
            audit.append(
                    tx,
                    request.actor(),
                    Audit.Kind.READ,
                    "listSecurityIncidents",
                    ReportSecurityIncident.TYPE,
                    List.of());
            return Page.of(
                    store.list(tx, breach, beforeTime, beforeId, paging.rows()),
                    paging,
                    last -> List.of(last.noticedAt().toString(), last.id().toString()));
        });
    }

    private SecurityIncident get(Actor actor, UUID id) {
        return db.reading(actor.providerId(), tx -> {
            SecurityIncident incident = store.find(tx, id).orElseThrow(CommonProblem.NOT_FOUND::refuse);
            audit.append(
                    tx, actor, Audit.Kind.READ, "getSecurityIncident", ReportSecurityIncident.TYPE, id, (UUID) null);
            return incident;
        });
    }
}
