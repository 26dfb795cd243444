package nl.ronde.staff;

import java.time.LocalDate;
import java.util.UUID;
import nl.ronde.agreement.TermSource;
import org.jspecify.annotations.Nullable;

/**
 * A certificate of conduct (verklaring omtrent het gedrag; Kampen B2 2.1, DVO B3 C4).
 *
 * @param validUntil last day it counts, inclusive, by the rule of the day it was recorded
 * @param rule that rule in one Dutch sentence
 * @param citation the article, or the house standard
 * @param source what kind of rule it is
 */
public record Vog(
        UUID id,
        LocalDate issuedOn,
        @Nullable String reference,
        LocalDate validUntil,
        String rule,
        String citation,
        TermSource source) {}
