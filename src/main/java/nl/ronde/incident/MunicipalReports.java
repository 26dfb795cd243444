package nl.ronde.incident;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import nl.ronde.platform.db.SqlValues;
import nl.ronde.platform.db.Tx;

/** What a municipality was told of incidents of a client: the reports that reached it, and nothing that did not. */
public final class MunicipalReports {
    private static final String OF_CLIENT = """
            SELECT i.id, i.kind, i.occurred_at, r.id AS report_id, r.channel, r.reported_at, r.text
            FROM incident i
            JOIN incident_report r ON r.provider_id = i.provider_id AND r.incident_id = i.id
            WHERE i.provider_id = $1 AND i.client_id = $2 AND r.recipient = 'MUNICIPALITY'
              AND r.returned_at IS NULL
            ORDER BY i.occurred_at DESC, i.id, r.reported_at, r.id""";

    /**
     * A report that the municipality got.
     *
     * @param occurredAt when the incident was noticed
     * @param text what the municipality was told
     */
    public record Told(
            UUID incidentId,
            IncidentKind kind,
            Instant occurredAt,
            UUID reportId,
            String channel,
            Instant reportedAt,
            String text) {}

    /** The reports about a client, of the newest incident first. */
    public List<Told> of(Tx tx, UUID clientId) {
        return tx.list(
                OF_CLIENT,
                row -> new Told(
                        row.getUUID("id"),
                        IncidentKind.valueOf(row.getString("kind")),
                        SqlValues.instant(row, "occurred_at"),
                        row.getUUID("report_id"),
                        row.getString("channel").toLowerCase(Locale.ROOT),
                        SqlValues.instant(row, "reported_at"),
                        row.getString("text")),
                clientId);
    }
}
