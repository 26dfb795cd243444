package nl.ronde.message.iwmo.intake;

import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.ronde.platform.db.SqlValues;
import nl.ronde.platform.db.Tx;
import nl.ronde.platform.json.Json;
import org.jspecify.annotations.Nullable;

/** All SQL on {@code iwmo_message} and {@code iwmo_intake}. */
final class IwmoMessageStore {
    private static final String COLUMNS = """
            SELECT id, received_at, outcome, municipality_code, identification, dated, client_id, findings,
                   reply_identification, reply_sent_at
            FROM iwmo_message\s""";

    private static final String LOCK_INTAKE = """
            INSERT INTO iwmo_intake (provider_id, last_reply) VALUES ($1, 0)
            ON CONFLICT (provider_id) DO UPDATE SET last_reply = iwmo_intake.last_reply
            RETURNING last_reply""";

    private static final String NEXT_REPLY = """
            UPDATE iwmo_intake SET last_reply = last_reply + 1 WHERE provider_id = $1 RETURNING last_reply""";

    private static final String BY_FINGERPRINT = COLUMNS + "WHERE provider_id = $1 AND fingerprint = $2";

    private static final String IDENTIFICATION_USED = """
            SELECT 1 FROM iwmo_message
            WHERE provider_id = $1 AND municipality_code = $2 AND identification = $3 AND reply_identification IS NOT NULL
            LIMIT 1""";

    private static final String INSERT = """
            INSERT INTO iwmo_message (provider_id, id, received_at, outcome, municipality_code, identification, dated,
                                      client_id, fingerprint, findings, content_sealed, reply_identification,
                                      reply_sealed)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)""";

    private static final String FIND = COLUMNS + "WHERE provider_id = $1 AND id = $2";

    private static final String LOCK = FIND + " FOR UPDATE";

    private static final String REPLY = "SELECT reply_sealed FROM iwmo_message WHERE provider_id = $1 AND id = $2";

    private static final String SET_SENT = """
            UPDATE iwmo_message SET reply_sent_at = $3 WHERE provider_id = $1 AND id = $2""";

    private static final String LIST = COLUMNS + """
            WHERE provider_id = $1
              AND ($2::text IS NULL OR outcome = $2)
              AND ($3::text IS NULL OR municipality_code = $3)
              AND ($4::boolean IS NULL OR (reply_identification IS NOT NULL AND (reply_sent_at IS NOT NULL) = $4))
              AND ($5::timestamptz IS NULL OR (received_at, id) < ($5, $6::uuid))
            ORDER BY received_at DESC, id DESC LIMIT $7""";

    /** From here to the commit no other message of this provider is taken in. */
    void lockIntake(Tx tx) {
        tx.one(LOCK_INTAKE, row -> row.getLong("last_reply"));
    }

    long nextReply(Tx tx) {
        return tx.one(NEXT_REPLY, row -> row.getLong("last_reply"));
    }

    /** The message with one of these fingerprints of the same bytes, one per key of the ring. */
    Optional<IwmoMessage> findByFingerprint(Tx tx, List<byte[]> candidates) {
        return candidates.stream()
                .flatMap(candidate -> tx.find(BY_FINGERPRINT, IwmoMessageStore::message, candidate).stream())
                .findFirst();
    }

    /** Whether a message of this sender with this identification was answered before. */
    boolean identificationUsed(Tx tx, String municipalityCode, String identification) {
        return tx.find(IDENTIFICATION_USED, row -> true, municipalityCode, identification)
                .orElse(false);
    }

    void insert(Tx tx, IwmoMessage message, Sealed sealed) {
        tx.send(
                INSERT,
                message.id(),
                message.receivedAt(),
                message.outcome(),
                message.municipalityCode(),
                message.identification(),
                message.dated(),
                message.clientId(),
                sealed.fingerprint(),
                Json.write(message.findings()),
                sealed.content(),
                message.replyIdentification(),
                sealed.reply());
    }

    Optional<IwmoMessage> find(Tx tx, UUID id) {
        return tx.find(FIND, IwmoMessageStore::message, id);
    }

    Optional<IwmoMessage> lock(Tx tx, UUID id) {
        return tx.find(LOCK, IwmoMessageStore::message, id);
    }

    byte @Nullable [] reply(Tx tx, UUID id) {
        return tx.find(REPLY, row -> Optional.ofNullable(SqlValues.bytes(row, "reply_sealed")), id)
                .flatMap(kept -> kept)
                .orElse(null);
    }

    void setSent(Tx tx, UUID id, Instant at) {
        tx.send(SET_SENT, id, at);
    }

    List<IwmoMessage> list(Tx tx, Filter filter, @Nullable Instant beforeReceipt, @Nullable UUID beforeId, int rows) {
        return tx.list(
                LIST,
                IwmoMessageStore::message,
                filter.outcome(),
                filter.municipalityCode(),
                filter.replySent(),
                beforeReceipt,
                beforeId,
                rows);
    }

    private static IwmoMessage message(Row row) {
        return new IwmoMessage(
                row.getUUID("id"),
                SqlValues.instant(row, "received_at"),
                IwmoOutcome.valueOf(row.getString("outcome")),
                row.getString("municipality_code"),
                row.getString("identification"),
                row.getLocalDate("dated"),
                row.getUUID("client_id"),
                Json.read(row.getString("findings"), Findings.class),
                row.getString("reply_identification"),
                SqlValues.instantOrNull(row, "reply_sent_at"));
    }

    /** What lies beside a message in the table: its fingerprint, and content and reply as they are kept. */
    record Sealed(byte[] fingerprint, byte @Nullable [] content, byte @Nullable [] reply) {}

    /** What a list is narrowed to. */
    record Filter(
            @Nullable IwmoOutcome outcome,
            @Nullable String municipalityCode,
            @Nullable Boolean replySent) {}
}
