package nl.ronde.message.iwmo.intake;

import java.util.List;
import java.util.UUID;
import nl.ronde.assignment.Effect;
import nl.ronde.message.iwmo.IwmoProblem;
import org.jspecify.annotations.Nullable;

/**
 * What was found in a message, kept as the first answer told it: paths and codes, never values.
 *
 * @param problems why it was rejected or could not be read; the first 200
 * @param warnings what could not be checked or needs somebody's eye; the first 200
 * @param assignments what became of each assignment in it
 */
record Findings(List<IwmoProblem> problems, List<IwmoProblem> warnings, List<Assigned> assignments) {
    private static final int MOST = 200;

    /** Cuts the lists: a message may break a rule tens of thousands of times. */
    Findings {
        problems = List.copyOf(problems.subList(0, Math.min(MOST, problems.size())));
        warnings = List.copyOf(warnings.subList(0, Math.min(MOST, warnings.size())));
    }

    static Findings ofProblems(List<IwmoProblem> problems) {
        return new Findings(problems, List.of(), List.of());
    }

    /** What became of one assignment; without an id none could be made of it. */
    record Assigned(
            long number,
            @Nullable UUID assignmentId,
            @Nullable Effect effect) {}
}
