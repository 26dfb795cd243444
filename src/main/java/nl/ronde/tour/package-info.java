/** The story of one four-week period, played through the HTTP API as its people would: {@code exec:exec@tour}. */
@org.jspecify.annotations.NullMarked
package nl.ronde.tour;
