package nl.ronde.visit.work;

import java.util.List;
import java.util.Optional;
import nl.ronde.agreement.Agreements;
import nl.ronde.agreement.Catalogue;

/** What may be ticked under an agreement, as a phone shows it. */
public record MyCatalogue(String agreement, List<Area> areas) {
    /** A result area with its activities. */
    public record Area(String code, String label, List<Catalogue.Activity> activities) {}

    /** The list of this agreement, if it has one. */
    public static Optional<MyCatalogue> of(Agreements agreements, String agreementId) {
        return agreements
                .find(agreementId)
                .flatMap(agreement -> agreement.catalogue())
                .map(catalogue -> new MyCatalogue(
                        agreementId,
                        catalogue.areas().stream()
                                .map(area -> new Area(area.code(), area.label(), area.activities()))
                                .toList()));
    }
}
