package nl.ronde.obligation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import nl.ronde.agreement.TermKind;
import nl.ronde.calendar.Deadline;
import nl.ronde.obligation.ObligationEvent.What;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How the end of a term is explained, with what moved it. */
class TermExplanationTest {
    private static final Instant OPENED = TermWorld.instant("2026-01-30T12:00:00+01:00");

    @ParameterizedTest(name = "{0} from {1} to {2}: {3}")
    @CsvSource(textBlock = """
            support-plan, 2026-01-28T00:00:00+01:00, 2026-03-01T00:00:00+01:00, Begonnen op woensdag 28 januari 2026. Op tijd tot en met zaterdag 28 februari 2026.
            incident-report, 2026-01-30T10:15:00+01:00, 2026-02-01T10:15:00+01:00, Begonnen op vrijdag 30 januari 2026 om 10:15 uur. Op tijd tot zondag 1 februari 2026 om 10:15 uur.
            decision-expiry, 2026-12-31T00:00:00+01:00, 2026-11-06T00:00:00+01:00, Gerekend vanaf donderdag 31 december 2026. Op tijd tot en met donderdag 5 november 2026.
            decision-expiry, 2026-01-20T00:00:00+01:00, 2025-11-26T00:00:00+01:00, Gerekend vanaf dinsdag 20 januari 2026. Op tijd tot en met dinsdag 25 november 2025.
            provider-ends-service, 2026-02-10T00:00:00+01:00, 2026-02-10T00:00:00+01:00, Gerekend vanaf dinsdag 10 februari 2026. Op tijd tot en met maandag 9 februari 2026.
            replacement, 2026-02-16T09:00:00+01:00, 2026-02-22T00:00:00+01:00, Gerekend vanaf maandag 16 februari 2026 om 09:00 uur. Op tijd tot en met zaterdag 21 februari 2026.
            agreement-exit, 2026-01-15T09:00:00+01:00, 2026-05-01T00:00:00+02:00, Begonnen op donderdag 15 januari 2026 om 09:00 uur. De opzegtermijn loopt tot en met donderdag 30 april 2026.
            """)
    void what_a_term_counts_from_need_not_be_where_it_began(String kind, String trigger, String due, String text) {
        Obligation term = TestTerm.of(TermKind.find(kind).orElseThrow())
                .times(trigger, due)
                .term();
        assertThat(TermExplanation.of(term, history(term))).isEqualTo("De regel. " + text);
    }

    @Test
    void at_once_has_begun_unless_it_was_known_ahead() {
        Obligation past = TestTerm.of(TermKind.CLIENT_REFUSES).directly().term();
        assertThat(TermExplanation.of(past, history(past)))
                .isEqualTo("De regel. Begonnen op maandag 5 januari 2026. Dit moet direct.");
        Obligation ahead = TestTerm.of(TermKind.REPLACEMENT_NOW)
                .times("2026-02-16T09:00:00+01:00", "2026-02-16T09:00:00+01:00")
                .directly()
                .term();
        assertThat(TermExplanation.of(ahead, history(ahead)))
                .isEqualTo("De regel. Gerekend vanaf maandag 16 februari 2026 om 09:00 uur. Dit moet direct.");
    }

    @Test
    void a_pause_is_told_in_days_with_its_reason_and_one_within_a_day_not_at_all() {
        Obligation term = TestTerm.of(TermKind.INVOICE_PAYMENT)
                .times("2026-02-10T00:00:00+01:00", "2026-03-18T00:00:00+01:00")
                .term();
        List<ObligationEvent> history = history(term);
        history.add(moved(term, What.PAUSED, "2026-02-20T10:00:00+01:00", "De factuur is in geschil."));
        history.add(moved(term, What.RESUMED, "2026-02-25T09:00:00+01:00", "Het geschil is voorbij."));
        history.add(moved(term, What.PAUSED, "2026-02-26T10:00:00+01:00", "De factuur is in geschil."));
        history.add(moved(term, What.RESUMED, "2026-02-26T11:00:00+01:00", "Het geschil is voorbij."));
        history.add(moved(term, What.PAUSED, "2026-02-28T10:00:00+01:00", "De factuur is in geschil."));
        history.add(moved(term, What.RESUMED, "2026-03-01T10:00:00+01:00", "Het geschil is voorbij."));
        assertThat(TermExplanation.of(term, history))
                .endsWith(
                        " De termijn stond 5 dagen stil, van 20 februari 2026 tot 25 februari 2026 (reden: de factuur is"
                                + " in geschil). De termijn stond 1 dag stil, van 28 februari 2026 tot 1 maart 2026 (reden: de"
                                + " factuur is in geschil). Op tijd tot en met dinsdag 17 maart 2026.");
    }

    @Test
    void a_term_that_stands_still_says_since_when() {
        Obligation term = TestTerm.of(TermKind.INVOICE_PAYMENT)
                .term()
                .paused(TermWorld.instant("2026-01-07T00:00:00+01:00"))
                .orElseThrow();
        assertThat(TermExplanation.of(term, history(term)))
                .endsWith("Op tijd tot en met donderdag 8 januari 2026."
                        + " De termijn staat stil sinds woensdag 7 januari 2026.");
    }

    @Test
    void of_several_postponements_the_last_explains_the_end() {
        Obligation term = TestTerm.of(TermKind.INFORMATION_REQUEST)
                .term()
                .postponed(Deadline.onWholeDay(LocalDate.of(2026, 1, 20)))
                .orElseThrow();
        List<ObligationEvent> history = history(term);
        history.add(moved(term, What.POSTPONED, "2026-01-07T10:00:00+01:00", "Afgesproken."));
        history.add(moved(term, What.POSTPONED, "2026-01-09T10:00:00+01:00", "Afgesproken."));
        assertThat(TermExplanation.of(term, history))
                .isEqualTo("De regel. Begonnen op maandag 5 januari 2026."
                        + " Uitgesteld tot en met dinsdag 20 januari 2026 (afgesproken op 9 januari 2026)."
                        + " Op tijd tot en met dinsdag 20 januari 2026.");
    }

    private static List<ObligationEvent> history(Obligation term) {
        return new ArrayList<>(List.of(ObligationEvent.opened(term, OPENED)));
    }

    private static ObligationEvent moved(Obligation term, What what, String at, String reason) {
        return ObligationEvent.moved(term, what, TermWorld.instant(at), TermWorld.instant(at), reason);
    }
}
