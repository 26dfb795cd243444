package nl.ronde.incident;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import nl.ronde.incident.CalamityDecision.Violence;
import nl.ronde.platform.act.EventTime;
import nl.ronde.platform.id.Ids;
import org.junit.jupiter.api.Test;

/** Which accounts a decision covers, and which it cannot have been made on. */
class CalamityDecisionTest {
    private static final Instant NOW = Instant.parse("2026-01-07T09:00:00Z");

    @Test
    void only_what_is_graver_and_told_after_the_decision_outgrows_it() {
        CalamityDecision no = decision(1, false, Violence.NONE);
        assertThat(no.isOutgrownBy(account(IncidentKind.CALAMITY, 0))).isFalse();
        assertThat(no.isOutgrownBy(account(IncidentKind.INCIDENT, 1))).isFalse();
        assertThat(no.isOutgrownBy(account(IncidentKind.VIOLENCE, 1))).isTrue();
        assertThat(no.isOutgrownBy(account(IncidentKind.CALAMITY, 1))).isTrue();
        CalamityDecision violence = decision(1, false, Violence.OTHER);
        assertThat(violence.isOutgrownBy(account(IncidentKind.VIOLENCE, 1))).isFalse();
        assertThat(violence.isOutgrownBy(account(IncidentKind.CALAMITY, 1))).isTrue();
        CalamityDecision yes = decision(1, true, Violence.NONE);
        assertThat(yes.isOutgrownBy(account(IncidentKind.CALAMITY, 1))).isFalse();
    }

    @Test
    void a_newer_decision_covers_what_outgrew_the_one_before_it() {
        Incident.Account told = account(IncidentKind.CALAMITY, 1);
        assertThat(decision(1, false, Violence.NONE).isOutgrownBy(told)).isTrue();
        assertThat(decision(2, false, Violence.NONE).isOutgrownBy(told)).isFalse();
    }

    @Test
    void what_outgrew_a_no_takes_away_only_the_dismissal_that_it_speaks_against() {
        CalamityDecision no = decision(1, false, Violence.NONE);
        List<Incident.Account> nothing = List.of(account(IncidentKind.CALAMITY, 0));
        assertThat(no.kind(nothing)).isEqualTo(IncidentKind.INCIDENT);
        assertThat(no.dismissesCalamity(nothing)).isTrue();
        assertThat(no.dismissesSupervisor(nothing)).isTrue();
        List<Incident.Account> violence = List.of(account(IncidentKind.VIOLENCE, 1));
        assertThat(no.kind(violence)).isEqualTo(IncidentKind.VIOLENCE);
        assertThat(no.dismissesCalamity(violence)).isTrue();
        assertThat(no.dismissesSupervisor(violence)).isFalse();
        List<Incident.Account> calamity = List.of(account(IncidentKind.CALAMITY, 1), account(IncidentKind.VIOLENCE, 1));
        assertThat(no.kind(calamity)).isEqualTo(IncidentKind.CALAMITY);
        assertThat(no.dismissesCalamity(calamity)).isFalse();
        assertThat(no.dismissesSupervisor(calamity)).isFalse();
    }

    private static CalamityDecision decision(int number, boolean calamity, Violence violence) {
        return new CalamityDecision(number, calamity, violence, false, "Overlegd", NOW, UUID.randomUUID(), NOW);
    }

    private static Incident.Account account(IncidentKind kind, int decisions) {
        Incident.Words words = new Incident.Words(kind, "Gevallen.", null, null, null, null);
        return new Incident.Account(Ids.next(), words, EventTime.of(null, null, NOW), decisions);
    }
}
