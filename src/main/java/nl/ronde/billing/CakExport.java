package nl.ronde.billing;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import nl.ronde.calendar.CarePeriod;
import org.jspecify.annotations.Nullable;

/**
 * A file that was made for the CAK. Frozen: nothing of it ever changes.
 *
 * @param sequenceNumber volgnummer, rises per provider
 * @param processedOn verwerkingsdatum, never before that of the file before
 * @param sha256 of the file, 64 hexadecimal digits
 * @param totalMinutes the sum over its lines
 * @param periodMinutes what the whole period comes to once the file is taken in
 */
record CakExport(
        UUID id,
        String agreementId,
        CarePeriod period,
        int sequenceNumber,
        LocalDate processedOn,
        String layout,
        String fileName,
        String sha256,
        int lineCount,
        long totalMinutes,
        long periodMinutes,
        Instant madeAt,
        @Nullable UUID madeBy) {}
