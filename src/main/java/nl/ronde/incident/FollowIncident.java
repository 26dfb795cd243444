package nl.ronde.incident;

import java.util.Objects;
import java.util.UUID;
import java.util.function.UnaryOperator;
import nl.ronde.audit.Audit;
import nl.ronde.platform.act.Actor;
import nl.ronde.platform.clock.BusinessClock;
import nl.ronde.platform.db.Db;
import nl.ronde.platform.id.Ids;
import nl.ronde.platform.problem.CommonProblem;
import org.jspecify.annotations.Nullable;

/** Writes down how an incident goes on until it is closed (Kampen B3), closes it with its findings, or reopens it. */
final class FollowIncident {
    private final Db db;
    private final IncidentStore incidents;
    private final IncidentFileStore files;
    private final BusinessClock clock;
    private final Audit audit;

    FollowIncident(Db db, IncidentStore incidents, IncidentFileStore files, BusinessClock clock, Audit audit) {
        this.db = db;
        this.incidents = incidents;
        this.files = files;
        this.clock = clock;
        this.audit = audit;
    }

    /** @param mediaContact contact with the media, which the municipality agreed to */
    record Update(
            String text, @Nullable String toldTo, @Nullable String mediaContact) {}

    record Closing(String findings, String measures) {}

    record Reopening(String reason) {}

    /** The incident and the line that was added. */
    record Done(Incident incident, IncidentEntry entry) {}

    Done update(Actor actor, UUID id, Update given) {
        return add(
                actor,
                id,
                "addIncidentUpdate",
                new Line(IncidentEntry.Kind.UPDATE, given.text(), given.toldTo(), given.mediaContact(), null),
                incident -> incident.requireOpen().next());
    }

    Done close(Actor actor, UUID id, int expectedVersion, Closing given) {
        return add(
                actor,
                id,
                "closeIncident",
                new Line(IncidentEntry.Kind.CLOSED, given.findings(), null, null, given.measures()),
                incident -> incident.requireSeen(expectedVersion).requireOpen().closed(clock.instant()));
    }

    Done reopen(Actor actor, UUID id, int expectedVersion, Reopening given) {
        return add(
                actor,
                id,
                "reopenIncident",
                new Line(IncidentEntry.Kind.REOPENED, given.reason(), null, null, null),
                incident -> {
                    if (incident.requireSeen(expectedVersion).closedAt() == null) {
                        throw IncidentProblem.NOT_CLOSED.refuse();
                    }
                    return incident.closed(null);
                });
    }

    private record Line(
            IncidentEntry.Kind kind,
            String text,
            @Nullable String toldTo,
            @Nullable String mediaContact,
            @Nullable String measures) {}

    private Done add(Actor actor, UUID id, String action, Line line, UnaryOperator<Incident> step) {
        return db.inTransaction(actor.providerId(), tx -> {
            Incident incident = incidents.lock(tx, id).orElseThrow(CommonProblem.NOT_FOUND::refuse);
            Incident next = incidents.save(tx, step.apply(incident));
            IncidentEntry entry = new IncidentEntry(
                    Ids.next(),
                    line.kind(),
                    line.text(),
                    line.toldTo(),
                    line.mediaContact(),
                    line.measures(),
                    Objects.requireNonNull(actor.userId()),
                    clock.instant());
            files.add(tx, id, entry);
            audit.append(tx, actor, Audit.Kind.UPDATE, action, IncidentStore.TYPE, id, incident.clientId());
            return new Done(next, entry);
        });
    }
}
