package nl.ronde.incident;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import nl.ronde.audit.Audit;
import nl.ronde.platform.act.Actor;
import nl.ronde.platform.db.Db;
import nl.ronde.platform.http.Page;
import nl.ronde.platform.http.Request;
import nl.ronde.platform.problem.CommonProblem;
import org.jspecify.annotations.Nullable;

/** Shows incidents to the office, the newest first, and one with everything that was told of it. */
final class ReadIncidents {
    private final Db db;
    private final IncidentStore store;
    private final Audit audit;

    ReadIncidents(Db db, IncidentStore store, Audit audit) {
        this.db = db;
        this.store = store;
        this.audit = audit;
    }

    /** An incident with its accounts and reports. */
    record File(Incident incident, List<Incident.Account> accounts, List<Incident.Report> reports) {}

    Page<Incident> list(Actor actor, @Nullable IncidentKind kind, @Nullable UUID clientId, Request.Paging paging) {
        Instant beforeTime = paging.after(2, 0, Instant::parse);
        UUID beforeId = paging.after(2, 1, UUID::fromString);
        return db.reading(actor.providerId(), tx -> {
            Page<Incident> page = Page.of(
                    store.list(tx, kind, clientId, beforeTime, beforeId, paging.rows()),
                    paging,
                    last -> List.of(last.occurredAt().toString(), last.id().toString()));
            List<UUID> clients =
                    page.items().stream().map(Incident::clientId).distinct().toList();
            audit.append(tx, actor, Audit.Kind.READ, "listIncidents", IncidentStore.TYPE, clients);
            return page;
        });
    }

    File get(Actor actor, UUID id) {
        return db.reading(actor.providerId(), tx -> {
            Incident incident = store.find(tx, id).orElseThrow(CommonProblem.NOT_FOUND::refuse);
            audit.append(tx, actor, Audit.Kind.READ, "getIncident", IncidentStore.TYPE, id, incident.clientId());
            return new File(incident, store.accounts(tx, id), store.reports(tx, id));
        });
    }
}
