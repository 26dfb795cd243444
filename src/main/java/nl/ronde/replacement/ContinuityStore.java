package nl.ronde.replacement;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.ronde.platform.db.SqlValues;
import nl.ronde.platform.db.Tx;
import nl.ronde.platform.id.Ids;
import org.jspecify.annotations.Nullable;

/** Who was at whom, from delivered visits; and all SQL on {@code fixed_contact}. */
final class ContinuityStore {
    private static final String PER_CLIENT = """
            SELECT v.client_id, count(DISTINCT v.done_by) AS helpers, count(*) AS visits FROM visit v
            WHERE v.provider_id = $1 AND v.day BETWEEN $2 AND $3 AND v.status = 'COMPLETED' AND v.done_by IS NOT NULL
            GROUP BY v.client_id
            HAVING $4::bigint IS NULL OR (-count(DISTINCT v.done_by), v.client_id) > (-$4, $5::uuid)
            ORDER BY helpers DESC, v.client_id LIMIT $6""";

    private static final String OF_CLIENT = """
            SELECT v.done_by, w.name, count(*) AS visits, max(v.day) AS last_day FROM visit v
            JOIN worker w ON w.provider_id = $1 AND w.id = v.done_by
            WHERE v.provider_id = $1 AND v.client_id = $2 AND v.day BETWEEN $3 AND $4 AND v.status = 'COMPLETED'
            GROUP BY v.done_by, w.name ORDER BY visits DESC, w.name, v.done_by""";

    /** A client belongs to the team of whoever was there most often in these days. */
    private static final String PER_TEAM = """
            WITH per_helper AS (
                SELECT v.client_id, v.done_by, count(*) AS visits FROM visit v
                WHERE v.provider_id = $1 AND v.day BETWEEN $2 AND $3 AND v.status = 'COMPLETED' AND v.done_by IS NOT NULL
                GROUP BY v.client_id, v.done_by),
            per_client AS (
                SELECT p.client_id, count(*) AS helpers, sum(p.visits)::bigint AS visits,
                       (array_agg(p.done_by ORDER BY p.visits DESC, p.done_by))[1] AS main_helper
                FROM per_helper p GROUP BY p.client_id),
            teamed AS (
                SELECT c.helpers, c.visits, (SELECT m.team_id FROM team_membership m
                    WHERE m.provider_id = $1 AND m.worker_id = c.main_helper AND m.first_day <= $3
                      AND (m.last_day IS NULL OR m.last_day >= $2) ORDER BY m.first_day DESC, m.id LIMIT 1) AS team_id
                FROM per_client c)
            SELECT t.team_id, team.name, count(*) AS clients, sum(t.visits)::bigint AS visits,
                   sum(t.helpers)::bigint AS helpers, max(t.helpers) AS most
            FROM teamed t LEFT JOIN team ON team.provider_id = $1 AND team.id = t.team_id
            GROUP BY t.team_id, team.name ORDER BY team.name NULLS LAST, t.team_id""";

    private static final String CONTACT = """
            SELECT f.worker_id, w.name, f.at FROM fixed_contact f
            LEFT JOIN worker w ON w.provider_id = $1 AND w.id = f.worker_id
            WHERE f.provider_id = $1 AND f.client_id = $2 ORDER BY f.at DESC, f.id DESC LIMIT 1""";

    private static final String SET_CONTACT = """
            INSERT INTO fixed_contact (provider_id, id, client_id, worker_id, at, by_user) VALUES ($1, $2, $3, $4, $5, $6)""";

    List<PerClient> perClient(
            Tx tx, LocalDate from, LocalDate until, @Nullable Long afterHelpers, @Nullable UUID afterId, int rows) {
        return tx.list(
                PER_CLIENT,
                row -> new PerClient(
                        row.getUUID("client_id"),
                        row.getLong("helpers").intValue(),
                        row.getLong("visits").intValue()),
                from,
                until,
                afterHelpers,
                afterId,
                rows);
    }

    List<Helper> ofClient(Tx tx, UUID clientId, LocalDate from, LocalDate until) {
        return tx.list(
                OF_CLIENT,
                row -> new Helper(
                        row.getUUID("done_by"),
                        row.getString("name"),
                        row.getLong("visits").intValue(),
                        row.getLocalDate("last_day")),
                clientId,
                from,
                until);
    }

    List<PerTeam> perTeam(Tx tx, LocalDate from, LocalDate until) {
        return tx.list(
                PER_TEAM,
                row -> new PerTeam(
                        row.getUUID("team_id"),
                        row.getString("name"),
                        row.getLong("clients").intValue(),
                        row.getLong("visits").intValue(),
                        row.getLong("helpers").intValue(),
                        row.getLong("most").intValue()),
                from,
                until);
    }

    /** Who is the fixed contact of this client, if anybody. */
    Optional<Contact> contact(Tx tx, UUID clientId) {
        return tx.find(
                        CONTACT,
                        row -> new Contact(
                                row.getUUID("worker_id"), row.getString("name"), SqlValues.instant(row, "at")),
                        clientId)
                .filter(contact -> contact.workerId() != null);
    }

    void setContact(Tx tx, UUID clientId, @Nullable UUID workerId, Instant at, UUID byUser) {
        tx.send(SET_CONTACT, Ids.next(), clientId, workerId, at, byUser);
    }

    /** How many different helpers a client saw. */
    record PerClient(UUID clientId, int helpers, int visits) {}

    /** A helper of a client. */
    record Helper(UUID workerId, String workerName, int visits, LocalDate lastDay) {}

    /** The clients of a team; {@code helpers} is the sum over them, {@code most} the most that one of them saw. */
    record PerTeam(@Nullable UUID teamId, @Nullable String teamName, int clients, int visits, int helpers, int most) {}

    /** The fixed contact, since when. */
    record Contact(@Nullable UUID workerId, @Nullable String workerName, Instant since) {}
}
