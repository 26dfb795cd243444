/** The person; the only module that holds the BSN. */
@org.jspecify.annotations.NullMarked
package nl.ronde.client;
