package nl.ronde.obligation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.UUID;
import nl.ronde.agreement.TermKind;
import nl.ronde.agreement.TestAgreements;
import nl.ronde.audit.Audit;
import nl.ronde.platform.id.Ids;
import nl.ronde.support.TestApp;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** An agreement whose term changes while clocks run: the rule of the trigger's day holds, and says so. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ChangingRuleTest {
    private static final String AGREEMENT = "changing-test";

    private TestApp app;
    private UUID provider;
    private Obligations obligations;

    @BeforeAll
    void start() {
        app = TestApp.start(Instant.parse("2026-06-30T08:00:00Z"));
        provider = UUID.fromString(app.value("SELECT provider_id FROM provider WHERE agb_code = '42420001'"));
        obligations = new Obligations(
                TestAgreements.changing(),
                new ObligationStore(),
                new HouseTerms(),
                app.clock(),
                new Audit(app.clock()));
    }

    @AfterAll
    void stop() {
        app.close();
    }

    @Test
    void on_the_last_evening_of_the_old_rule_the_old_rule_holds_and_the_next_minute_the_new_one() {
        Obligation old = open(Subject.replacementNeed(Ids.next()), "2026-06-30T23:59:59+02:00");
        assertThat(old.dueOn()).isEqualTo(LocalDate.of(2026, 7, 5));
        assertThat(old.promise().citation()).isEqualTo("Test art. 11");
        assertThat(explained(old))
                .contains(
                        "binnen 5 kalenderdagen",
                        "tot en met dinsdag 30 juni 2026",
                        "van de dag waarvanaf wordt gerekend")
                .contains("Een latere regel verandert deze termijn niet.");

        Obligation fresh = open(Subject.replacementNeed(Ids.next()), "2026-07-01T00:00:00+02:00");
        assertThat(fresh.dueOn()).isEqualTo(LocalDate.of(2026, 7, 6));
        assertThat(fresh.promise().citation()).isEqualTo("Test art. 11, tweede versie");
        assertThat(explained(fresh)).contains("binnen 3 werkdagen", "vanaf woensdag 1 juli 2026");
    }

    @Test
    void a_clock_that_runs_over_the_change_keeps_its_rule_whatever_is_told_again() {
        Subject need = Subject.replacementNeed(Ids.next());
        Obligation first = open(need, "2026-06-28T10:00:00+02:00");
        Obligation again = open(need, "2026-07-02T10:00:00+02:00");
        assertThat(again).isEqualTo(first);
        assertThat(again.dueOn()).isEqualTo(LocalDate.of(2026, 7, 3));
        assertThat(again.promise().ruleUntil()).isEqualTo(LocalDate.of(2026, 6, 30));
    }

    @Test
    void through_the_api_the_version_that_held_is_shown() {
        Obligation old = open(Subject.replacementNeed(Ids.next()), "2026-06-29T10:00:00+02:00");
        var shown = app.as("planner")
                .call("getObligation", Map.of("obligationId", old.id()))
                .expect(200);
        assertThat(shown.field("ruleUntil")).isEqualTo("2026-06-30");
        assertThat(shown.json().has("ruleFrom")).isFalse();
        assertThat(shown.field("explanation")).contains("tot en met dinsdag 30 juni 2026");
    }

    private String explained(Obligation term) {
        return app.infrastructure().db().inTransaction(provider, tx -> obligations.explain(tx, term));
    }

    private Obligation open(Subject subject, String trigger) {
        return app.infrastructure()
                .db()
                .inTransaction(
                        provider,
                        tx -> obligations
                                .open(
                                        tx,
                                        TermKind.REPLACEMENT,
                                        AGREEMENT,
                                        subject,
                                        null,
                                        OffsetDateTime.parse(trigger).toInstant())
                                .orElseThrow());
    }
}
