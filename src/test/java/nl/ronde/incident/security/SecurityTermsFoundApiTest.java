package nl.ronde.incident.security;

import static nl.ronde.support.TestClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Map;
import nl.ronde.support.TestClient;
import org.junit.jupiter.api.Test;

/** From a security incident to its terms and back: they run per agreement, for a line of the incident. */
class SecurityTermsFoundApiTest {
    @Test
    void its_terms_are_listed_by_its_id_name_its_mark_and_their_subject_opens_it() {
        try (SecurityWorld world = new SecurityWorld(Instant.parse("2026-01-08T09:00:00Z"))) {
            Map<String, Object> told = json("kind", "lost", "description", "Telefoon kwijt.", "concernsClients", true);
            String id = world.report("planner", told);
            world.report("planner", told);
            TestClient lead = world.app().as("teamleider");
            JsonNode terms = lead.call("listObligations", Map.of("subjectId", id, "subjectType", "securityIncident"))
                    .expect(200)
                    .json()
                    .path("items");
            assertThat(terms).hasSize(world.obligations(id).size()).isNotEmpty();
            String mark = id.substring(28).toUpperCase(java.util.Locale.ROOT);
            assertThat(terms).allSatisfy(term -> {
                assertThat(term.path("subjectLabel").asText()).isEqualTo("kenmerk " + mark);
                JsonNode opened = lead.call(
                                "getSecurityIncident",
                                Map.of(
                                        "securityIncidentId",
                                        term.at("/subject/id").asText()))
                        .expect(200)
                        .json();
                assertThat(opened.path("id").asText()).isEqualTo(id);
                assertThat(opened.path("reference").asText()).isEqualTo(mark);
            });
        }
    }
}
