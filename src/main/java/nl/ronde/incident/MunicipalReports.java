package nl.ronde.incident;

import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nl.ronde.assignment.Assignment;
import nl.ronde.assignment.Assignments;
import nl.ronde.platform.db.SqlValues;
import nl.ronde.platform.db.Tx;
import nl.ronde.visit.VisitStore;
import org.jspecify.annotations.Nullable;

/** What a municipality was told of incidents of a client: the reports that reached it, and nothing that did not. */
public final class MunicipalReports {
    private static final String OF_CLIENT = """
            SELECT i.id, i.kind, i.occurred_at, i.visit_id, r.id AS report_id, r.channel, r.reported_at, r.text
            FROM incident i
            JOIN incident_report r ON r.provider_id = i.provider_id AND r.incident_id = i.id
            WHERE i.provider_id = $1 AND i.client_id = $2 AND r.recipient = 'MUNICIPALITY'
              AND r.returned_at IS NULL
            ORDER BY i.occurred_at DESC, i.id, r.reported_at, r.id""";

    private final IncidentPlace place;

    /** Reads them; the visits say under which assignment an incident happened. */
    public MunicipalReports(Assignments assignments, VisitStore visits) {
        this.place = new IncidentPlace(assignments, visits);
    }

    /**
     * A report that a municipality got.
     *
     * @param occurredAt when the incident was noticed
     * @param text what the municipality was told
     */
    public record Report(
            UUID incidentId,
            IncidentKind kind,
            Instant occurredAt,
            UUID reportId,
            String channel,
            Instant reportedAt,
            String text) {}

    /**
     * A report and where it belongs.
     *
     * @param under the assignment under which the incident happened: it was its municipality that was told; null where the
     *     client had none, or where that cannot be said for certain
     */
    public record Told(Report report, @Nullable Assignment under) {}

    private record Line(Report report, @Nullable UUID visitId) {}

    /** The reports about a client, of the newest incident first. */
    public List<Told> of(Tx tx, UUID clientId) {
        Map<UUID, Optional<Assignment>> places = new HashMap<>();
        return tx.list(OF_CLIENT, MunicipalReports::line, clientId).stream()
                .map(line -> new Told(
                        line.report(),
                        places.computeIfAbsent(
                                        line.report().incidentId(),
                                        id -> place.certain(
                                                tx,
                                                clientId,
                                                line.visitId(),
                                                line.report().occurredAt()))
                                .orElse(null)))
                .toList();
    }

    private static Line line(Row row) {
        return new Line(
                new Report(
                        row.getUUID("id"),
                        IncidentKind.valueOf(row.getString("kind")),
                        SqlValues.instant(row, "occurred_at"),
                        row.getUUID("report_id"),
                        row.getString("channel").toLowerCase(Locale.ROOT),
                        SqlValues.instant(row, "reported_at"),
                        row.getString("text")),
                row.getUUID("visit_id"));
    }
}
