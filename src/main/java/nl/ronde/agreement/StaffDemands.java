package nl.ronde.agreement;

import java.util.Optional;

/**
 * What an agreement demands of who goes to its clients, beside the VOG (which has a term). Where it says nothing, nothing.
 *
 * @param confidentialityStatement that everybody has signed to keep to oneself what is seen
 * @param traineesSupervised that a trainee goes beside a qualified worker only
 */
public record StaffDemands(Optional<Demand> confidentialityStatement, Optional<Demand> traineesSupervised) {
    /** Demands nothing. */
    public static final StaffDemands NONE = new StaffDemands(Optional.empty(), Optional.empty());

    /**
     * A demand with its place.
     *
     * @param citation the article
     * @param quote literal
     */
    public record Demand(String citation, String quote) {
        /** Refuses a demand without a source. */
        public Demand {
            Required.text(citation, "staff.citation");
            Required.text(quote, "staff.quote");
        }
    }
}
