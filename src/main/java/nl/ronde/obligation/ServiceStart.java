package nl.ronde.obligation;

import java.time.Instant;
import java.time.LocalDate;
import nl.ronde.agreement.TermRule.TriggerDate;
import nl.ronde.calendar.AmsterdamTime;

/** From which day the term for the first visit counts (Kampen B2 5.4, DVO B3 D3). Pure. */
final class ServiceStart {
    private ServiceStart() {}

    /**
     * Where the agreement counts from the decision: the Toewijzingsdatum, or the Ingangsdatum where that is later. An
     * assignment that begins before it was decided is retroactive and counts from its receipt, since nobody could start
     * before. Where the agreement counts from the sending: the day it was sent.
     *
     * @param assignedOn Toewijzingsdatum, Amsterdam date
     * @param firstDay Ingangsdatum, Amsterdam date
     * @param sentOn the date of the message, Amsterdam
     * @param receivedAt when it came in
     * @return the start of the day that the term counts from, or the receipt
     */
    static Instant trigger(
            TriggerDate counts, LocalDate assignedOn, LocalDate firstDay, LocalDate sentOn, Instant receivedAt) {
        if (counts == TriggerDate.SENT) {
            return AmsterdamTime.startOfDay(sentOn);
        }
        if (firstDay.isBefore(assignedOn)) {
            return receivedAt;
        }
        return AmsterdamTime.startOfDay(firstDay);
    }
}
