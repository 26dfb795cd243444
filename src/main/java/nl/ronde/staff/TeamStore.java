package nl.ronde.staff;

import io.vertx.sqlclient.Row;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.ronde.platform.db.Tx;
import org.jspecify.annotations.Nullable;

/** All SQL on {@code team} and {@code team_membership}. */
final class TeamStore {
    private static final String FIND = "SELECT id, version, name FROM team WHERE provider_id = $1 AND id = $2";

    private static final String LOCK = FIND + " FOR UPDATE";

    private static final String LIST = """
            SELECT id, version, name FROM team
            WHERE provider_id = $1 AND ($2::text IS NULL OR name > $2) ORDER BY name LIMIT $3""";

    private static final String INSERT = "INSERT INTO team (provider_id, id, version, name) VALUES ($1, $2, $3, $4)";

    private static final String UPDATE =
            "UPDATE team SET version = version + 1, name = $3 WHERE provider_id = $1 AND id = $2";

    private static final String MEMBERSHIPS = """
            SELECT m.id, m.team_id, t.name AS team_name, m.worker_id, w.name AS worker_name, m.first_day, m.last_day
            FROM team_membership m
            JOIN team t ON t.provider_id = $1 AND t.id = m.team_id
            JOIN worker w ON w.provider_id = $1 AND w.id = m.worker_id
            WHERE m.provider_id = $1\s""";

    private static final String OF_TEAM = MEMBERSHIPS + "AND m.team_id = $2 ORDER BY w.name, m.first_day, m.id";

    private static final String OF_WORKER = MEMBERSHIPS + "AND m.worker_id = $2 ORDER BY m.first_day DESC, m.id";

    private static final String INSERT_MEMBERSHIP = """
            INSERT INTO team_membership (provider_id, id, team_id, worker_id, first_day, last_day)
            VALUES ($1, $2, $3, $4, $5, $6)""";

    private static final String END_MEMBERSHIP =
            "UPDATE team_membership SET last_day = $3 WHERE provider_id = $1 AND id = $2";

    Optional<Team> find(Tx tx, UUID id) {
        return tx.find(FIND, TeamStore::team, id);
    }

    Optional<Team> lock(Tx tx, UUID id) {
        return tx.find(LOCK, TeamStore::team, id);
    }

    List<Team> list(Tx tx, @Nullable String afterName, int rows) {
        return tx.list(LIST, TeamStore::team, afterName, rows);
    }

    void insert(Tx tx, Team team) {
        tx.update(INSERT, team.id(), team.version(), team.name());
    }

    /** Gives the team this name and raises its version. */
    void update(Tx tx, UUID teamId, String name) {
        tx.update(UPDATE, teamId, name);
    }

    List<TeamMembership> ofTeam(Tx tx, UUID teamId) {
        return tx.list(OF_TEAM, TeamStore::membership, teamId);
    }

    /** The latest first. */
    List<TeamMembership> ofWorker(Tx tx, UUID workerId) {
        return tx.list(OF_WORKER, TeamStore::membership, workerId);
    }

    void insert(Tx tx, TeamMembership membership) {
        tx.update(
                INSERT_MEMBERSHIP,
                membership.id(),
                membership.teamId(),
                membership.workerId(),
                membership.firstDay(),
                membership.lastDay());
    }

    void endMembership(Tx tx, UUID membershipId, LocalDate lastDay) {
        tx.update(END_MEMBERSHIP, membershipId, lastDay);
    }

    private static Team team(Row row) {
        return new Team(row.getUUID("id"), row.getInteger("version"), row.getString("name"));
    }

    private static TeamMembership membership(Row row) {
        return new TeamMembership(
                row.getUUID("id"),
                row.getUUID("team_id"),
                row.getString("team_name"),
                row.getUUID("worker_id"),
                row.getString("worker_name"),
                row.getLocalDate("first_day"),
                row.getLocalDate("last_day"));
    }
}
