package nl.ronde.occasion;

import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.ronde.platform.db.SqlValues;
import nl.ronde.platform.db.Tx;
import org.jspecify.annotations.Nullable;

/** All SQL on {@code occasion}, {@code occasion_attachment} and {@code occasion_event}. */
final class OccasionStore {
    private static final String INSERT = """
            INSERT INTO occasion (provider_id, id, version, kind, variant, agreement_id, client_id, happened_at, told_by,
                what, asked_until, state, recorded_by, recorded_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)""";

    private static final String ATTACH = """
            INSERT INTO occasion_attachment (provider_id, occasion_id, position, name, reference)
            VALUES ($1, $2, $3, $4, $5)""";

    private static final String SELECT = """
            SELECT id, version, kind, variant, agreement_id, client_id, happened_at, told_by, what, asked_until, state,
                   closed_reason, recorded_by, recorded_at
            FROM occasion WHERE provider_id = $1\s""";

    private static final String FIND = SELECT + "AND id = $2";

    private static final String LOCK = FIND + " FOR UPDATE";

    private static final String LIST = SELECT + """
            AND ($2::timestamptz IS NULL OR (happened_at, id) < ($2, $3::uuid))
            AND ($4::text IS NULL OR kind = $4)
            AND ($5::text IS NULL OR agreement_id = $5)
            AND ($6::text IS NULL OR state = $6)
            AND ($7::uuid IS NULL OR client_id = $7)
            ORDER BY happened_at DESC, id DESC LIMIT $8""";

    private static final String UPDATE = """
            UPDATE occasion SET version = $3, state = $4, closed_reason = $5 WHERE provider_id = $1 AND id = $2""";

    private static final String ATTACHMENTS = """
            SELECT name, reference FROM occasion_attachment
            WHERE provider_id = $1 AND occasion_id = $2 ORDER BY position""";

    private static final String ADD_EVENT = """
            INSERT INTO occasion_event (provider_id, id, occasion_id, what, happened_at, text, sent_to, reference,
                extended_until, recorded_by, recorded_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)""";

    private static final String EVENTS = """
            SELECT id, what, happened_at, text, sent_to, reference, extended_until, recorded_by, recorded_at
            FROM occasion_event WHERE provider_id = $1 AND occasion_id = $2 ORDER BY recorded_at, id""";

    /** What a list is narrowed to; absent parts narrow nothing. */
    record Filter(
            @Nullable OccasionKind kind,
            @Nullable String agreementId,
            Occasion.@Nullable State state,
            @Nullable UUID clientId) {}

    void insert(Tx tx, Occasion occasion, List<Occasion.Attachment> attachments) {
        tx.send(
                INSERT,
                occasion.id(),
                occasion.version(),
                occasion.kind(),
                occasion.variant(),
                occasion.agreementId(),
                occasion.clientId(),
                occasion.happenedAt(),
                occasion.toldBy(),
                occasion.what(),
                occasion.askedUntil(),
                occasion.state(),
                occasion.recordedBy(),
                occasion.recordedAt());
        int position = 0;
        for (Occasion.Attachment attachment : attachments) {
            tx.send(ATTACH, occasion.id(), position++, attachment.name(), attachment.reference());
        }
    }

    Optional<Occasion> find(Tx tx, UUID id) {
        return tx.find(FIND, OccasionStore::occasion, id);
    }

    Optional<Occasion> lock(Tx tx, UUID id) {
        return tx.find(LOCK, OccasionStore::occasion, id);
    }

    /** The newest first. */
    List<Occasion> list(Tx tx, Filter filter, @Nullable Instant beforeTime, @Nullable UUID beforeId, int rows) {
        return tx.list(
                LIST,
                OccasionStore::occasion,
                beforeTime,
                beforeId,
                filter.kind(),
                filter.agreementId(),
                filter.state(),
                filter.clientId(),
                rows);
    }

    void update(Tx tx, Occasion occasion) {
        tx.send(UPDATE, occasion.id(), occasion.version(), occasion.state(), occasion.closedReason());
    }

    void add(Tx tx, UUID occasionId, Occasion.Event event) {
        tx.send(
                ADD_EVENT,
                event.id(),
                occasionId,
                event.what(),
                event.happenedAt(),
                event.text(),
                event.sentTo(),
                event.reference(),
                event.extendedUntil(),
                event.recordedBy(),
                event.recordedAt());
    }

    List<Occasion.Attachment> attachments(Tx tx, UUID occasionId) {
        return tx.list(
                ATTACHMENTS,
                row -> new Occasion.Attachment(row.getString("name"), row.getString("reference")),
                occasionId);
    }

    List<Occasion.Event> events(Tx tx, UUID occasionId) {
        return tx.list(EVENTS, OccasionStore::event, occasionId);
    }

    private static Occasion occasion(Row row) {
        return new Occasion(
                row.getUUID("id"),
                row.getInteger("version"),
                OccasionKind.valueOf(row.getString("kind")),
                row.getString("variant"),
                row.getString("agreement_id"),
                row.getUUID("client_id"),
                SqlValues.instant(row, "happened_at"),
                row.getString("told_by"),
                row.getString("what"),
                row.getLocalDate("asked_until"),
                Occasion.State.valueOf(row.getString("state")),
                row.getString("closed_reason"),
                row.getUUID("recorded_by"),
                SqlValues.instant(row, "recorded_at"));
    }

    private static Occasion.Event event(Row row) {
        return new Occasion.Event(
                row.getUUID("id"),
                Occasion.What.valueOf(row.getString("what")),
                SqlValues.instant(row, "happened_at"),
                row.getString("text"),
                row.getString("sent_to"),
                row.getString("reference"),
                row.getLocalDate("extended_until"),
                row.getUUID("recorded_by"),
                SqlValues.instant(row, "recorded_at"));
    }
}
