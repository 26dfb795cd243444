package nl.ronde.incident;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.ronde.assignment.Assignment;
import nl.ronde.assignment.Assignments;
import nl.ronde.assignment.NearestAssignment;
import nl.ronde.calendar.AmsterdamTime;
import nl.ronde.platform.db.Tx;
import nl.ronde.visit.Visit;
import nl.ronde.visit.VisitStore;
import org.jspecify.annotations.Nullable;

/**
 * Under which agreement and in which municipality an incident happened, and so who must be told: also one at the intake, before
 * the first day of help.
 */
final class IncidentPlace {
    private final Assignments assignments;
    private final VisitStore visits;

    IncidentPlace(Assignments assignments, VisitStore visits) {
        this.assignments = assignments;
        this.visits = visits;
    }

    /** That of the visit; else the client's nearest to the day ({@link NearestAssignment}); empty where there is none. */
    Optional<Assignment> of(Tx tx, Incident incident) {
        return of(tx, incident.clientId(), incident.visitId(), incident.occurredAt());
    }

    /** The same of an incident of which no more than this is read. */
    Optional<Assignment> of(Tx tx, UUID clientId, @Nullable UUID visitId, Instant occurredAt) {
        return ofVisit(tx, clientId, visitId)
                .or(() -> NearestAssignment.of(assignments.ofClient(tx, clientId), AmsterdamTime.dateOf(occurredAt)));
    }

    /**
     * The same where it cannot change with an assignment that comes later: no municipality may read what was told to another one.
     * On a day that none covered it is said only where all assignments of the client lie in one municipality.
     */
    Optional<Assignment> certain(Tx tx, UUID clientId, @Nullable UUID visitId, Instant occurredAt) {
        LocalDate day = AmsterdamTime.dateOf(occurredAt);
        return ofVisit(tx, clientId, visitId).or(() -> {
            List<Assignment> all = assignments.ofClient(tx, clientId);
            return NearestAssignment.of(all, day)
                    .filter(found -> found.covers(day)
                            || all.stream()
                                    .allMatch(each -> each.municipalityCode().equals(found.municipalityCode())));
        });
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
