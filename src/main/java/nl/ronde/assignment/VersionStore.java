package nl.ronde.assignment;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.ronde.platform.db.SqlValues;
import nl.ronde.platform.db.Tx;
import org.jspecify.annotations.Nullable;

/** All SQL on {@code assignment_version} and {@code assignment_picture}: what was received, and how new it was. */
final class VersionStore {
    private static final String INSERT = """
            INSERT INTO assignment_version (provider_id, assignment_id, number, message_id, received_at, assigned_on,
                                            assigned_at_time, product_category, product_code, first_day, last_day,
                                            volume, volume_unit, volume_frequency, budget_cents, change_reason,
                                            reference, remark, effect, changed)
            VALUES ($1, $2, (SELECT count(*) + 1 FROM assignment_version WHERE provider_id = $1 AND assignment_id = $2),
                    $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19)""";

    private static final String LIST = """
            SELECT number, message_id, received_at, assigned_on, assigned_at_time, first_day, last_day, change_reason,
                   remark, effect, changed
            FROM assignment_version WHERE provider_id = $1 AND assignment_id = $2 ORDER BY number""";

    private static final String PICTURE = """
            SELECT listed_on, decided_at, received_at FROM assignment_picture
            WHERE provider_id = $1 AND client_id = $2 AND municipality_code = $3 FOR UPDATE""";

    private static final String SET_PICTURE = """
            INSERT INTO assignment_picture (provider_id, client_id, municipality_code, listed_on, decided_at, received_at)
            VALUES ($1, $2, $3, $4, $5, $6)
            ON CONFLICT (provider_id, client_id, municipality_code) DO UPDATE
            SET listed_on = excluded.listed_on, decided_at = excluded.decided_at, received_at = excluded.received_at""";

    void insert(
            Tx tx,
            UUID assignmentId,
            UUID messageId,
            Instant receivedAt,
            Decision decision,
            Effect effect,
            List<String> changed) {
        tx.send(
                INSERT,
                assignmentId,
                messageId,
                receivedAt,
                decision.assignedOn(),
                decision.assignedAtTime(),
                decision.productCategory(),
                decision.productCode(),
                decision.firstDay(),
                decision.lastDay(),
                decision.volume(),
                decision.volumeUnit(),
                decision.volumeFrequency(),
                decision.budgetCents(),
                decision.changeReason(),
                decision.reference(),
                decision.remark(),
                effect,
                changed.toArray(String[]::new));
    }

    List<Version> list(Tx tx, UUID assignmentId) {
        return tx.list(
                LIST,
                row -> new Version(
                        row.getInteger("number"),
                        row.getUUID("message_id"),
                        SqlValues.instant(row, "received_at"),
                        row.getLocalDate("assigned_on"),
                        row.getLocalTime("assigned_at_time"),
                        row.getLocalDate("first_day"),
                        row.getLocalDate("last_day"),
                        row.getString("change_reason"),
                        row.getString("remark"),
                        Effect.valueOf(row.getString("effect")),
                        List.of(row.getArrayOfStrings("changed"))),
                assignmentId);
    }

    Optional<Listing> newestPicture(Tx tx, UUID clientId, String municipalityCode) {
        return tx.find(
                PICTURE,
                row -> new Listing(
                        row.getLocalDate("listed_on"),
                        row.getLocalDateTime("decided_at"),
                        SqlValues.instant(row, "received_at")),
                clientId,
                municipalityCode);
    }

    void setNewestPicture(Tx tx, UUID clientId, String municipalityCode, Listing listing) {
        tx.send(SET_PICTURE, clientId, municipalityCode, listing.dated(), listing.decidedAt(), listing.receivedAt());
    }

    /** A received version, as the office reads it. */
    record Version(
            int number,
            UUID messageId,
            Instant receivedAt,
            LocalDate assignedOn,
            LocalTime assignedAtTime,
            LocalDate firstDay,
            @Nullable LocalDate lastDay,
            @Nullable String changeReason,
            @Nullable String remark,
            Effect effect,
            List<String> changed) {}
}
