/**
 * Promises with a term: the calculator, and the clocks that run for a subject. A clock is opened by the event that starts
 * it, in the same transaction, met by the event that settles it, and never deleted.
 */
@org.jspecify.annotations.NullMarked
package nl.ronde.obligation;
