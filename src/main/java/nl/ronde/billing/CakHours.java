package nl.ronde.billing;

import java.time.LocalDate;
import java.util.UUID;

/**
 * The approved minutes of one client, assignment and product in a care period, as the CAK has them or should have them.
 *
 * @param key what the CAK knows the line by, beside the period
 * @param birthDate of the client
 * @param minutes whole minutes, 0 or more
 */
record CakHours(UUID clientId, UUID assignmentId, Key key, LocalDate birthDate, int minutes) {
    /**
     * What makes a line unique in a period.
     *
     * @param municipalityCode CBS code, four digits
     * @param bsn nine digits
     * @param productCategory WMO020
     * @param productCode at most five letters and digits
     * @param assignmentNumber ToewijzingNummer
     */
    record Key(String municipalityCode, String bsn, String productCategory, String productCode, long assignmentNumber) {
        /** Without the BSN, so that it cannot come into a log by accident. */
        @Override
        public String toString() {
            return "CakHours.Key[" + municipalityCode + " " + assignmentNumber + "]";
        }
    }

    boolean saysTheSameAs(CakHours other) {
        return minutes == other.minutes && birthDate.equals(other.birthDate);
    }

    CakHours removed() {
        return new CakHours(clientId, assignmentId, key, birthDate, 0);
    }
}
