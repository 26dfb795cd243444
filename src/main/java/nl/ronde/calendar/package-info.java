/**
 * Dutch days, terms and periods. Pure: no clock, no database, nothing of ours. The only package that does date
 * arithmetic, and the only one that converts between local time and instants (zone {@code Europe/Amsterdam}).
 */
package nl.ronde.calendar;
