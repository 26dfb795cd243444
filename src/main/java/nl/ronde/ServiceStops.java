package nl.ronde;

import nl.ronde.assignment.life.ServiceDaysChanged;
import nl.ronde.platform.db.Tx;
import nl.ronde.visit.VisitsOutsideAssignment;

/** What a stop, notice or end of help means for planned visits: cancelled where somebody chose so, else an exception. */
final class ServiceStops {
    private final VisitsOutsideAssignment visits;

    ServiceStops(VisitsOutsideAssignment visits) {
        this.visits = visits;
    }

    void handle(Tx tx, ServiceDaysChanged change) {
        if (change.cancelBecause() != null) {
            visits.cancel(tx, change.actor(), change.assignment(), change.cancelBecause());
        }
        visits.handle(tx, change.actor(), change.assignment());
    }
}
