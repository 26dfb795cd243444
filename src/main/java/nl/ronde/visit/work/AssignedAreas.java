package nl.ronde.visit.work;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.ronde.platform.db.Tx;
import org.jspecify.annotations.Nullable;

/**
 * Reads the result areas of the assignments of a day, in the same round trip as the rest of it. What is done in an area is
 * what the client agreed to in the signed plan; where there is none, what the order names. Areas that only the plan names
 * (results in its own words, where the agreement has no list) come as well.
 */
public final class AssignedAreas {
    private static final String FIND = """
            SELECT a.assignment_id, a.area, a.extent, a.regularity, coalesce(p.tasks, a.tasks) AS tasks, NULL AS words
            FROM assignment_result_area a
            LEFT JOIN agreed_area p ON p.provider_id = $1 AND p.assignment_id = a.assignment_id AND p.area = a.area
            WHERE a.provider_id = $1 AND a.assignment_id = ANY($2)
            UNION ALL
            SELECT p.assignment_id, p.area, 'WHOLE', 'STRUCTURAL', p.tasks, r.words
            FROM agreed_area p
            LEFT JOIN plan_result r ON r.provider_id = $1 AND r.assignment_id = p.assignment_id AND r.area = p.area
            WHERE p.provider_id = $1 AND p.assignment_id = ANY($2)
              AND NOT EXISTS (SELECT 1 FROM assignment_result_area a
                              WHERE a.provider_id = $1 AND a.assignment_id = p.assignment_id AND a.area = p.area)
            ORDER BY 1, 2""";

    /** The areas of these assignments; asked without waiting. */
    public Tx.Later<Assigned> find(Tx tx, Collection<UUID> assignmentIds) {
        return tx.later(
                FIND,
                row -> new Assigned(
                        row.getUUID("assignment_id"),
                        new Area(
                                row.getString("area"),
                                row.getString("words"),
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

    /**
     * A result area to work on: in whole or part, structurally or occasionally, with its tasks where they are named. One that
     * the plan alone names is whole and structural.
     *
     * @param label the words of the plan; null where the agreement lists the area
     */
    public record Area(String code, @Nullable String label, boolean whole, boolean structural, List<String> tasks) {}
}
