package nl.ronde.identity;

import java.util.UUID;

/**
 * A care provider (aanbieder): the tenant.
 *
 * @param agbCode eight digits; the receiver's code in iWmo messages
 * @param isDemo true for the providers that the server loads by itself: only these may have the demo password
 */
public record Provider(UUID id, String name, String agbCode, boolean isDemo) {}
