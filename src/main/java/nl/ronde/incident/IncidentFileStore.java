package nl.ronde.incident;

import io.vertx.sqlclient.Row;
import java.util.List;
import java.util.UUID;
import nl.ronde.platform.db.SqlValues;
import nl.ronde.platform.db.Tx;
import nl.ronde.platform.json.Json;

/** All SQL on {@code incident_file}, {@code incident_decision} and {@code incident_entry}: only ever added to. */
final class IncidentFileStore {
    private static final String INSERT_FILE = """
            INSERT INTO incident_file (provider_id, incident_id, number, content, completed_by, completed_at)
            VALUES ($1, $2, $3, $4, $5, $6)""";

    private static final String FILES = """
            SELECT number, content, completed_by, completed_at FROM incident_file
            WHERE provider_id = $1 AND incident_id = $2 ORDER BY number DESC""";

    private static final String INSERT_DECISION = """
            INSERT INTO incident_decision (provider_id, incident_id, number, calamity, violence, serious, reason, noticed_at,
                decided_by, decided_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)""";

    private static final String DECISIONS = """
            SELECT number, calamity, violence, serious, reason, noticed_at, decided_by, decided_at FROM incident_decision
            WHERE provider_id = $1 AND incident_id = $2 ORDER BY number DESC""";

    private static final String INSERT_ENTRY = """
            INSERT INTO incident_entry (provider_id, id, incident_id, kind, text, told_to, media_contact, measures,
                recorded_by, recorded_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)""";

    private static final String ENTRIES = """
            SELECT id, kind, text, told_to, media_contact, measures, recorded_by, recorded_at FROM incident_entry
            WHERE provider_id = $1 AND incident_id = $2 ORDER BY recorded_at, id""";

    void add(Tx tx, UUID incidentId, IncidentFile file) {
        tx.send(
                INSERT_FILE,
                incidentId,
                file.number(),
                Json.write(file.content()),
                file.completedBy(),
                file.completedAt());
    }

    /** Every version, the newest first. */
    List<IncidentFile> files(Tx tx, UUID incidentId) {
        return tx.list(FILES, IncidentFileStore::file, incidentId);
    }

    void add(Tx tx, UUID incidentId, CalamityDecision decision) {
        tx.send(
                INSERT_DECISION,
                incidentId,
                decision.number(),
                decision.calamity(),
                decision.violence(),
                decision.seriousIncident(),
                decision.reason(),
                decision.noticedAt(),
                decision.decidedBy(),
                decision.decidedAt());
    }

    /** Every decision, the newest, which holds, first. */
    List<CalamityDecision> decisions(Tx tx, UUID incidentId) {
        return tx.list(DECISIONS, IncidentFileStore::decision, incidentId);
    }

    void add(Tx tx, UUID incidentId, IncidentEntry entry) {
        tx.send(
                INSERT_ENTRY,
                entry.id(),
                incidentId,
                entry.kind(),
                entry.text(),
                entry.toldTo(),
                entry.mediaContact(),
                entry.measures(),
                entry.recordedBy(),
                entry.recordedAt());
    }

    /** How it went on, in order. */
    List<IncidentEntry> entries(Tx tx, UUID incidentId) {
        return tx.list(ENTRIES, IncidentFileStore::entry, incidentId);
    }

    private static IncidentFile file(Row row) {
        return new IncidentFile(
                row.getInteger("number"),
                Json.read(row.getString("content"), IncidentFile.Content.class),
                row.getUUID("completed_by"),
                SqlValues.instant(row, "completed_at"));
    }

    private static CalamityDecision decision(Row row) {
        return new CalamityDecision(
                row.getInteger("number"),
                row.getBoolean("calamity"),
                CalamityDecision.Violence.valueOf(row.getString("violence")),
                row.getBoolean("serious"),
                row.getString("reason"),
                SqlValues.instant(row, "noticed_at"),
                row.getUUID("decided_by"),
                SqlValues.instant(row, "decided_at"));
    }

    private static IncidentEntry entry(Row row) {
        return new IncidentEntry(
                row.getUUID("id"),
                IncidentEntry.Kind.valueOf(row.getString("kind")),
                row.getString("text"),
                row.getString("told_to"),
                row.getString("media_contact"),
                row.getString("measures"),
                row.getUUID("recorded_by"),
                SqlValues.instant(row, "recorded_at"));
    }
}
