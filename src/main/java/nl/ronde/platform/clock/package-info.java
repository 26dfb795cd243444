/** The business clock: the only place that reads the system's time. */
@org.jspecify.annotations.NullMarked
package nl.ronde.platform.clock;
