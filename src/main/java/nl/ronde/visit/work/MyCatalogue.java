package nl.ronde.visit.work;

import java.util.List;
import java.util.Optional;
import nl.ronde.agreement.Agreements;
import nl.ronde.agreement.Catalogue;
import nl.ronde.agreement.ResultKey;

/** What may be ticked under an agreement, as a phone shows it. */
public record MyCatalogue(String agreement, List<Area> areas) {
    /** A result area with its activities. */
    public record Area(String code, String label, List<Catalogue.Activity> activities) {}

    /** Beside the results of the plan, which come with the assignment. */
    private static final List<Area> WITHOUT_LIST = List.of(new Area(ResultKey.OTHER, ResultKey.OTHER_LABEL, List.of()));

    /** The list of this agreement; one that has none leaves room for what the plan does not name. */
    public static Optional<MyCatalogue> of(Agreements agreements, String agreementId) {
        return agreements
                .find(agreementId)
                .map(agreement -> new MyCatalogue(
                        agreementId,
                        agreement
                                .catalogue()
                                .map(catalogue -> catalogue.areas().stream()
                                        .map(area -> new Area(area.code(), area.label(), area.activities()))
                                        .toList())
                                .orElse(WITHOUT_LIST)));
    }
}
