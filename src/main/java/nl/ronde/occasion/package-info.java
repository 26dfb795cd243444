/**
 * What happens outside and somebody here must write down because it starts a term (aanleidingen): a proposal, a signal, a
 * question of the municipality, a report of an inspection, an agreement signed or ended. It says what was registered and
 * answered; {@code App} starts and stops the clocks.
 */
@org.jspecify.annotations.NullMarked
package nl.ronde.occasion;
