/**
 * Visits: one row holds plan and what happened. This package has the entity, its rules, all SQL on its tables and the
 * planning; {@code work} what workers report, {@code settle} how the office settles and approves.
 */
@org.jspecify.annotations.NullMarked
package nl.ronde.visit;
