package nl.ronde.visit.settle;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import nl.ronde.calendar.CarePeriod;
import nl.ronde.platform.db.Tx;

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

    /** How many visits of an agreement and period are neither approved nor cancelled: while there are, it is not complete. */
    public int notApproved(Tx tx, String agreementId, CarePeriod period) {
        return store.notApproved(tx, agreementId, period.firstDay(), period.lastDay());
    }

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
