/**
 * The conformance kit: simulated phones with the client's own engine against a real server, hurt in every way a day outdoors
 * knows, and then compared line by line with what the server holds.
 */
package nl.ronde.phones;
