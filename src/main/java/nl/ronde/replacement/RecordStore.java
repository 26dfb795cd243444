package nl.ronde.replacement;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.ronde.platform.db.SqlValues;
import nl.ronde.platform.db.Tx;
import org.jspecify.annotations.Nullable;

/** All SQL on what was written down about a need: wishes, what the client was told, who agreed. Only ever added to. */
final class RecordStore {
    private static final String ADD_WISH = """
            INSERT INTO replacement_wish (provider_id, id, need_id, wanted, said_by, said_at, text, by_user, recorded_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)""";

    private static final String WISHES = """
            SELECT id, wanted, said_by, said_at, text, by_user, recorded_at FROM replacement_wish
            WHERE provider_id = $1 AND need_id = $2 ORDER BY said_at DESC, id DESC""";

    private static final String NEWEST_WISH = WISHES + " LIMIT 1";

    private static final String ADD_TOLD = """
            INSERT INTO replacement_told (provider_id, id, need_id, channel, person, told_at, text, by_user, recorded_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)""";

    private static final String TOLD = """
            SELECT id, channel, person, told_at, text, by_user, recorded_at FROM replacement_told
            WHERE provider_id = $1 AND need_id = $2 ORDER BY told_at, id""";

    private static final String ADD_AGREEMENT = """
            INSERT INTO replacement_agreement (provider_id, id, need_id, visit_id, worker_id, means, at, recorded_at, by_user,
                text)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)""";

    private static final String AGREEMENTS = """
            SELECT id, visit_id, worker_id, means, at, recorded_at, by_user, text FROM replacement_agreement
            WHERE provider_id = $1 AND need_id = $2 ORDER BY at, id""";

    void add(Tx tx, UUID needId, Wish wish) {
        tx.send(
                ADD_WISH,
                wish.id(),
                needId,
                wish.wanted(),
                wish.saidBy(),
                wish.saidAt(),
                wish.text(),
                wish.byUser(),
                wish.recordedAt());
    }

    Optional<Wish> newestWish(Tx tx, UUID needId) {
        return tx.find(NEWEST_WISH, RecordStore::wish, needId);
    }

    List<Wish> wishes(Tx tx, UUID needId) {
        return tx.list(WISHES, RecordStore::wish, needId);
    }

    void add(Tx tx, UUID needId, Told told) {
        tx.send(
                ADD_TOLD,
                told.id(),
                needId,
                told.channel(),
                told.person(),
                told.toldAt(),
                told.text(),
                told.byUser(),
                told.recordedAt());
    }

    List<Told> told(Tx tx, UUID needId) {
        return tx.list(
                TOLD,
                row -> new Told(
                        row.getUUID("id"),
                        Channel.valueOf(row.getString("channel")),
                        Person.valueOf(row.getString("person")),
                        SqlValues.instant(row, "told_at"),
                        row.getString("text"),
                        row.getUUID("by_user"),
                        SqlValues.instant(row, "recorded_at")),
                needId);
    }

    void add(Tx tx, UUID needId, Agreed agreed) {
        tx.send(
                ADD_AGREEMENT,
                agreed.id(),
                needId,
                agreed.visitId(),
                agreed.workerId(),
                agreed.means(),
                agreed.at(),
                agreed.recordedAt(),
                agreed.byUser(),
                agreed.text());
    }

    List<Agreed> agreements(Tx tx, UUID needId) {
        return tx.list(
                AGREEMENTS,
                row -> new Agreed(
                        row.getUUID("id"),
                        row.getUUID("visit_id"),
                        row.getUUID("worker_id"),
                        Means.valueOf(row.getString("means")),
                        SqlValues.instant(row, "at"),
                        SqlValues.instant(row, "recorded_at"),
                        row.getUUID("by_user"),
                        row.getString("text")),
                needId);
    }

    private static Wish wish(io.vertx.sqlclient.Row row) {
        return new Wish(
                row.getUUID("id"),
                row.getBoolean("wanted"),
                Person.valueOf(row.getString("said_by")),
                SqlValues.instant(row, "said_at"),
                row.getString("text"),
                row.getUUID("by_user"),
                SqlValues.instant(row, "recorded_at"));
    }

    /** The client's wish: a replacement, or none. */
    record Wish(
            UUID id,
            boolean wanted,
            Person saidBy,
            Instant saidAt,
            @Nullable String text,
            UUID byUser,
            Instant recordedAt) {}

    /** The client was told who comes, or that nobody was found yet. */
    record Told(
            UUID id,
            Channel channel,
            Person person,
            Instant toldAt,
            @Nullable String text,
            UUID byUser,
            Instant recordedAt) {}

    /** A worker agreed to a visit. */
    record Agreed(
            UUID id,
            UUID visitId,
            UUID workerId,
            Means means,
            Instant at,
            Instant recordedAt,
            UUID byUser,
            @Nullable String text) {}

    /** Who spoke, or was spoken to. */
    enum Person {
        @JsonProperty("client")
        CLIENT,
        @JsonProperty("representative")
        REPRESENTATIVE
    }

    /** How the client was told. */
    enum Channel {
        @JsonProperty("phone")
        PHONE,
        @JsonProperty("inPerson")
        IN_PERSON,
        @JsonProperty("email")
        EMAIL,
        @JsonProperty("letter")
        LETTER
    }

    /** How a worker agreed: on her phone, or told to the office. */
    enum Means {
        @JsonProperty("offer")
        OFFER,
        @JsonProperty("office")
        OFFICE
    }
}
