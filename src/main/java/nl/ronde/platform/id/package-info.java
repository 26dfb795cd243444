/** Time-ordered ids. */
@org.jspecify.annotations.NullMarked
package nl.ronde.platform.id;
