package nl.ronde.agreement;

import static nl.ronde.support.TestClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.stream.StreamSupport;
import nl.ronde.support.TestApp;
import nl.ronde.support.TestClient.Answer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Periods and agreements through HTTP. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AgreementApiTest {
    private static final String KAMPEN = "kampen-hh1-2018";
    private TestApp app;

    @BeforeAll
    void start() {
        app = TestApp.start();
    }

    @AfterAll
    void stop() {
        app.close();
    }

    @ParameterizedTest(name = "{0}P{1}: {2} to {3}")
    @CsvSource({
        "2026, 1, 2025-12-29, 2026-01-25, 4",
        "2026, 13, 2026-11-30, 2027-01-03, 5",
        "2027, 1, 2027-01-04, 2027-01-31, 4",
        "2027, 13, 2027-12-06, 2028-01-02, 4",
        "2020, 13, 2020-11-30, 2021-01-03, 5",
        "2015, 1, 2014-12-29, 2015-01-25, 4"
    })
    void uitvoeringsbesluit_3_8_a_period_is_four_iso_weeks_and_the_thirteenth_five_in_a_long_year(
            int year, int period, String first, String last, int weeks) {
        Answer answer = app.as("backoffice")
                .call("getCarePeriod", Map.of("isoYear", year, "period", period))
                .expect(200);
        assertThat(answer.field("firstDay")).isEqualTo(first);
        assertThat(answer.field("lastDay")).isEqualTo(last);
        assertThat(answer.json().path("weeks").asInt()).isEqualTo(weeks);
    }

    @ParameterizedTest
    @CsvSource({"2026, 0, period", "2026, 14, period", "2026, x, period", "1899, 1, isoYear", "2200, 1, isoYear"})
    void a_period_that_does_not_exist_is_refused_with_its_field(String year, String period, String field) {
        Answer refused = app.as("planner")
                .call("getCarePeriod", Map.of("isoYear", year, "period", period))
                .expectProblem(400, "invalid-request");
        assertThat(refused.json().at("/errors/0/field").asText()).isEqualTo(field);
    }

    @Test
    void the_list_says_under_which_agreements_the_provider_delivers() {
        JsonNode items =
                app.as("planner").call("listAgreements").expect(200).json().path("items");
        assertThat(StreamSupport.stream(items.spliterator(), false)
                        .map(item -> item.path("id").asText() + " "
                                + item.path("delivered").asBoolean() + " "
                                + item.path("cakExport").asBoolean()))
                .containsExactly("kampen-hh1-2018 true true", "maastricht-dvo-2018 true false");
    }

    @Test
    void an_agreement_shows_its_terms_tariffs_and_catalogue_with_their_articles() {
        JsonNode kampen = app.as("planner")
                .call("getAgreement", Map.of("agreementId", KAMPEN))
                .expect(200)
                .json();
        assertThat(kampen.at("/labels/supportPlan").asText()).isEqualTo("Ondersteuningsplan");
        assertThat(kampen.at("/periods/cakHours").asText()).isEqualTo("fourWeeks");
        assertThat(kampen.at("/products/0/code").asText()).isEqualTo("01A04");
        assertThat(kampen.at("/tariffs").findValuesAsText("cents")).contains("2940");
        assertThat(kampen.at("/catalogue/areas")).hasSize(3);
        assertThat(kampen.at("/catalogue/areas/0/activities").findValuesAsText("label"))
                .contains("Ramen zemen (binnen)");
        for (JsonNode term : kampen.path("terms")) {
            assertThat(term.path("citation").asText()).isNotBlank();
            assertThat(term.path("source").asText()).isNotEqualTo("house");
        }
        for (JsonNode term : kampen.path("houseTerms")) {
            boolean byLaw = term.path("kind").asText().matches("supervisor-report|data-breach");
            assertThat(term.path("source").asText()).isEqualTo(byLaw ? "law" : "house");
            assertThat(term.path("citation").asText().startsWith("Huisstandaard"))
                    .isEqualTo(!byLaw);
        }
    }

    @Test
    void an_agreement_that_is_not_there_is_not_found() {
        app.as("planner").call("getAgreement", Map.of("agreementId", "zwolle")).expectProblem(404, "not-found");
        app.as("beheer")
                .call("setAgreementDelivery", Map.of("agreementId", "zwolle"), json("cakExport", true))
                .expectProblem(404, "not-found");
    }

    @Test
    void the_administrator_switches_the_cak_export_with_the_version_that_was_seen() {
        var id = Map.of("agreementId", KAMPEN);
        var administrator = app.as("beheer2");
        administrator.call("setAgreementDelivery", id, json("cakExport", false)).expectProblem(428, "version-required");
        administrator
                .call(
                        "setAgreementDelivery",
                        Map.of("agreementId", KAMPEN, "If-Match", "\"7\""),
                        json("cakExport", false))
                .expectProblem(412, "version-mismatch");
        String seen = administrator.call("getAgreement", id).expect(200).header("ETag");
        Answer changed = administrator
                .call("setAgreementDelivery", Map.of("agreementId", KAMPEN, "If-Match", seen), json("cakExport", false))
                .expect(200);
        assertThat(changed.header("ETag")).isEqualTo("\"2\"");
        assertThat(changed.json().path("cakExport").asBoolean()).isFalse();
        assertThat(app.as("beheer")
                        .call("getAgreement", id)
                        .json()
                        .at("/delivery/cakExport")
                        .asBoolean())
                .as("the neighbour's switch")
                .isTrue();
        app.as("planner")
                .call("setAgreementDelivery", id, json("cakExport", false))
                .expectProblem(403, "forbidden");
    }
}
