/**
 * The support plan (Ondersteuningsplan; in the DVO: plan van aanpak): what was agreed with a client, in versions, and the
 * evidence that the client agrees. It says what happened; the terms are run by {@code nl.ronde.terms.PlanTerms}.
 */
@org.jspecify.annotations.NullMarked
package nl.ronde.plan;
