package nl.ronde.incident;

import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.ronde.agreement.ReportRecipient;
import nl.ronde.platform.act.Act;
import nl.ronde.platform.act.ClockQuality;
import nl.ronde.platform.act.EventTime;
import nl.ronde.platform.act.PhoneTime;
import nl.ronde.platform.db.SqlValues;
import nl.ronde.platform.db.Tx;
import org.jspecify.annotations.Nullable;

/** All SQL on {@code incident}, {@code incident_account} and {@code incident_report}: what was said is only ever added to. */
final class IncidentStore {
    static final String TYPE = "incident";

    private static final String INSERT = """
            INSERT INTO incident (provider_id, id, client_id, visit_id, kind, occurred_at, reported_by, worker_id)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
            ON CONFLICT (provider_id, id) DO NOTHING""";

    private static final String SELECT = """
            SELECT id, client_id, visit_id, kind, occurred_at, reported_by, worker_id, version, closed_at
            FROM incident WHERE provider_id = $1\s""";

    private static final String FIND = SELECT + "AND id = $2";

    private static final String LOCK = FIND + " FOR UPDATE";

    private static final String UPDATE =
            "UPDATE incident SET version = $3, closed_at = $4 WHERE provider_id = $1 AND id = $2";

    private static final String LIST = SELECT + """
            AND ($2::timestamptz IS NULL OR (occurred_at, id) < ($2, $3::uuid))
            AND ($4::text IS NULL OR kind = $4)
            AND ($5::uuid IS NULL OR client_id = $5)
            ORDER BY occurred_at DESC, id DESC LIMIT $6""";

    private static final String INSERT_ACCOUNT = """
            INSERT INTO incident_account (provider_id, id, incident_id, kind, description, place, consequences, measures,
                others_involved, user_id, device_id, mutation_id, occurred_at, received_at, quality, raw_wall,
                raw_elapsed_ms, raw_boot_id, decisions)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19)""";

    private static final String ACCOUNTS = """
            SELECT id, kind, description, place, consequences, measures, others_involved, occurred_at, received_at, quality,
                   raw_wall, raw_elapsed_ms, raw_boot_id, decisions
            FROM incident_account WHERE provider_id = $1 AND incident_id = $2 ORDER BY received_at, id""";

    private static final String INSERT_REPORT = """
            INSERT INTO incident_report (provider_id, id, incident_id, recipient, channel, reported_at, message_id, text,
                recorded_by, recorded_at, mail_id, server_answer)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)""";

    private static final String RETURNED =
            "UPDATE incident_report SET returned_at = $3 WHERE provider_id = $1 AND mail_id = $2";

    private static final String REPORTS = """
            SELECT id, recipient, channel, reported_at, message_id, text, recorded_by, recorded_at, mail_id, server_answer,
                   returned_at
            FROM incident_report WHERE provider_id = $1 AND incident_id = $2 ORDER BY reported_at, id""";

    /** False where there is an incident with this id already. */
    boolean insert(Tx tx, Incident incident) {
        return tx.update(
                        INSERT,
                        incident.id(),
                        incident.clientId(),
                        incident.visitId(),
                        incident.kind(),
                        incident.occurredAt(),
                        incident.reportedBy(),
                        incident.workerId())
                == 1;
    }

    Optional<Incident> find(Tx tx, UUID id) {
        return tx.find(FIND, IncidentStore::incident, id);
    }

    /** The incident, with everybody else waiting for what becomes of it. */
    Optional<Incident> lock(Tx tx, UUID id) {
        return tx.find(LOCK, IncidentStore::incident, id);
    }

    /** Stores version and closing. */
    Incident save(Tx tx, Incident incident) {
        tx.send(UPDATE, incident.id(), incident.version(), incident.closedAt());
        return incident;
    }

    /** The newest first. */
    List<Incident> list(
            Tx tx,
            @Nullable IncidentKind kind,
            @Nullable UUID clientId,
            @Nullable Instant beforeTime,
            @Nullable UUID beforeId,
            int rows) {
        return tx.list(LIST, IncidentStore::incident, beforeTime, beforeId, kind, clientId, rows);
    }

    void add(Tx tx, Act act, UUID incidentId, Incident.Account account) {
        Incident.Words words = account.words();
        EventTime time = account.time();
        PhoneTime raw = time.raw();
        tx.send(
                INSERT_ACCOUNT,
                account.id(),
                incidentId,
                words.kind(),
                words.description(),
                words.place(),
                words.consequences(),
                words.measures(),
                words.othersInvolved(),
                act.actor().userId(),
                act.actor().deviceId(),
                act.mutationId(),
                time.occurredAt(),
                time.receivedAt(),
                time.quality(),
                raw == null ? null : raw.wall(),
                raw == null ? null : raw.elapsedMs(),
                raw == null ? null : raw.bootId(),
                account.decisions());
    }

    /** What was told, in the order it came in. */
    List<Incident.Account> accounts(Tx tx, UUID incidentId) {
        return tx.list(ACCOUNTS, IncidentStore::account, incidentId);
    }

    void add(Tx tx, UUID incidentId, Incident.Report report) {
        tx.send(
                INSERT_REPORT,
                report.id(),
                incidentId,
                report.recipient(),
                report.channel(),
                report.reportedAt(),
                report.messageId(),
                report.text(),
                report.recordedBy(),
                report.recordedAt(),
                report.mailId(),
                report.serverAnswer());
    }

    /** The mail of a report came back. */
    void returned(Tx tx, UUID mailId, Instant at) {
        tx.update(RETURNED, mailId, at);
    }

    /** Who was told, in the order of telling. */
    List<Incident.Report> reports(Tx tx, UUID incidentId) {
        return tx.list(REPORTS, IncidentStore::report, incidentId);
    }

    private static Incident incident(Row row) {
        return new Incident(
                row.getUUID("id"),
                row.getUUID("client_id"),
                row.getUUID("visit_id"),
                IncidentKind.valueOf(row.getString("kind")),
                SqlValues.instant(row, "occurred_at"),
                row.getUUID("reported_by"),
                row.getUUID("worker_id"),
                row.getInteger("version"),
                SqlValues.instantOrNull(row, "closed_at"));
    }

    private static Incident.Account account(Row row) {
        Instant wall = SqlValues.instantOrNull(row, "raw_wall");
        return new Incident.Account(
                row.getUUID("id"),
                new Incident.Words(
                        IncidentKind.valueOf(row.getString("kind")),
                        row.getString("description"),
                        row.getString("place"),
                        row.getString("consequences"),
                        row.getString("measures"),
                        row.getString("others_involved")),
                new EventTime(
                        SqlValues.instant(row, "occurred_at"),
                        SqlValues.instant(row, "received_at"),
                        ClockQuality.valueOf(row.getString("quality")),
                        wall == null
                                ? null
                                : new PhoneTime(wall, row.getLong("raw_elapsed_ms"), row.getUUID("raw_boot_id"))),
                row.getInteger("decisions"));
    }

    private static Incident.Report report(Row row) {
        return new Incident.Report(
                row.getUUID("id"),
                ReportRecipient.valueOf(row.getString("recipient")),
                Incident.Channel.valueOf(row.getString("channel")),
                SqlValues.instant(row, "reported_at"),
                row.getString("message_id"),
                row.getString("text"),
                row.getUUID("recorded_by"),
                SqlValues.instant(row, "recorded_at"),
                row.getUUID("mail_id"),
                row.getString("server_answer"),
                SqlValues.instantOrNull(row, "returned_at"));
    }
}
