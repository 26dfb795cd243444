package nl.ronde.incident;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.ronde.agreement.AgreementContact;
import nl.ronde.agreement.AgreementContacts;
import nl.ronde.agreement.ContactRole;
import nl.ronde.assignment.Assignment;
import nl.ronde.audit.Audit;
import nl.ronde.platform.act.Actor;
import nl.ronde.platform.db.Db;
import nl.ronde.platform.db.Tx;
import nl.ronde.platform.http.Page;
import nl.ronde.platform.http.Request;
import nl.ronde.platform.problem.CommonProblem;
import org.jspecify.annotations.Nullable;

/** Shows incidents to the office, the newest first, and one with everything that was told, decided and done about it. */
final class ReadIncidents {
    private final Db db;
    private final IncidentStore store;
    private final IncidentFileStore files;
    private final SentReportStore mails;
    private final IncidentPlace place;
    private final AgreementContacts contacts;
    private final Audit audit;

    ReadIncidents(
            Db db,
            IncidentStore store,
            IncidentFileStore files,
            SentReportStore mails,
            IncidentPlace place,
            AgreementContacts contacts,
            Audit audit) {
        this.db = db;
        this.store = store;
        this.files = files;
        this.mails = mails;
        this.place = place;
        this.contacts = contacts;
        this.audit = audit;
    }

    /**
     * An incident, where it happened and who supervises there.
     *
     * @param assignment under which it happened; null where the client had none
     * @param supervisor null where nobody entered one
     */
    record Shown(
            IncidentReading reading,
            @Nullable Assignment assignment,
            @Nullable AgreementContact supervisor) {}

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

    Shown get(Actor actor, UUID id) {
        return db.reading(actor.providerId(), tx -> {
            Incident incident = store.find(tx, id).orElseThrow(CommonProblem.NOT_FOUND::refuse);
            audit.append(tx, actor, Audit.Kind.READ, "getIncident", IncidentStore.TYPE, id, incident.clientId());
            Optional<Assignment> assignment = place.of(tx, incident);
            return new Shown(
                    read(tx, incident),
                    assignment.orElse(null),
                    assignment
                            .flatMap(each -> contacts.find(
                                    tx, each.agreementId(), each.municipalityCode(), ContactRole.SUPERVISOR))
                            .orElse(null));
        });
    }

    /** All that is known of it, for who shows or tells it. */
    IncidentReading read(Tx tx, Incident incident) {
        UUID id = incident.id();
        return new IncidentReading(
                incident,
                store.accounts(tx, id),
                store.reports(tx, id),
                files.files(tx, id),
                files.decisions(tx, id),
                mails.list(tx, id),
                files.entries(tx, id));
    }
}
