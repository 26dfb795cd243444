package nl.ronde.incident;

import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.ronde.agreement.ContactRole;
import nl.ronde.agreement.ReportRecipient;
import nl.ronde.platform.db.SqlValues;
import nl.ronde.platform.db.Tx;

/** All SQL on {@code incident_mail}. */
final class SentReportStore {
    private static final String COLUMNS = """
            SELECT mail_id, incident_id, recipient, sent_to, address, subject, text, sent_by, queued_at, state, settled_at,
                   server_answer
            FROM incident_mail\s""";

    private static final String INSERT = """
            INSERT INTO incident_mail (provider_id, mail_id, incident_id, recipient, sent_to, address, subject, text, sent_by,
                queued_at, state)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 'QUEUED')""";

    private static final String LOCK = COLUMNS + "WHERE provider_id = $1 AND mail_id = $2 FOR UPDATE";

    private static final String LIST =
            COLUMNS + "WHERE provider_id = $1 AND incident_id = $2 ORDER BY queued_at, mail_id";

    private static final String SETTLE = """
            UPDATE incident_mail SET state = $3, settled_at = $4, server_answer = $5
            WHERE provider_id = $1 AND mail_id = $2""";

    void insert(Tx tx, SentReport sent) {
        tx.send(
                INSERT,
                sent.mailId(),
                sent.incidentId(),
                sent.recipient(),
                sent.sentTo(),
                sent.address(),
                sent.subject(),
                sent.text(),
                sent.sentBy(),
                sent.queuedAt());
    }

    /** The report that went by this mail; empty where the mail was about something else. */
    Optional<SentReport> lock(Tx tx, UUID mailId) {
        return tx.find(LOCK, SentReportStore::sent, mailId);
    }

    /** In the order of sending. */
    List<SentReport> list(Tx tx, UUID incidentId) {
        return tx.list(LIST, SentReportStore::sent, incidentId);
    }

    void settle(Tx tx, UUID mailId, SentReport.State state, Instant at, String serverAnswer) {
        tx.update(SETTLE, mailId, state, at, serverAnswer);
    }

    private static SentReport sent(Row row) {
        return new SentReport(
                row.getUUID("mail_id"),
                row.getUUID("incident_id"),
                ReportRecipient.valueOf(row.getString("recipient")),
                ContactRole.valueOf(row.getString("sent_to")),
                row.getString("address"),
                row.getString("subject"),
                row.getString("text"),
                row.getUUID("sent_by"),
                SqlValues.instant(row, "queued_at"),
                SentReport.State.valueOf(row.getString("state")),
                SqlValues.instantOrNull(row, "settled_at"),
                row.getString("server_answer"));
    }
}
