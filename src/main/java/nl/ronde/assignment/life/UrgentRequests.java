package nl.ronde.assignment.life;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import nl.ronde.agreement.ProviderAgreements;
import nl.ronde.assignment.AssignmentProblem;
import nl.ronde.assignment.Assignments;
import nl.ronde.audit.Audit;
import nl.ronde.calendar.AmsterdamTime;
import nl.ronde.client.ClientCards;
import nl.ronde.client.ClientProblem;
import nl.ronde.platform.act.Actor;
import nl.ronde.platform.clock.BusinessClock;
import nl.ronde.platform.db.Db;
import nl.ronde.platform.db.Tx;
import nl.ronde.platform.event.Events;
import nl.ronde.platform.http.Page;
import nl.ronde.platform.http.Request;
import nl.ronde.platform.id.Ids;
import nl.ronde.platform.json.Json;
import org.jspecify.annotations.Nullable;

/**
 * Help that is asked for at once (spoedaanvraag, DVO B3 D4). The request has its own moment and may come before the
 * assignment: it belongs to a client, and to the assignment once that comes.
 */
final class UrgentRequests {
    private static final String OPERATION = "recordUrgentRequest";

    private final Db db;
    private final LifeStore store;
    private final Assignments assignments;
    private final ProviderAgreements agreements;
    private final ClientCards clients;
    private final Events events;
    private final Audit audit;
    private final BusinessClock clock;

    UrgentRequests(
            Db db,
            LifeStore store,
            Assignments assignments,
            ProviderAgreements agreements,
            ClientCards clients,
            Events events,
            Audit audit,
            BusinessClock clock) {
        this.db = db;
        this.store = store;
        this.assignments = assignments;
        this.agreements = agreements;
        this.clients = clients;
        this.events = events;
        this.audit = audit;
        this.clock = clock;
    }

    /** @param askedBy who asked, in words */
    record Asked(
            UUID clientId,
            @Nullable UUID assignmentId,
            @Nullable String agreementId,
            Instant requestedAt,
            String askedBy,
            String text) {}

    LifeEntry record(Actor actor, Asked asked) {
        Instant now = clock.instant();
        if (asked.requestedAt().isAfter(now)) {
            throw LifeProblem.MOMENT_IN_FUTURE.at("/requestedAt");
        }
        return db.inTransaction(actor.providerId(), tx -> {
            if (clients.find(tx, List.of(asked.clientId())).isEmpty()) {
                throw ClientProblem.CLIENT_UNKNOWN.refuse(ClientProblem.CLIENT_UNKNOWN.title(), "/clientId");
            }
            LifeEntry entry = new LifeEntry(
                    Ids.next(),
                    asked.clientId(),
                    asked.assignmentId(),
                    agreement(tx, asked),
                    EntryKind.URGENT_REQUEST,
                    null,
                    AmsterdamTime.toMicroseconds(asked.requestedAt()),
                    null,
                    null,
                    null,
                    Json.tree(asked),
                    Objects.requireNonNull(actor.userId()),
                    AmsterdamTime.toMicroseconds(now));
            store.insert(tx, entry);
            audit.append(tx, actor, Audit.Kind.CREATE, OPERATION, LifeStore.TYPE, entry.id(), entry.clientId());
            events.raise(tx, new LifeRecorded(entry, null));
            return entry;
        });
    }

    private @Nullable String agreement(Tx tx, Asked asked) {
        if (asked.assignmentId() != null) {
            return assignments
                    .find(tx, asked.assignmentId())
                    .filter(each -> each.clientId().equals(asked.clientId()))
                    .orElseThrow(LifeProblem.ASSIGNMENT_UNKNOWN::refuse)
                    .agreementId();
        }
        if (asked.agreementId() != null && !agreements.has(tx, asked.agreementId())) {
            throw AssignmentProblem.AGREEMENT_UNKNOWN.refuse(
                    AssignmentProblem.AGREEMENT_UNKNOWN.title(), "/agreementId");
        }
        return asked.agreementId();
    }

    Page<LifeEntry> list(Actor actor, @Nullable UUID clientId, Request.Paging paging) {
        return db.reading(actor.providerId(), tx -> {
            Page<LifeEntry> page = Page.of(
                    store.urgentPage(
                            tx,
                            clientId,
                            paging.after(2, 0, Instant::parse),
                            paging.after(2, 1, UUID::fromString),
                            paging.rows()),
                    paging,
                    last -> List.of(last.happenedAt().toString(), last.id().toString()));
            audit.append(
                    tx,
                    actor,
                    Audit.Kind.READ,
                    "listUrgentRequests",
                    LifeStore.TYPE,
                    page.items().stream().map(LifeEntry::clientId).distinct().toList());
            return page;
        });
    }
}
