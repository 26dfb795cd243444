package nl.ronde.obligation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import nl.ronde.agreement.Agreements;
import nl.ronde.agreement.TermKind;
import nl.ronde.agreement.TermRule.TriggerDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServiceStartTest {
    private static final Instant RECEIVED = Instant.parse("2026-01-07T09:30:00Z");

    @ParameterizedTest(name = "assigned {0}, from {1}: {2}")
    @CsvSource({
        "2026-01-05, 2026-01-05, 2026-01-04T23:00:00Z",
        "2026-01-05, 2026-02-01, 2026-01-31T23:00:00Z",
        "2026-01-05, 2026-01-06, 2026-01-05T23:00:00Z",
        "2026-01-05, 2026-01-04, 2026-01-07T09:30:00Z",
        "2026-01-05, 2025-12-01, 2026-01-07T09:30:00Z"
    })
    void kampen_b2_5_4_counts_from_the_decision_or_a_later_begin_and_a_retroactive_one_from_its_receipt(
            LocalDate assignedOn, LocalDate firstDay, Instant trigger) {
        assertThat(ServiceStart.of(TriggerDate.ASSIGNED, assignedOn, firstDay, assignedOn, RECEIVED)
                        .at())
                .isEqualTo(trigger);
    }

    @ParameterizedTest(name = "sent {0}, from {1}: {2}")
    @CsvSource({
        "2026-01-06, 2026-01-05, 2026-01-05T23:00:00Z, ",
        "2026-01-06, 2026-01-06, 2026-01-05T23:00:00Z, ",
        "2026-01-06, 2026-02-02, 2026-02-01T23:00:00Z, DVO 11.3",
        "2026-01-06, 2025-12-01, 2026-01-05T23:00:00Z, "
    })
    void dvo_b3_d3_11_3_counts_from_the_day_it_was_sent_or_a_later_begin(
            LocalDate sentOn, LocalDate firstDay, Instant trigger, String because) {
        ServiceStart.Start start =
                ServiceStart.of(TriggerDate.SENT, LocalDate.of(2026, 1, 5), firstDay, sentOn, RECEIVED);
        assertThat(start.at()).isEqualTo(trigger);
        if (because == null) {
            assertThat(start.because()).isNull();
        } else {
            assertThat(start.because()).contains(because);
        }
    }

    @Test
    void the_agreements_say_from_which_day_they_count() {
        Agreements agreements = Agreements.load();
        assertThat(agreements.get("kampen-hh1-2018").terms().stream()
                        .filter(rule -> rule.kind() == TermKind.SERVICE_START)
                        .map(rule -> rule.trigger().date().orElseThrow()))
                .containsExactly(TriggerDate.ASSIGNED);
        assertThat(agreements.get("maastricht-dvo-2018").terms().stream()
                        .filter(rule -> rule.kind() == TermKind.SERVICE_START)
                        .map(rule -> rule.trigger().date().orElseThrow()))
                .containsExactly(TriggerDate.SENT);
    }
}
