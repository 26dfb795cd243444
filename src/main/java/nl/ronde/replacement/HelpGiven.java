package nl.ronde.replacement;

/**
 * Whether help is given under an assignment on a day, as a condition in SQL: covered by the decision, not after notice or an
 * end, not in a stop. Says in a statement what {@code assignment.life.ServiceDays} says of one day.
 */
final class HelpGiven {
    private HelpGiven() {}

    /** The condition for this column or expression, beside an {@code assignment a}. */
    static String on(String day) {
        return """
                (NOT a.withdrawn AND a.first_day <= %1$s AND (a.last_day IS NULL OR a.last_day >= %1$s)
                 AND NOT EXISTS (SELECT 1 FROM assignment_closing c
                                 WHERE c.provider_id = $1 AND c.assignment_id = a.id AND c.last_day < %1$s)
                 AND NOT EXISTS (SELECT 1 FROM assignment_stop s
                                 WHERE s.provider_id = $1 AND s.assignment_id = a.id AND s.first_day <= %1$s
                                   AND (s.last_day IS NULL OR s.last_day >= %1$s)))""".replace("%1$s", day);
    }
}
