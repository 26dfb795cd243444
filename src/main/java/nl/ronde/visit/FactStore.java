package nl.ronde.visit;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import nl.ronde.platform.act.Act;
import nl.ronde.platform.act.ClockQuality;
import nl.ronde.platform.act.EventTime;
import nl.ronde.platform.act.PhoneTime;
import nl.ronde.platform.db.SqlValues;
import nl.ronde.platform.db.Tx;
import nl.ronde.platform.digest.Sha256;
import nl.ronde.platform.id.Ids;
import org.jspecify.annotations.Nullable;

/** All SQL on {@code visit_event}, {@code visit_activity} and {@code legitimation}: what workers reported, only ever added. */
public final class FactStore {
    /** What a note or signal is called where files are named by records. */
    public static final String NOTE = "visitNote";

    private static final int LONGEST_KEY = 200;

    private static final String ADD_EVENT = """
            INSERT INTO visit_event (provider_id, id, visit_id, kind, worker_id, user_id, device_id, mutation_id,
                occurred_at, received_at, quality, raw_wall, raw_elapsed_ms, raw_boot_id, code, text)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)""";

    private static final String EVENTS = """
            SELECT id, kind, worker_id, device_id, occurred_at, received_at, quality, raw_wall, raw_elapsed_ms, raw_boot_id,
                   code, text
            FROM visit_event WHERE provider_id = $1 AND visit_id = $2 ORDER BY occurred_at, id""";

    private static final String MERGE_ACTIVITY = """
            INSERT INTO visit_activity (provider_id, visit_id, worker_id, area, item, activity, free_text, done, device_seq,
                occurred_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
            ON CONFLICT (provider_id, visit_id, worker_id, area, item)
            DO UPDATE SET done = excluded.done, device_seq = excluded.device_seq, occurred_at = excluded.occurred_at
            WHERE (excluded.device_seq, excluded.occurred_at) >= (visit_activity.device_seq, visit_activity.occurred_at)
            RETURNING item""";

    /** The plan's own words of an area, of {@code visit_activity a}; asks nothing where the agreement lists the area. */
    static final String AREA_LABEL = """
            CASE WHEN a.area LIKE 'result-%' THEN
                (SELECT r.words FROM visit v
                 JOIN plan_result r ON r.provider_id = $1 AND r.assignment_id = v.assignment_id AND r.area = a.area
                 WHERE v.provider_id = $1 AND v.id = a.visit_id) END AS area_label
            """;

    private static final String ACTIVITIES = """
            SELECT worker_id, area, activity, free_text, done, occurred_at, \s""" + AREA_LABEL + """
            FROM visit_activity a WHERE provider_id = $1 AND visit_id = $2 ORDER BY area, item, worker_id""";

    private static final String ADD_LEGITIMATION = """
            INSERT INTO legitimation (provider_id, worker_id, client_id, visit_id, document_kind, shown_at)
            VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (provider_id, worker_id, client_id) DO NOTHING""";

    /** Whether the pair has shown identification, and whether this worker did an earlier visit to this client. */
    private static final String CONTACT = """
            SELECT EXISTS (SELECT 1 FROM legitimation l
                           WHERE l.provider_id = $1 AND l.worker_id = $2 AND l.client_id = $3) AS legitimated,
                   EXISTS (SELECT 1 FROM visit v
                           WHERE v.provider_id = $1 AND v.done_by = $2 AND v.client_id = $3 AND v.id <> $4
                             AND v.status IN ('UNDER_WAY', 'COMPLETED') AND v.starts_at < $5) AS met_before""";

    /** What kind of fact. */
    public enum Kind {
        @JsonProperty("legitimation")
        LEGITIMATION,
        @JsonProperty("checkIn")
        CHECK_IN,
        @JsonProperty("checkOut")
        CHECK_OUT,
        @JsonProperty("activities")
        ACTIVITIES,
        @JsonProperty("notDelivered")
        NOT_DELIVERED,
        @JsonProperty("note")
        NOTE,
        @JsonProperty("signal")
        SIGNAL,
        @JsonProperty("unscheduled")
        UNSCHEDULED
    }

    /** Adds the fact that an act reports; gives its id. */
    public UUID add(
            Tx tx, Act act, UUID visitId, Kind kind, EventTime time, @Nullable String code, @Nullable String text) {
        PhoneTime raw = time.raw();
        UUID id = Ids.next();
        tx.send(
                ADD_EVENT,
                id,
                visitId,
                kind,
                act.actor().workerId(),
                act.actor().userId(),
                act.actor().deviceId(),
                act.mutationId(),
                time.occurredAt(),
                time.receivedAt(),
                time.quality(),
                raw == null ? null : raw.wall(),
                raw == null ? null : raw.elapsedMs(),
                raw == null ? null : raw.bootId(),
                code,
                text);
        return id;
    }

    /**
     * Merges one item: of one worker the highest sequence number of the phone wins, then the later. Asked without waiting:
     * no row where a later act had set it.
     */
    public Tx.Later<String> mergeActivity(
            Tx tx, UUID visitId, UUID workerId, Item item, long deviceSeq, Instant occurredAt) {
        String freeText = item.freeText();
        String key = freeText == null ? item.activity() : key(freeText);
        return tx.later(
                MERGE_ACTIVITY,
                row -> row.getString("item"),
                visitId,
                workerId,
                item.area(),
                key,
                item.activity(),
                freeText,
                item.done(),
                deviceSeq,
                occurredAt);
    }

    /** The same words are one item; long ones by their hash, for a key of an index has a limit. */
    private static String key(String freeText) {
        String plain = freeText.strip().toLowerCase(Locale.ROOT);
        return plain.length() <= LONGEST_KEY ? "~" + plain : "~#" + Sha256.hex(plain);
    }

    /** Records once that this worker showed identification to this client. */
    public void addLegitimation(
            Tx tx, UUID workerId, UUID clientId, UUID visitId, String documentKind, Instant shownAt) {
        tx.send(ADD_LEGITIMATION, workerId, clientId, visitId, documentKind, shownAt);
    }

    /** What is known of a worker and a client before a visit that begins then; asked without waiting. */
    public Tx.Later<Contact> contact(Tx tx, UUID workerId, UUID clientId, UUID visitId, Instant begin) {
        return tx.later(
                CONTACT,
                row -> new Contact(row.getBoolean("legitimated"), row.getBoolean("met_before")),
                workerId,
                clientId,
                visitId,
                begin);
    }

    /** Every fact of a visit in the order it happened; asked without waiting. */
    public Tx.Later<Fact> events(Tx tx, UUID visitId) {
        return tx.later(EVENTS, FactStore::fact, visitId);
    }

    /** The activities of a visit; asked without waiting. */
    public Tx.Later<Done> activities(Tx tx, UUID visitId) {
        return tx.later(ACTIVITIES, FactStore::done, visitId);
    }

    /** One item that a worker ticks: a listed activity or free text, in an area. */
    public record Item(
            String area,
            @Nullable String activity,
            @Nullable String freeText,
            boolean done) {}

    /** What is known of the pair. */
    public record Contact(boolean legitimated, boolean metBefore) {}

    /** One fact as it was reported. */
    public record Fact(
            UUID id,
            Kind kind,
            UUID workerId,
            @Nullable UUID deviceId,
            Instant occurredAt,
            Instant receivedAt,
            ClockQuality quality,
            @Nullable PhoneTime raw,
            @Nullable String code,
            @Nullable String text) {}

    /**
     * One item as it stands.
     *
     * @param areaLabel the words of the plan; null where the agreement lists the area
     */
    public record Done(
            UUID workerId,
            String area,
            @Nullable String areaLabel,
            @Nullable String activity,
            @Nullable String freeText,
            boolean done,
            Instant occurredAt) {}

    /** A row of {@code visit_activity} with its {@link #AREA_LABEL}. */
    static Done done(Row row) {
        return new Done(
                row.getUUID("worker_id"),
                row.getString("area"),
                row.getString("area_label"),
                row.getString("activity"),
                row.getString("free_text"),
                row.getBoolean("done"),
                SqlValues.instant(row, "occurred_at"));
    }

    private static Fact fact(Row row) {
        Instant wall = SqlValues.instantOrNull(row, "raw_wall");
        return new Fact(
                row.getUUID("id"),
                Kind.valueOf(row.getString("kind")),
                row.getUUID("worker_id"),
                row.getUUID("device_id"),
                SqlValues.instant(row, "occurred_at"),
                SqlValues.instant(row, "received_at"),
                ClockQuality.valueOf(row.getString("quality")),
                wall == null ? null : new PhoneTime(wall, row.getLong("raw_elapsed_ms"), row.getUUID("raw_boot_id")),
                row.getString("code"),
                row.getString("text"));
    }
}
