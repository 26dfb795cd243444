package nl.ronde.assignment;

import java.time.LocalDate;
import java.util.UUID;
import nl.ronde.platform.id.Ids;
import org.jspecify.annotations.Nullable;

/**
 * What a municipality granted a client at this provider (toewijzing), at its newest state.
 *
 * @param agreementId the agreement it is delivered under
 * @param municipalityCode CBS code, four digits
 * @param number ToewijzingNummer; null where entered by hand without one
 * @param productCategory WMO020, two digits; null where an amount is granted without naming a product
 * @param productCode WMO021 or the agreement's own; null where a whole category is granted
 * @param firstDay Ingangsdatum, Amsterdam date
 * @param lastDay Einddatum, inclusive; null where open
 * @param volume in {@code volumeUnit} (WJ756) per {@code volumeFrequency} (WMO757)
 * @param withdrawn removed by the municipality (reason 13): counts as never sent
 */
public record Assignment(
        UUID id,
        int version,
        UUID clientId,
        String agreementId,
        String municipalityCode,
        @Nullable Long number,
        @Nullable String productCategory,
        @Nullable String productCode,
        LocalDate firstDay,
        @Nullable LocalDate lastDay,
        @Nullable Long volume,
        @Nullable String volumeUnit,
        @Nullable String volumeFrequency,
        boolean withdrawn,
        boolean resultAreasKnown) {
    /** True where this assignment covers the day. */
    public boolean covers(LocalDate day) {
        return !withdrawn && !day.isBefore(firstDay) && (lastDay == null || !day.isAfter(lastDay));
    }

    /** By what the office knows it, in Dutch and without a name: its ToewijzingNummer, or its kenmerk where it has none. */
    public String mark() {
        return number == null ? "toewijzing met kenmerk " + Ids.mark(id) : "toewijzing " + number;
    }
}
