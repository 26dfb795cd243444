/** The phone: what changed for a worker, what she hands in later, and what of that waits for a person. */
@org.jspecify.annotations.NullMarked
package nl.ronde.sync;
