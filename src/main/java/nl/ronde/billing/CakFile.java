package nl.ronde.billing;

import java.time.LocalDate;
import java.util.List;
import nl.ronde.calendar.CarePeriod;

/**
 * What stands in one file to the CAK, whatever its layout.
 *
 * @param agbCode of the provider, eight digits
 * @param sequenceNumber rises with every file of the provider
 * @param processedOn verwerkingsdatum: never before that of the file before
 */
record CakFile(String agbCode, int sequenceNumber, LocalDate processedOn, CarePeriod period, List<CakLine> lines) {
    /** The sum over the lines of this file. */
    long totalMinutes() {
        return lines.stream().mapToLong(line -> line.hours().minutes()).sum();
    }
}
