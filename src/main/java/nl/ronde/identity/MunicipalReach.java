package nl.ronde.identity;

import java.util.Set;

/**
 * Whose clients a user of a municipality may read of.
 *
 * @param code CBS code of the municipality, four digits
 * @param agreements ids of the agreements under which they get help
 */
public record MunicipalReach(String code, Set<String> agreements) {}
