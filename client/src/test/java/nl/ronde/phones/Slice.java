package nl.ronde.phones;

import java.time.Instant;
import java.time.LocalDate;

/**
 * A part of a day, at whose end there may be a network.
 *
 * @param day the number of the day, from 0
 * @param number of the slice in the day, from 0
 * @param date the day
 * @param fromHour visits planned from this hour
 * @param untilHour up to this hour are done in it
 * @param from true time at its begin
 * @param until true time at its end
 */
record Slice(int day, int number, LocalDate date, int fromHour, int untilHour, Instant from, Instant until) {}
