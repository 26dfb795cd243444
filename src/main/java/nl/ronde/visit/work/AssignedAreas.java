package nl.ronde.visit.work;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.ronde.platform.db.Tx;

/**
 * Reads the result areas of the assignments of a day, in the same round trip as the rest of it. What is done in an area is
 * what the client agreed to in the signed plan; where there is none, what the order names.
 */
public final class AssignedAreas {
    private static final String FIND = """
            SELECT a.assignment_id, a.area, a.extent, a.regularity, coalesce(p.tasks, a.tasks) AS tasks
            FROM assignment_result_area a
            LEFT JOIN agreed_area p ON p.provider_id = $1 AND p.assignment_id = a.assignment_id AND p.area = a.area
            WHERE a.provider_id = $1 AND a.assignment_id = ANY($2) ORDER BY a.assignment_id, a.area""";

    /** The areas of these assignments; asked without waiting. */
    public Tx.Later<Assigned> find(Tx tx, Collection<UUID> assignmentIds) {
        return tx.later(
                FIND,
                row -> new Assigned(
                        row.getUUID("assignment_id"),
                        new Area(
                                row.getString("area"),
                                row.getString("extent").equals("WHOLE"),
                                row.getString("regularity").equals("STRUCTURAL"),
                                List.of(row.getArrayOfStrings("tasks")))),
                (Object) assignmentIds.toArray(UUID[]::new));
    }

    /** The areas by assignment. */
    public static Map<UUID, List<Area>> byAssignment(Tx.Later<Assigned> assigned) {
        return assigned.rows().stream()
                .collect(Collectors.groupingBy(
                        Assigned::assignmentId, Collectors.mapping(Assigned::area, Collectors.toList())));
    }

    /** An area of an assignment. */
    public record Assigned(UUID assignmentId, Area area) {}

    /** A result area to work on: in whole or part, structurally or occasionally, with its tasks where they are named. */
    public record Area(String code, boolean whole, boolean structural, List<String> tasks) {}
}
