package nl.ronde.incident;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** An incident outside the days of help falls under the assignment nearest to it, and so has a municipality to be told. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IncidentPlaceApiTest {
    private IncidentWorld world;

    @BeforeAll
    void start() {
        world = new IncidentWorld(Instant.parse("2026-01-07T09:00:00Z"));
    }

    @AfterAll
    void stop() {
        world.close();
    }

    @Test
    void kampen_b2_2_5_violence_at_the_intake_before_the_first_day_is_reported_to_the_municipality() {
        UUID client = world.fixtures().client("Intake");
        world.fixtures().assignment(client, "2026-01-12", "2026-12-31", 180);
        String id = world.report(client, "violence", "2026-01-06T09:30:00+01:00", "Een klap bij de intake.");
        assertThat(world.terms(client).get("incident-report").path("citation").asText())
                .isEqualTo("Kampen B2 2.5");
        assertThat(world.incident(id).path("municipalityCode").asText()).isEqualTo("0166");
        assertThat(world.preview(id, "municipality").path("text").asText())
                .contains("Wij melden dit hierbij aan de gemeente Kampen.", "volgens bijlage 2, onder 2.5,");
        world.accepts(world.send(id, "municipality"), Instant.parse("2026-01-07T09:00:03Z"));
        assertThat(world.states(client)).startsWith("incident-report met");
    }

    @Test
    void after_the_last_day_it_is_the_last_assignment_and_one_that_covers_the_day_comes_first() {
        UUID client = world.fixtures().client("Afgelopen");
        UUID last = world.fixtures().assignment(client, "2025-01-01", "2025-12-31", 180);
        world.app()
                .sql(
                        "UPDATE assignment SET agreement_id = 'maastricht-dvo-2018', municipality_code = '0935' WHERE id = '"
                                + last + "'");
        String after = world.report(client, "incident", "2026-01-06T09:30:00+01:00", "Een scheldpartij.");
        assertThat(world.incident(after).path("municipalityCode").asText()).isEqualTo("0935");
        world.fixtures().assignment(client, "2026-01-05", "2026-12-31", 180);
        String during = world.report(client, "incident", "2026-01-06T09:31:00+01:00", "Een val.");
        assertThat(world.incident(during).path("municipalityCode").asText()).isEqualTo("0166");
    }
}
