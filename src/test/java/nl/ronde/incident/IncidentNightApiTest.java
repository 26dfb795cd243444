package nl.ronde.incident;

import static nl.ronde.support.TestClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import nl.ronde.platform.id.Ids;
import nl.ronde.support.Fixtures;
import nl.ronde.support.TestApp;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The night of 25 October 2026, in which the hour from two to three comes twice. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IncidentNightApiTest {
    private TestApp app;
    private Fixtures fixtures;

    @BeforeAll
    void start() {
        app = TestApp.start(Instant.parse("2026-10-27T10:00:00Z"));
        fixtures = new Fixtures(app);
    }

    @AfterAll
    void stop() {
        app.close();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-10-24T20:00:00+02:00, 2026-10-26T19:00:00+01:00",
        "2026-10-25T02:30:00+02:00, 2026-10-27T01:30:00+01:00",
        "2026-10-25T02:30:00+01:00, 2026-10-27T02:30:00+01:00",
        "2026-10-25T03:00:00+01:00, 2026-10-27T03:00:00+01:00"
    })
    void kampen_b2_2_5_forty_eight_hours_are_forty_eight_hours_when_the_clock_goes_back(String from, String due) {
        UUID client = fixtures.client("Nacht");
        fixtures.assignment(client);
        app.as("planner")
                .call(
                        "reportIncident",
                        Map.of(),
                        json(
                                "id",
                                Ids.next().toString(),
                                "clientId",
                                client.toString(),
                                "kind",
                                "incident",
                                "description",
                                "In de nacht",
                                "occurred",
                                json("wall", from)))
                .expect(201);
        JsonNode term = app.as("teamleider")
                .call("listObligations", Map.of("clientId", client))
                .expect(200)
                .json()
                .at("/items/0");
        assertThat(term.path("trigger").asText()).isEqualTo(from);
        assertThat(term.path("dueAt").asText()).isEqualTo(due);
    }
}
