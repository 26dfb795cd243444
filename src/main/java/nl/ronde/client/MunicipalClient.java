package nl.ronde.client;

import java.time.LocalDate;
import java.time.LocalDateTime;

/**
 * What one message of a municipality says of a person.
 *
 * @param dated Dagtekening of the message, Amsterdam date
 * @param decidedAt the newest Toewijzingsdatum with time in the message, local time of the Netherlands; tells which of two
 *     messages of one day is the newer
 */
public record MunicipalClient(Bsn bsn, Person person, LocalDate dated, LocalDateTime decidedAt) {}
