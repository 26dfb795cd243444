/**
 * The municipality's window: what its contact may read of its own clients, and of no others. Every look is a line of the
 * trail, one per client; a look at somebody else's client is refused and written down as well.
 */
@org.jspecify.annotations.NullMarked
package nl.ronde.municipality;
