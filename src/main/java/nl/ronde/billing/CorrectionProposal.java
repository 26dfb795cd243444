package nl.ronde.billing;

import java.time.Instant;
import java.util.UUID;
import nl.ronde.calendar.CarePeriod;
import org.jspecify.annotations.Nullable;

/**
 * A visit that changed after it was exported.
 *
 * @param exported as it went into the file
 * @param settledBy the file that carries the correction; null while open, and where nothing turned out to differ
 */
record CorrectionProposal(
        UUID id,
        UUID visitId,
        UUID clientId,
        String agreementId,
        ExportedVisit exported,
        Instant openedAt,
        @Nullable Instant settledAt,
        @Nullable UUID settledBy) {
    /**
     * A version of a visit in an output.
     *
     * @param minutes as approved then
     */
    record ExportedVisit(UUID exportId, CarePeriod period, int version, int minutes) {}
}
