/** Wakes phones up when something changed for them. A hint only: what is not delivered costs a phone time, never data. */
@org.jspecify.annotations.NullMarked
package nl.ronde.device.push;
