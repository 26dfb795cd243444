package nl.ronde.incident;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import nl.ronde.audit.Audit;
import nl.ronde.client.ClientCards;
import nl.ronde.platform.act.Act;
import nl.ronde.platform.act.Actor;
import nl.ronde.platform.act.ClockQuality;
import nl.ronde.platform.act.Role;
import nl.ronde.platform.db.Answer;
import nl.ronde.platform.db.Mutations;
import nl.ronde.platform.db.Tx;
import nl.ronde.platform.event.Events;
import nl.ronde.platform.id.Ids;
import nl.ronde.platform.problem.CommonProblem;
import nl.ronde.visit.OwnVisitStore;
import org.jspecify.annotations.Nullable;

/**
 * Somebody reports an incident (Kampen B2 2.5, DVO B3 F8). A worker about a client she has or had visits to, the office about
 * any client. Told once more with the same id it is the same incident with one account more, and nothing is lost.
 */
final class ReportIncident {
    private final Mutations mutations;
    private final IncidentStore store;
    private final IncidentFileStore files;
    private final OwnVisitStore own;
    private final ClientCards clients;
    private final Audit audit;
    private final Events events;

    ReportIncident(
            Mutations mutations,
            IncidentStore store,
            IncidentFileStore files,
            OwnVisitStore own,
            ClientCards clients,
            Audit audit,
            Events events) {
        this.mutations = mutations;
        this.store = store;
        this.files = files;
        this.own = own;
        this.clients = clients;
        this.audit = audit;
        this.events = events;
    }

    /** @param id made by the phone */
    record Told(
            UUID id,
            UUID clientId,
            @Nullable UUID visitId,
            IncidentKind kind,
            String description,
            @Nullable String place,
            @Nullable String consequences,
            @Nullable String measures,
            @Nullable String othersInvolved) {
        Incident.Words words() {
            return new Incident.Words(kind, description, place, consequences, measures, othersInvolved);
        }
    }

    /** What the reporter is answered. */
    record Done(UUID id, IncidentKind kind, Instant occurredAt, ClockQuality clockQuality) {}

    Answer run(Act act, Told told) {
        Incident incident = new Incident(
                told.id(),
                told.clientId(),
                told.visitId(),
                told.kind(),
                act.time().occurredAt(),
                Objects.requireNonNull(act.actor().userId()),
                act.actor().workerId(),
                1,
                null);
        return mutations.once(act, tx -> {
            if (!maySpeak(tx, act, told.clientId())) {
                throw IncidentProblem.CLIENT_UNKNOWN.refuse(IncidentProblem.CLIENT_UNKNOWN.title(), "/clientId");
            }
            boolean isNew = store.insert(tx, incident);
            if (!isNew) {
                Incident known = store.lock(tx, told.id()).orElseThrow(CommonProblem.NOT_FOUND::refuse);
                requireSame(known, incident);
                store.save(tx, known.next());
            }
            List<CalamityDecision> decisions = files.decisions(tx, told.id());
            Incident.Account account = new Incident.Account(Ids.next(), told.words(), act.time(), decisions.size());
            store.add(tx, act, told.id(), account);
            audit.append(
                    tx,
                    act.actor(),
                    isNew ? Audit.Kind.CREATE : Audit.Kind.UPDATE,
                    act.operation(),
                    IncidentStore.TYPE,
                    told.id(),
                    told.clientId());
            events.raise(
                    tx,
                    new IncidentReported(
                            told.id(),
                            told.clientId(),
                            told.visitId(),
                            told.kind(),
                            act.time().occurredAt(),
                            decisions.stream().limit(1).anyMatch(decision -> decision.isOutgrownBy(account))));
            return new Done(
                    told.id(), told.kind(), act.time().occurredAt(), act.time().quality());
        });
    }

    /** Where the office admitted a worker's act, the office answers for its being her client; the client must still exist. */
    private boolean maySpeak(Tx tx, Act act, UUID clientId) {
        Actor actor = act.actor();
        if (act.isAdmitted() || actor.is(Role.PLANNER) || actor.is(Role.TEAM_LEAD)) {
            return !clients.find(tx, List.of(clientId)).isEmpty();
        }
        return actor.workerId() != null
                && !own.mayVisit(tx, clientId, actor.workerId()).rows().isEmpty();
    }

    /** Only the same person about the same client can mean the same incident. */
    private static void requireSame(Incident known, Incident told) {
        if (!known.reportedBy().equals(told.reportedBy()) || !known.clientId().equals(told.clientId())) {
            throw IncidentProblem.INCIDENT_EXISTS.refuse(IncidentProblem.INCIDENT_EXISTS.title(), "/id");
        }
    }
}
