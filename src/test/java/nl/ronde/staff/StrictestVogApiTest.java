package nl.ronde.staff;

import static nl.ronde.support.TestClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import nl.ronde.support.TestApp;
import nl.ronde.support.TestClient.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whose rule a VOG lapses by: the strictest of the agreements and of what the provider chose itself. 5 January 2026. */
class StrictestVogApiTest {
    private TestApp app;

    @BeforeEach
    void start() {
        app = TestApp.start();
    }

    @AfterEach
    void stop() {
        app.close();
    }

    private void choose(int years) {
        app.as("beheer")
                .call(
                        "setHouseTerm",
                        Map.of(),
                        json(
                                "kind",
                                "vog-renewal",
                                "amount",
                                years,
                                "unit",
                                "years",
                                "from",
                                "2026-01-05",
                                "reason",
                                "Zo spraken wij af"))
                .expect(201);
    }

    private Answer recorded() {
        String worker = app.as("planner")
                .call(
                        "createWorker",
                        Map.of(),
                        json("name", "Vera VOG", "kind", "employee", "activeFrom", "2025-01-01"))
                .expect(201)
                .field("id");
        return app.as("planner")
                .call("recordVog", Map.of("workerId", worker), json("issuedOn", "2026-01-05"))
                .expect(201);
    }

    private JsonNode term(Answer vog) {
        for (JsonNode each : app.as("teamleider")
                .call("listObligations", Map.of("kind", "vog-renewal", "limit", 50))
                .expect(200)
                .json()
                .path("items")) {
            if (each.at("/subject/id").asText().equals(vog.field("id"))) {
                return each;
            }
        }
        throw new AssertionError("no term for " + vog.field("id"));
    }

    @Test
    void a_stricter_choice_of_the_provider_counts_for_the_worker_as_for_the_term() {
        choose(2);
        Answer vog = recorded();
        assertThat(vog.field("validUntil")).isEqualTo("2028-01-05");
        assertThat(vog.field("source")).isEqualTo("house");
        assertThat(vog.field("citation")).isEqualTo("Huisstandaard, eigen keuze van de aanbieder");
        assertThat(term(vog).path("dueOn").asText()).isEqualTo("2028-01-05");
    }

    @Test
    void dvo_b3_c4_a_milder_choice_is_none() {
        choose(5);
        Answer vog = recorded();
        assertThat(vog.field("validUntil")).isEqualTo("2029-01-05");
        assertThat(vog.field("citation")).isEqualTo("DVO B3 C4");
        assertThat(term(vog).path("dueOn").asText()).isEqualTo("2029-01-05");
        assertThat(term(vog).path("source").asText()).isEqualTo("appendix");
    }

    @Test
    void kampen_b2_2_1_asks_for_a_vog_and_the_house_says_how_old() {
        app.sql("DELETE FROM provider_agreement WHERE agreement_id = 'maastricht-dvo-2018'");
        assertThat(recorded().field("citation")).isEqualTo("Huisstandaard (naar DVO B3 C4)");
        choose(5);
        Answer vog = recorded();
        assertThat(vog.field("validUntil")).isEqualTo("2031-01-05");
        assertThat(term(vog).path("dueOn").asText()).isEqualTo("2031-01-05");
    }
}
