package nl.ronde.visit;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import nl.ronde.platform.db.SqlValues;
import nl.ronde.platform.db.Tx;

/** Which visits were delivered and which were not, for what counts from the first of them. Read where one is corrected. */
public final class VisitOutcomes {
    private static final String DELIVERED = "SELECT " + VisitStore.COLUMNS + """
            FROM visit v WHERE v.provider_id = $1 AND v.client_id = $2 AND v.status = 'COMPLETED'
            ORDER BY coalesce(v.adjusted_end, v.end_at), v.id""";

    /** Noticed when the worker said so, else when the office did. */
    private static final String NOT_DELIVERED = "SELECT " + VisitStore.COLUMNS + """
            , coalesce(
                (SELECT min(e.occurred_at) FROM visit_event e
                 WHERE e.provider_id = $1 AND e.visit_id = v.id AND e.kind = 'NOT_DELIVERED'),
                (SELECT max(a.at) FROM visit_adjustment a
                 WHERE a.provider_id = $1 AND a.visit_id = v.id AND a.field = 'STATUS'),
                v.starts_at) AS noticed_at
            FROM visit v WHERE v.provider_id = $1 AND v.assignment_id = $2 AND v.status = 'NOT_DELIVERED'
            ORDER BY noticed_at, v.id""";

    /** The visits that were delivered to a client, by their end. */
    public List<Visit> delivered(Tx tx, UUID clientId) {
        return tx.list(DELIVERED, VisitStore::visit, clientId);
    }

    /** The visits of an assignment that were not delivered, by when that was noticed. */
    public List<NotDeliveredVisit> notDelivered(Tx tx, UUID assignmentId) {
        return tx.list(
                NOT_DELIVERED,
                row -> new NotDeliveredVisit(VisitStore.visit(row), SqlValues.instant(row, "noticed_at")),
                assignmentId);
    }

    /** A visit that was not delivered, and when that was noticed. */
    public record NotDeliveredVisit(Visit visit, Instant noticedAt) {}
}
