package nl.ronde.obligation;

import java.time.LocalDate;
import nl.ronde.platform.db.Tx;

/** From which day on the periods of an agreement have their terms here. All SQL on {@code term_calendar}. */
public final class TermCalendar {
    private static final String FIND =
            "SELECT begun_on FROM term_calendar WHERE provider_id = $1 AND agreement_id = $2";

    private static final String BEGIN = """
            INSERT INTO term_calendar (provider_id, agreement_id, begun_on) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING""";

    /** The day on which this was first asked, remembered for good. */
    public LocalDate begunOn(Tx tx, String agreementId, LocalDate today) {
        return tx.find(FIND, row -> row.getLocalDate("begun_on"), agreementId).orElseGet(() -> {
            tx.send(BEGIN, agreementId, today);
            return today;
        });
    }
}
