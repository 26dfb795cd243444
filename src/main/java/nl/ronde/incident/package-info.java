/**
 * Incidents, violence and calamities at a client's (incidenten, geweld, calamiteiten): what was reported, in the reporter's
 * own words, the file that a team lead completes, what was decided, and the proof that those who must know were told. It knows
 * no terms: it says what happened, and {@code App} starts and stops the clocks.
 */
@org.jspecify.annotations.NullMarked
package nl.ronde.incident;
