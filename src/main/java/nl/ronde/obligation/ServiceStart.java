package nl.ronde.obligation;

import java.time.Instant;
import java.time.LocalDate;
import nl.ronde.agreement.TermRule.TriggerDate;
import nl.ronde.calendar.AmsterdamTime;
import org.jspecify.annotations.Nullable;

/** From which day the term for the first visit counts (Kampen B2 5.4, DVO B3 D3). Pure. */
final class ServiceStart {
    private ServiceStart() {}

    /**
     * From when it counts.
     *
     * @param at the start of the day, or the receipt
     * @param because why it is not the date that the rule names, Dutch; null where it is that
     */
    record Start(Instant at, @Nullable String because) {}

    /**
     * Where the agreement counts from the decision: the Toewijzingsdatum, or the Ingangsdatum where that is later. An
     * assignment that begins before it was decided is retroactive and counts from its receipt, since nobody could start
     * before. Where the agreement counts from the sending: the day it was sent, or the Ingangsdatum where that is later, for
     * before it no visit can be planned and the order's own dates lead (DVO 11.3).
     *
     * @param assignedOn Toewijzingsdatum, Amsterdam date
     * @param firstDay Ingangsdatum, Amsterdam date
     * @param sentOn the date of the message, Amsterdam
     * @param receivedAt when it came in
     */
    static Start of(
            TriggerDate counts, LocalDate assignedOn, LocalDate firstDay, LocalDate sentOn, Instant receivedAt) {
        boolean fromSending = counts == TriggerDate.SENT;
        LocalDate named = fromSending ? sentOn : assignedOn;
        if (firstDay.isAfter(named)) {
            return new Start(
                    AmsterdamTime.startOfDay(firstDay),
                    "De opdracht gaat later in: daarom telt de termijn vanaf de ingangsdatum"
                            + (fromSending ? ", want de datums van de opdracht zelf gaan voor (DVO 11.3)." : "."));
        }
        boolean retroactive = !fromSending && firstDay.isBefore(assignedOn);
        return retroactive
                ? new Start(
                        receivedAt,
                        "De opdracht is met terugwerkende kracht: daarom telt de termijn vanaf de ontvangst.")
                : new Start(AmsterdamTime.startOfDay(named), null);
    }
}
