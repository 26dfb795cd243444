package nl.ronde.client;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import nl.ronde.platform.db.Tx;

/** All SQL on {@code bsn_use}. */
final class BsnUseStore {
    /** Also locks the row: two uses at once are counted one after the other. */
    private static final String ADD = """
            INSERT INTO bsn_use (provider_id, user_id, recent) VALUES ($1, $2, ARRAY[$3::timestamptz])
            ON CONFLICT (provider_id, user_id) DO UPDATE
            SET recent = array_append((SELECT array_agg(at ORDER BY at) FROM unnest(bsn_use.recent) AS at
                                       WHERE at > $4::timestamptz), $3::timestamptz)
            RETURNING recent""";

    /** Adds a use and gives every use after {@code since}, the oldest first. */
    List<Instant> add(Tx tx, UUID userId, Instant at, Instant since) {
        return tx.one(
                ADD,
                row -> List.of(row.getArrayOfOffsetDateTimes("recent")).stream()
                        .map(java.time.OffsetDateTime::toInstant)
                        .toList(),
                userId,
                at,
                since);
    }
}
