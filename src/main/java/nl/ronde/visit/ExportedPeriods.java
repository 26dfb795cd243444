package nl.ronde.visit;

import nl.ronde.calendar.CarePeriod;
import nl.ronde.platform.db.Tx;

/** Asks billing, above this module, whether something of a period has been exported. */
@FunctionalInterface
public interface ExportedPeriods {
    /** Nothing was ever exported. */
    ExportedPeriods NONE = (tx, agreementId, period) -> false;

    /** True where the hours of this agreement and period have left the house. */
    boolean isExported(Tx tx, String agreementId, CarePeriod period);
}
