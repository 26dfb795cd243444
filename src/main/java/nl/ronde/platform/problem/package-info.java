/** Refusals: one catalogue entry per code, one exception that carries it (RFC 9457). */
@org.jspecify.annotations.NullMarked
package nl.ronde.platform.problem;
