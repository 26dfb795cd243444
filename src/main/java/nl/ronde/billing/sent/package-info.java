/**
 * What left the house for the municipality and the CAK, and what became of it: invoices, hours that were delivered, yearly
 * accounts. It knows no terms: it says what happened, and {@code App} starts and stops the clocks.
 */
@org.jspecify.annotations.NullMarked
package nl.ronde.billing.sent;
