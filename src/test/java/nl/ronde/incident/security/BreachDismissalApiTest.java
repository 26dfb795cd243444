package nl.ronde.incident.security;

import static nl.ronde.support.TestClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** That somebody need not be told of a breach: which term it meets, and that it does not outlive a newer decision. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BreachDismissalApiTest {
    private static final Instant NOW = Instant.parse("2026-01-08T09:00:00Z");
    private static final String SECRET = "De dochter van mevrouw werkt daar.";

    private SecurityWorld world;

    @BeforeAll
    void start() {
        world = new SecurityWorld(NOW);
    }

    @AfterAll
    void stop() {
        world.close();
    }

    @Test
    void why_the_municipality_need_not_be_told_meets_no_term() {
        String id = breach();
        dismissed(id, "municipality", NOW);
        dismissed(id, "dataSubjects", NOW);
        assertThat(states(id)).containsExactly("data-breach running", "security-incident running");
        told(id, "municipality", NOW);
        assertThat(states(id)).containsExactly("data-breach running", "security-incident metLate");
    }

    @Test
    void why_the_authority_need_not_be_told_ends_with_a_newer_decision_that_it_is_a_breach() {
        String id = breach();
        dismissed(id, "authority", NOW.minusSeconds(60));
        assertThat(states(id)).containsExactly("data-breach met", "security-incident running");
        decided(id, true);
        assertThat(states(id)).containsExactly("data-breach running", "security-incident running");
        assertThat(breachTerm(id).path("dueAt").asText()).isEqualTo("2026-01-09T09:30:00+01:00");
        assertThat(details("teamleider", id).path("history").findValuesAsText("reason"))
                .containsExactly("Opnieuw besloten dat dit een datalek is: dat melden niet hoefde, geldt niet meer."
                        + " Zie het besluit bij het beveiligingsincident.");
        told(id, "authority", NOW);
        assertThat(states(id)).containsExactly("data-breach met", "security-incident running");
        decided(id, true);
        assertThat(states(id)).containsExactly("data-breach met", "security-incident running");
    }

    @Test
    void why_the_authority_need_not_be_told_stands_where_no_newer_decision_says_otherwise() {
        String id = breach();
        dismissed(id, "authority", NOW);
        decided(id, false);
        assertThat(states(id)).containsExactly("data-breach met", "security-incident running");
    }

    @Test
    void what_was_dismissed_before_it_was_a_breach_does_not_meet_its_term() {
        String id = report();
        dismissed(id, "authority", NOW);
        dismissed(id, "municipality", NOW);
        decided(id, true);
        assertThat(states(id)).containsExactly("data-breach running", "security-incident running");
    }

    @Test
    void what_was_told_before_it_was_a_breach_counts_also_where_it_was_dismissed_too() {
        String id = report();
        told(id, "authority", NOW.minusSeconds(120));
        dismissed(id, "authority", NOW.minusSeconds(60));
        decided(id, true);
        assertThat(states(id)).containsExactly("data-breach met", "security-incident running");
        assertThat(breachTerm(id).path("metAt").asText()).isEqualTo("2026-01-08T09:58:00+01:00");
    }

    @Test
    void gdpr_art_33_that_the_authority_need_not_be_told_of_a_high_risk_is_refused() {
        String id = report();
        Map<String, Object> high = decision(true, List.of(SecurityWorld.KAMPEN));
        high.put("highRisk", true);
        world.decide(id, high).expect(200);
        Map<String, Object> not =
                json("recipient", "authority", "required", false, "at", NOW.toString(), "reason", SECRET);
        assertThat(world.notify(id, not)
                        .expectProblem(422, "authority-required")
                        .field("detail"))
                .contains("Autoriteit Persoonsgegevens", "AVG art. 33");
        assertThat(states(id)).containsExactly("data-breach running", "security-incident running");
        dismissed(id, "dataSubjects", NOW);
        decided(id, true);
        dismissed(id, "authority", NOW);
        assertThat(states(id)).containsExactly("data-breach met", "security-incident running");
    }

    @Test
    void the_reason_of_a_decision_is_read_with_the_incident_and_not_with_its_terms() {
        String id = breach();
        dismissed(id, "authority", NOW);
        decided(id, true);
        decided(id, false);
        decided(id, true);
        world.decide(id, decision(true, List.of(SecurityWorld.MAASTRICHT))).expect(200);
        assertThat(world.app()
                        .as("teamleider")
                        .call("getSecurityIncident", Map.of("securityIncidentId", id))
                        .expect(200)
                        .text())
                .contains(SECRET);
        for (String reader : List.of("planner", "teamleider", "backoffice")) {
            String list = world.app()
                    .as(reader)
                    .call("listObligations", Map.of("limit", 200))
                    .expect(200)
                    .text();
            assertThat(list).contains(id(breachTerm(id))).doesNotContain(SECRET);
            JsonNode term = details(reader, id);
            assertThat(term.path("waivedReason").asText())
                    .isEqualTo("Besloten dat dit deze overeenkomst niet raakt. Zie het besluit bij het"
                            + " beveiligingsincident.");
            assertThat(term.path("history").findValuesAsText("reason"))
                    .contains("Besloten dat dit geen datalek is. Zie het besluit bij het beveiligingsincident.");
            assertThat(term.toString()).doesNotContain(SECRET);
        }
    }

    private String report() {
        return world.report(
                "planner",
                json(
                        "kind",
                        "wrongRecipient",
                        "description",
                        "Brief verkeerd",
                        "agreementIds",
                        List.of(SecurityWorld.KAMPEN)));
    }

    private String breach() {
        String id = report();
        decided(id, true);
        return id;
    }

    private void decided(String id, boolean personalData) {
        world.decide(id, decision(personalData, List.of(SecurityWorld.KAMPEN))).expect(200);
    }

    private static Map<String, Object> decision(boolean personalData, List<String> agreements) {
        return json("personalData", personalData, "highRisk", false, "reason", SECRET, "agreementIds", agreements);
    }

    private void told(String id, String recipient, Instant at) {
        world.notify(id, json("recipient", recipient, "required", true, "at", at.toString()))
                .expect(201);
    }

    private void dismissed(String id, String recipient, Instant at) {
        world.notify(id, json("recipient", recipient, "required", false, "at", at.toString(), "reason", SECRET))
                .expect(201);
    }

    private List<String> states(String id) {
        return world.terms(id).stream()
                .map(term -> term.substring(term.indexOf(' ') + 1))
                .toList();
    }

    /** The term of the authority, of Kampen. */
    private JsonNode breachTerm(String id) {
        return world.obligations(id).stream()
                .filter(term -> term.path("kind").asText().equals("data-breach"))
                .filter(term -> term.path("agreement").asText().equals(SecurityWorld.KAMPEN))
                .findFirst()
                .orElseThrow();
    }

    private static String id(JsonNode term) {
        return term.path("id").asText();
    }

    private JsonNode details(String reader, String id) {
        return world.app()
                .as(reader)
                .call("getObligation", Map.of("obligationId", id(breachTerm(id))))
                .expect(200)
                .json();
    }
}
