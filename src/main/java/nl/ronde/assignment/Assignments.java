package nl.ronde.assignment;

import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nl.ronde.platform.db.Tx;
import org.jspecify.annotations.Nullable;

/** Reads assignments for the modules above. */
public final class Assignments {
    private static final String COLUMNS = """
            SELECT id, version, client_id, agreement_id, municipality_code, assignment_number, product_category,
                   product_code, first_day, last_day, volume, volume_unit, volume_frequency, withdrawn, result_areas_state
            FROM assignment\s""";

    private static final String FIND = COLUMNS + "WHERE provider_id = $1 AND id = $2";

    private static final String FIND_MANY = COLUMNS + "WHERE provider_id = $1 AND id = ANY($2)";

    private static final String OF_CLIENT =
            COLUMNS + "WHERE provider_id = $1 AND client_id = $2 ORDER BY first_day, id";

    private static final String LOCK = """
            SELECT id, version, client_id, agreement_id, municipality_code, assignment_number, product_category,
                   product_code, first_day, last_day, volume, volume_unit, volume_frequency, withdrawn, result_areas_state,
                   assigned_on
            FROM assignment WHERE provider_id = $1 AND id = $2 FOR UPDATE""";

    private final ResultAreaStore resultAreas = new ResultAreaStore();
    private final VersionStore versions = new VersionStore();

    /** The assignment with this id. */
    public Optional<Assignment> find(Tx tx, UUID id) {
        return tx.find(FIND, Assignments::assignment, id);
    }

    /** {@link Assignment#mark} of the assignment with this id. */
    public @Nullable String mark(Tx tx, @Nullable UUID id) {
        return id == null ? null : find(tx, id).map(Assignment::mark).orElse(null);
    }

    /** The same, locked: acts on one assignment come one by one. */
    public Optional<Locked> lock(Tx tx, UUID id) {
        return tx.find(LOCK, row -> new Locked(assignment(row), row.getLocalDate("assigned_on")), id);
    }

    /**
     * A locked assignment.
     *
     * @param assignedOn Toewijzingsdatum of its newest decision
     */
    public record Locked(Assignment assignment, LocalDate assignedOn) {
        /** The first day on which anything of it can have happened: retroactive ones begin before they were decided. */
        public LocalDate earliest() {
            return assignedOn.isBefore(assignment.firstDay()) ? assignedOn : assignment.firstDay();
        }
    }

    /** What the municipality sent of it, in the order of receipt. */
    public List<Received> received(Tx tx, UUID id) {
        return versions.list(tx, id).stream()
                .map(version -> new Received(
                        version.receivedAt(),
                        version.effect(),
                        version.messageId(),
                        version.firstDay(),
                        version.lastDay(),
                        version.changeReason()))
                .toList();
    }

    /**
     * One version that the municipality sent.
     *
     * @param changeReason RedenWijziging (WMO002)
     */
    public record Received(
            Instant receivedAt,
            Effect effect,
            UUID messageId,
            LocalDate firstDay,
            @Nullable LocalDate lastDay,
            @Nullable String changeReason) {}

    /** The assignments with these ids, by id. */
    public Map<UUID, Assignment> find(Tx tx, Collection<UUID> ids) {
        Map<UUID, Assignment> found = new HashMap<>();
        tx.list(FIND_MANY, Assignments::assignment, (Object) ids.toArray(UUID[]::new))
                .forEach(assignment -> found.put(assignment.id(), assignment));
        return found;
    }

    /** Every assignment of a client, the oldest first. */
    public List<Assignment> ofClient(Tx tx, UUID clientId) {
        return tx.list(OF_CLIENT, Assignments::assignment, clientId);
    }

    /** The recorded result areas by assignment id; an assignment of which they are not known yet is left out. */
    public Map<UUID, List<ResultArea>> resultAreas(Tx tx, Collection<UUID> assignmentIds) {
        Map<UUID, List<ResultArea>> areas = new HashMap<>();
        resultAreas.find(tx, assignmentIds).forEach((id, recorded) -> areas.put(id, recorded.areas()));
        return areas;
    }

    static Assignment assignment(Row row) {
        return new Assignment(
                row.getUUID("id"),
                row.getInteger("version"),
                row.getUUID("client_id"),
                row.getString("agreement_id"),
                row.getString("municipality_code"),
                row.getLong("assignment_number"),
                row.getString("product_category"),
                row.getString("product_code"),
                row.getLocalDate("first_day"),
                row.getLocalDate("last_day"),
                row.getLong("volume"),
                row.getString("volume_unit"),
                row.getString("volume_frequency"),
                row.getBoolean("withdrawn"),
                row.getString("result_areas_state").equals("RECORDED"));
    }
}
