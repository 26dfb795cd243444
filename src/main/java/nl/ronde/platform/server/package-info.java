/** The running process: its ports, its parts in order of start and stop. */
@org.jspecify.annotations.NullMarked
package nl.ronde.platform.server;
