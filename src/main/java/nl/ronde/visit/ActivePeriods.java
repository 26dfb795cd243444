package nl.ronde.visit;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import nl.ronde.platform.db.Tx;

/** In which periods there is something to answer for under an agreement: help was given, or an assignment ran. */
public final class ActivePeriods {
    private static final String ACTIVE = """
            SELECT p.first_day, p.last_day FROM unnest($3::date[], $4::date[]) AS p(first_day, last_day)
            WHERE EXISTS (SELECT 1 FROM visit v
                          WHERE v.provider_id = $1 AND v.agreement_id = $2 AND v.status = 'COMPLETED'
                            AND v.day BETWEEN p.first_day AND p.last_day)
               OR EXISTS (SELECT 1 FROM assignment a
                          WHERE a.provider_id = $1 AND a.agreement_id = $2 AND NOT a.withdrawn
                            AND a.first_day <= p.last_day AND (a.last_day IS NULL OR a.last_day >= p.first_day))""";

    /**
     * A stretch of days.
     *
     * @param firstDay Amsterdam date
     * @param lastDay included
     */
    public record Days(LocalDate firstDay, LocalDate lastDay) {}

    /** Those of the stretches with something in them. */
    public Set<Days> among(Tx tx, String agreementId, List<Days> stretches) {
        if (stretches.isEmpty()) {
            return Set.of();
        }
        return new HashSet<>(tx.list(
                ACTIVE,
                row -> new Days(row.getLocalDate("first_day"), row.getLocalDate("last_day")),
                agreementId,
                stretches.stream().map(Days::firstDay).toArray(LocalDate[]::new),
                stretches.stream().map(Days::lastDay).toArray(LocalDate[]::new)));
    }
}
