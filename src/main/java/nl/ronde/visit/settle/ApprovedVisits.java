package nl.ronde.visit.settle;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import nl.ronde.calendar.CarePeriod;
import nl.ronde.platform.db.Tx;
import nl.ronde.visit.VisitStatus;

/** What billing reads: the delivered, chargeable, approved visits of a period. */
public final class ApprovedVisits {
    private final ApprovalStore store;

    ApprovedVisits(ApprovalStore store) {
        this.store = store;
    }

    /** Those of an agreement whose begin lies in the period by the Amsterdam date; by client, assignment and day. */
    public List<ApprovedVisit> of(Tx tx, String agreementId, CarePeriod period) {
        return store.approved(tx, agreementId, period.firstDay(), period.lastDay());
    }

    /**
     * The visits of an agreement and period that are neither approved nor cancelled, at most the first hundred by day: while there
     * are, the period is not complete.
     */
    public List<Waiting> notApproved(Tx tx, String agreementId, CarePeriod period) {
        return store.notApproved(tx, agreementId, period);
    }

    /**
     * A visit that stands in the way of a complete period.
     *
     * @param of how many there are in all
     */
    public record Waiting(
            UUID visitId,
            LocalDate day,
            VisitStatus status,
            @JsonIgnore int of) {}

    /**
     * One approved visit.
     *
     * @param visitVersion what an export keeps, to know a later change by
     * @param date the Amsterdam date of its begin
     * @param minutes whole minutes as approved; 0 is possible
     */
    public record ApprovedVisit(
            UUID visitId, int visitVersion, UUID clientId, UUID assignmentId, LocalDate date, int minutes) {}
}
