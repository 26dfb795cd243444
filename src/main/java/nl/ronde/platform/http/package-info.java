/** The contract, its routes and the way of one request; what is refused before a use case runs. */
@org.jspecify.annotations.NullMarked
package nl.ronde.platform.http;
