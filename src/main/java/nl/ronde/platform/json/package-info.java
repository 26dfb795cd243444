/** Strict JSON in, records out. */
@org.jspecify.annotations.NullMarked
package nl.ronde.platform.json;
