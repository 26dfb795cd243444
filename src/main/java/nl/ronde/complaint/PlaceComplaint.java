package nl.ronde.complaint;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.ronde.agreement.ProviderAgreements;
import nl.ronde.assignment.Assignment;
import nl.ronde.assignment.Assignments;
import nl.ronde.assignment.NearestAssignment;
import nl.ronde.platform.db.Tx;
import org.jspecify.annotations.Nullable;

/**
 * Under which assignment and agreement a complaint falls. Both agreements want every complaint in the yearly report (Kampen B2
 * 4.4, DVO 19.2), also one from before the first day of help or after the last.
 */
final class PlaceComplaint {
    private final Assignments assignments;
    private final ProviderAgreements agreements;

    PlaceComplaint(Assignments assignments, ProviderAgreements agreements) {
        this.assignments = assignments;
        this.agreements = agreements;
    }

    /** Where a complaint falls; both parts absent where the client has no assignment and nobody said. */
    record Place(@Nullable UUID assignmentId, @Nullable String agreementId) {}

    /** As somebody named it; what was not named follows from the other, and else from the day. */
    Place named(Tx tx, UUID clientId, LocalDate day, @Nullable UUID assignmentId, @Nullable String agreementId) {
        if (agreementId != null && !agreements.has(tx, agreementId)) {
            throw ComplaintProblem.AGREEMENT_UNKNOWN.at("/agreementId");
        }
        List<Assignment> ofClient = assignments.ofClient(tx, clientId);
        if (assignmentId == null) {
            return place(NearestAssignment.of(some(ofClient, agreementId), day), agreementId);
        }
        Assignment named = ofClient.stream()
                .filter(each -> each.id().equals(assignmentId))
                .findFirst()
                .orElseThrow(() -> ComplaintProblem.ASSIGNMENT_UNKNOWN.at("/assignmentId"));
        if (agreementId != null && !agreementId.equals(named.agreementId())) {
            throw ComplaintProblem.AGREEMENT_UNKNOWN.at("/agreementId");
        }
        return place(Optional.of(named), null);
    }

    /** The same complaint; where nothing was found before, as it falls now: the assignment may have come after it. */
    Complaint placed(Tx tx, Complaint complaint) {
        return complaint.agreementId() == null
                ? complaint.at(named(tx, complaint.clientId(), complaint.receivedOn(), null, null))
                : complaint;
    }

    private static Place place(Optional<Assignment> found, @Nullable String agreementId) {
        return found.map(each -> new Place(each.id(), each.agreementId())).orElse(new Place(null, agreementId));
    }

    private static List<Assignment> some(List<Assignment> ofClient, @Nullable String agreementId) {
        return ofClient.stream()
                .filter(each -> agreementId == null || agreementId.equals(each.agreementId()))
                .toList();
    }
}
