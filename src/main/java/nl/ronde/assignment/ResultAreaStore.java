package nl.ronde.assignment;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.ronde.assignment.ResultArea.Extent;
import nl.ronde.assignment.ResultArea.Regularity;
import nl.ronde.platform.db.Tx;

/** All SQL on {@code assignment_result_area}. */
final class ResultAreaStore {
    private static final String FIND = """
            SELECT assignment_id, area, extent, regularity, tasks, source FROM assignment_result_area
            WHERE provider_id = $1 AND assignment_id = ANY($2) ORDER BY assignment_id, area""";

    private static final String DELETE = """
            DELETE FROM assignment_result_area WHERE provider_id = $1 AND assignment_id = $2""";

    private static final String INSERT = """
            INSERT INTO assignment_result_area (provider_id, assignment_id, area, extent, regularity, tasks, source)
            VALUES ($1, $2, $3, $4, $5, $6, $7)""";

    Map<UUID, Recorded> find(Tx tx, Collection<UUID> assignmentIds) {
        record Row(UUID assignmentId, ResultArea area, String source) {}
        Map<UUID, Recorded> found = new HashMap<>();
        tx.list(
                        FIND,
                        row -> new Row(
                                row.getUUID("assignment_id"),
                                new ResultArea(
                                        row.getString("area"),
                                        Extent.valueOf(row.getString("extent")),
                                        Regularity.valueOf(row.getString("regularity")),
                                        List.of(row.getArrayOfStrings("tasks"))),
                                row.getString("source")),
                        (Object) assignmentIds.toArray(UUID[]::new))
                .forEach(row -> found.merge(
                        row.assignmentId(), new Recorded(row.source(), List.of(row.area())), Recorded::and));
        return found;
    }

    void replace(Tx tx, UUID assignmentId, Recorded recorded) {
        tx.send(DELETE, assignmentId);
        for (ResultArea area : recorded.areas()) {
            tx.send(
                    INSERT,
                    assignmentId,
                    area.area(),
                    area.extent(),
                    area.regularity(),
                    area.tasks().toArray(String[]::new),
                    recorded.source());
        }
    }

    /** The result areas of one assignment and the document they come from. */
    record Recorded(String source, List<ResultArea> areas) {
        Recorded and(Recorded more) {
            List<ResultArea> all = new java.util.ArrayList<>(areas);
            all.addAll(more.areas);
            return new Recorded(source, List.copyOf(all));
        }
    }
}
