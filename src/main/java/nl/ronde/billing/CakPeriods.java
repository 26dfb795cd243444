package nl.ronde.billing;

import nl.ronde.calendar.CarePeriod;
import nl.ronde.platform.db.Tx;
import nl.ronde.visit.ExportedPeriods;

/** Tells the visits below whether hours of a period went to the CAK, so that a late fact becomes an exception. */
public final class CakPeriods implements ExportedPeriods {
    private static final String EXISTS = """
            SELECT 1 AS found FROM cak_export
            WHERE provider_id = $1 AND agreement_id = $2 AND iso_year = $3 AND period = $4 LIMIT 1""";

    @Override
    public boolean isExported(Tx tx, String agreementId, CarePeriod period) {
        return tx.find(EXISTS, row -> true, agreementId, period.isoYear(), period.period())
                .isPresent();
    }
}
