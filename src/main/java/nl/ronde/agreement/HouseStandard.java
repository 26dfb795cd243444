package nl.ronde.agreement;

import java.util.List;

/**
 * What the provider asks of itself where an agreement is silent.
 *
 * @param id {@code house-standard}
 * @param name Dutch
 * @param settings used by every agreement that has none of its own
 * @param terms each with a term and with source {@link TermSource#HOUSE}, or {@link TermSource#LAW} where a law says it to everybody
 */
public record HouseStandard(String id, String name, Settings settings, List<TermRule> terms) {

    /** Refuses a standard that is not complete. */
    public HouseStandard {
        Required.text(id, "id");
        Required.text(name, "name");
        Required.value(settings, "settings");
        terms = TermRules.checked(terms, source -> source == TermSource.HOUSE || source == TermSource.LAW);
    }
}
