package nl.ronde.visit;

import nl.ronde.calendar.CarePeriod;

/**
 * Raised each time somebody approves a period that is over and of which nothing waits any more.
 *
 * @param nothingDelivered not one visit of the agreement was delivered in it
 */
public record CarePeriodApproved(String agreementId, CarePeriod period, boolean nothingDelivered) {}
