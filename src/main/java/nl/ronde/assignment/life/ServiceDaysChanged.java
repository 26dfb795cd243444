package nl.ronde.assignment.life;

import nl.ronde.assignment.Assignment;
import nl.ronde.platform.act.Actor;
import org.jspecify.annotations.Nullable;

/**
 * Help is given on other days than before: after a stop, a restart, notice or an end.
 *
 * @param actor whose act it was
 * @param cancelBecause why planned visits on the other days are cancelled, Dutch; null where a person is to look at them
 */
public record ServiceDaysChanged(
        Assignment assignment, Actor actor, @Nullable String cancelBecause) {}
