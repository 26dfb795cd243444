package nl.ronde.assignment.life;

import java.time.LocalDate;
import nl.ronde.assignment.Assignment;
import org.jspecify.annotations.Nullable;

/**
 * The decision's last day comes near (DVO 9.2), or moved away again.
 *
 * @param lastDay of the decision, Amsterdam date
 * @param before the last day that was told before and holds no longer
 */
public record DecisionNearsEnd(
        Assignment assignment,
        @Nullable LocalDate lastDay,
        @Nullable LocalDate before) {}
