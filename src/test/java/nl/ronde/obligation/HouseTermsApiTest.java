package nl.ronde.obligation;

import static nl.ronde.support.TestClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;
import java.util.Map;
import java.util.UUID;
import nl.ronde.agreement.TermKind;
import nl.ronde.platform.id.Ids;
import nl.ronde.support.TestApp;
import nl.ronde.support.TestClient.Answer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The provider's own choice in place of the house standard; through HTTP. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HouseTermsApiTest {
    private static final String KAMPEN = "kampen-hh1-2018";
    private static final String DVO = "maastricht-dvo-2018";

    private TestApp app;

    @BeforeAll
    void start() {
        app = TestApp.start();
        set("worker-change", null, 2, "weeks", "2026-02-01").expect(201);
    }

    @AfterAll
    void stop() {
        app.close();
    }

    @Test
    void what_begins_on_the_day_or_later_has_the_new_term_and_is_still_no_demand_of_a_contract() {
        Answer before = preview(KAMPEN, "2026-01-31");
        assertThat(before.field("dueOn")).isEqualTo("2026-02-28");
        Answer after = preview(KAMPEN, "2026-02-01");
        assertThat(after.field("dueOn")).isEqualTo("2026-02-15");
        assertThat(after.field("source")).isEqualTo("house");
        assertThat(after.field("citation")).isEqualTo("Huisstandaard, eigen keuze van de aanbieder");
        assertThat(after.field("ruleText"))
                .startsWith("Volgens de huisstandaard (dit is geen eis van de overeenkomst)");
    }

    @Test
    void dvo_11_6_the_term_of_an_agreement_stays() {
        Answer dvo = preview(DVO, "2026-02-01");
        assertThat(dvo.field("dueOn")).isEqualTo("2026-03-01");
        assertThat(dvo.field("citation")).isEqualTo("DVO 11.6");
    }

    @Test
    void another_provider_has_its_own_house() {
        assertThat(app.as("planner2")
                        .call(
                                "previewObligation",
                                Map.of(),
                                json("agreement", KAMPEN, "kind", "worker-change", "trigger", "2026-02-01"))
                        .expect(200)
                        .field("dueOn"))
                .isEqualTo("2026-03-01");
        assertThat(app.as("beheer2").call("listHouseTerms").expect(200).json().path("items"))
                .isEmpty();
    }

    @Test
    void a_clock_that_runs_keeps_its_term_and_tells_which_version_held() {
        assertThat(explanation("2026-01-20T10:00:00+01:00"))
                .contains("binnen 4 weken", "tot en met zaterdag 31 januari 2026");
        assertThat(explanation("2026-02-03T10:00:00+01:00")).contains("binnen 2 weken", "vanaf zondag 1 februari 2026");
    }

    @Test
    void of_two_choices_for_one_day_the_last_word_counts_and_both_are_kept() {
        set("change-of-situation", null, 4, "working-days", "2026-03-01").expect(201);
        app.moveTo(app.clock().instant().plusSeconds(1));
        set("change-of-situation", null, 1, "working-days", "2026-03-01").expect(201);
        assertThat(app.as("planner")
                        .call(
                                "previewObligation",
                                Map.of(),
                                json("agreement", KAMPEN, "kind", "change-of-situation", "trigger", "2026-03-02"))
                        .expect(200)
                        .field("dueOn"))
                .isEqualTo("2026-03-03");
        assertThat(app.as("teamleider")
                        .call("listHouseTerms")
                        .expect(200)
                        .json()
                        .path("items")
                        .findValuesAsText("kind"))
                .contains("change-of-situation", "change-of-situation", "worker-change");
    }

    @Test
    void a_duty_that_the_agreement_names_stays_its_duty_whatever_term_the_provider_chooses() {
        String duty = " De plicht zelf staat in Kampen B2 1.9d; de termijn is van onszelf.";
        assertThat(explanation(TermKind.CHANGE_OF_SITUATION, "2026-01-20T10:00:00+01:00"))
                .startsWith(
                        "Volgens de huisstandaard: binnen 2 werkdagen na het zien van een relevante verandering bij de"
                                + " cliënt." + duty);
        set("change-of-situation", null, 1, "working-days", "2026-02-01").expect(201);
        assertThat(explanation(TermKind.CHANGE_OF_SITUATION, "2026-02-03T10:00:00+01:00"))
                .startsWith(
                        "Volgens de huisstandaard: binnen 1 werkdag na het zien van een relevante verandering bij de"
                                + " cliënt." + duty);
    }

    @ParameterizedTest(name = "{0} {2} {3} from {4}: {5} at {6}")
    @CsvSource(nullValues = "-", textBlock = """
            data-breach, -, 96, hours, 2026-02-01, house-term-fixed, /kind
            supervisor-report, -, 2, hours, 2026-02-01, house-term-fixed, /kind
            production-account, -, 2, weeks, 2026-02-01, house-term-fixed, /kind
            production-proposal, -, 2, weeks, 2026-02-01, house-term-unknown, /kind
            support-plan, whenever, 2, weeks, 2026-02-01, house-term-unknown, /variant
            decision-expiry, -, 8, weeks, 2026-02-01, house-term-unit, /unit
            plan-copy, -, 2, weeks-before, 2026-02-01, house-term-unit, /unit
            plan-copy, -, 2, weeks, 2026-01-04, house-term-in-past, /from
            """)
    void what_cannot_be_chosen_is_refused_with_its_field(
            String kind, String variant, int amount, String unit, String from, String code, String field) {
        assertThat(set(kind, variant, amount, unit, from)
                        .expectProblem(422, code)
                        .json()
                        .at("/errors/0/field")
                        .asText())
                .isEqualTo(field);
    }

    @Test
    void only_the_administrator_chooses() {
        app.as("teamleider")
                .call(
                        "setHouseTerm",
                        Map.of(),
                        json("kind", "plan-copy", "amount", 1, "unit", "weeks", "from", "2026-02-01", "reason", "x"))
                .expectProblem(403, "forbidden");
    }

    private Answer set(String kind, String variant, int amount, String unit, String from) {
        return app.as("beheer")
                .call(
                        "setHouseTerm",
                        Map.of(),
                        json(
                                "kind", kind,
                                "variant", variant,
                                "amount", amount,
                                "unit", unit,
                                "from", from,
                                "reason", "Afspraak met de cliëntenraad"));
    }

    private Answer preview(String agreement, String trigger) {
        return app.as("planner")
                .call(
                        "previewObligation",
                        Map.of(),
                        json("agreement", agreement, "kind", "worker-change", "trigger", trigger))
                .expect(200);
    }

    private String explanation(String trigger) {
        return explanation(TermKind.WORKER_CHANGE, trigger);
    }

    private String explanation(TermKind kind, String trigger) {
        UUID provider = UUID.fromString(app.value("SELECT provider_id FROM provider WHERE agb_code = '42420001'"));
        return app.infrastructure().db().inTransaction(provider, tx -> {
            Obligations obligations = app.server().app().obligation().obligations();
            Obligation term = obligations
                    .open(
                            tx,
                            kind,
                            KAMPEN,
                            Subject.assignment(Ids.next()),
                            null,
                            OffsetDateTime.parse(trigger).toInstant())
                    .orElseThrow();
            return obligations.explain(tx, term);
        });
    }
}
