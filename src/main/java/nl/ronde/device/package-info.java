/** Workers' phones: handed out, listed, stopped, wiped, and how they do. Their sessions are those of {@code identity}. */
@org.jspecify.annotations.NullMarked
package nl.ronde.device;
