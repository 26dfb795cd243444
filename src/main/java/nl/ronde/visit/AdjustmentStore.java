package nl.ronde.visit;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.UUID;
import nl.ronde.platform.db.SqlValues;
import nl.ronde.platform.db.Tx;
import nl.ronde.platform.id.Ids;
import org.jspecify.annotations.Nullable;

/** All SQL on {@code visit_adjustment}: corrections beside what was reported, only ever added. */
public final class AdjustmentStore {
    private static final String ADD = """
            INSERT INTO visit_adjustment (provider_id, id, visit_id, field, from_value, to_value, reason_code, memo, at,
                by_user)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)""";

    private static final String OF_VISIT = """
            SELECT id, field, from_value, to_value, reason_code, memo, at, by_user FROM visit_adjustment
            WHERE provider_id = $1 AND visit_id = $2 ORDER BY at, id""";

    /** What was corrected. */
    public enum Field {
        @JsonProperty("begin")
        BEGIN,
        @JsonProperty("end")
        END,
        @JsonProperty("minutes")
        MINUTES,
        @JsonProperty("status")
        STATUS,
        /** Why not, and for whose account. */
        @JsonProperty("notDelivered")
        NOT_DELIVERED,
        @JsonProperty("client")
        CLIENT,
        @JsonProperty("assignment")
        ASSIGNMENT,
        @JsonProperty("chargeable")
        CHARGEABLE,
        @JsonProperty("approval")
        APPROVAL
    }

    /** Adds a correction. */
    public void add(
            Tx tx,
            UUID visitId,
            Field field,
            @Nullable Object from,
            @Nullable Object to,
            String reasonCode,
            @Nullable String memo,
            Instant at,
            @Nullable UUID byUser) {
        tx.send(ADD, Ids.next(), visitId, field, text(from), text(to), reasonCode, memo, at, byUser);
    }

    /** The corrections of a visit, in order; asked without waiting. */
    public Tx.Later<Adjustment> ofVisit(Tx tx, UUID visitId) {
        return tx.later(
                OF_VISIT,
                row -> new Adjustment(
                        row.getUUID("id"),
                        Field.valueOf(row.getString("field")),
                        row.getString("from_value"),
                        row.getString("to_value"),
                        row.getString("reason_code"),
                        row.getString("memo"),
                        SqlValues.instant(row, "at"),
                        row.getUUID("by_user")),
                visitId);
    }

    /** One correction: the value before and after, as text. */
    public record Adjustment(
            UUID id,
            Field field,
            @Nullable String from,
            @Nullable String to,
            String reasonCode,
            @Nullable String memo,
            Instant at,
            @Nullable UUID byUser) {}

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }
}
