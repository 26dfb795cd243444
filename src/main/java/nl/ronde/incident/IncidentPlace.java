package nl.ronde.incident;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import nl.ronde.assignment.Assignment;
import nl.ronde.assignment.Assignments;
import nl.ronde.calendar.AmsterdamTime;
import nl.ronde.platform.db.Tx;
import nl.ronde.visit.Visit;
import nl.ronde.visit.VisitStore;
import org.jspecify.annotations.Nullable;

/** Under which agreement and in which municipality an incident happened, and so who must be told. */
final class IncidentPlace {
    private final Assignments assignments;
    private final VisitStore visits;

    IncidentPlace(Assignments assignments, VisitStore visits) {
        this.assignments = assignments;
        this.visits = visits;
    }

    /** That of the visit; else of the oldest assignment that covers the day; empty where there is none. */
    Optional<Assignment> of(Tx tx, Incident incident) {
        return of(tx, incident.clientId(), incident.visitId(), incident.occurredAt());
    }

    /** The same of an incident of which no more than this is read. */
    Optional<Assignment> of(Tx tx, UUID clientId, @Nullable UUID visitId, Instant occurredAt) {
        return ofVisit(tx, clientId, visitId)
                .or(() -> assignments.ofClient(tx, clientId).stream()
                        .filter(assignment -> assignment.covers(AmsterdamTime.dateOf(occurredAt)))
                        .findFirst());
    }

    private Optional<Assignment> ofVisit(Tx tx, UUID clientId, @Nullable UUID visitId) {
        if (visitId == null) {
            return Optional.empty();
        }
        return visits.find(tx, visitId)
                .map(Visit::target)
                .filter(target -> target.clientId().equals(clientId))
                .flatMap(target -> Optional.ofNullable(target.assignmentId()))
                .flatMap(assignmentId -> assignments.find(tx, assignmentId));
    }
}
