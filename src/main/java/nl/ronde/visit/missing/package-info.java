/** Planned visits of which nothing was heard, with what is known of the worker's phones. */
@org.jspecify.annotations.NullMarked
package nl.ronde.visit.missing;
