package nl.ronde.plan;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import nl.ronde.plan.PlanWorld.Care;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What terms of the plan say of themselves: which assignment, which article, and what meets them. */
class PlanTermWordsApiTest {
    private static PlanWorld world;

    @BeforeAll
    static void start() {
        world = new PlanWorld();
    }

    @AfterAll
    static void stop() {
        world.close();
    }

    @Test
    void terms_of_a_plan_name_the_assignment_and_the_version() {
        Care care = world.care("Kenmerk");
        world.intake(care, "kampen-hh1-2018", "2026-01-28");
        String mark = "toewijzing met kenmerk "
                + care.assignment().toString().substring(28).toUpperCase(Locale.ROOT);
        assertThat(label(care, "support-plan")).isEqualTo(mark);
        assertThat(label(care, "support-plan sign")).isEqualTo(mark);
        world.agrees(world.presented(care, PlanWorld.kampen())).expect(201);
        assertThat(label(care, "plan-copy")).isEqualTo(mark + ", versie 1");
        Care numbered = world.care("Nummer");
        world.app().sql("UPDATE assignment SET assignment_number = 1001 WHERE id = '" + numbered.assignment() + "'");
        world.agrees(world.presented(numbered, PlanWorld.kampen())).expect(201);
        assertThat(label(numbered, "plan-copy")).isEqualTo("toewijzing 1001, versie 1");
        assertThat(label(numbered, "plan-evaluation")).isEqualTo("toewijzing 1001");
    }

    @Test
    void dvo_11_3_and_11_5_days_of_the_order_and_what_meets_a_term_are_told_by_its_own_agreement() {
        Care dvo = world.dvoCare("Leidend");
        Map<String, Object> led = PlanWorld.dvo();
        led.put("evaluationMoments", List.of("2026-04-15"));
        JsonNode both = world.presented(dvo, led);
        world.agrees(both).expect(201);
        world.providerSigns(both).expect(200);
        assertThat(world.terms(dvo).get("plan-evaluation").path("citation").asText())
                .isEqualTo("Evaluatiemomenten van de opdracht (DVO 11.3)");
        String copy = world.terms(dvo).get("plan-copy").path("id").asText();
        assertThat(world.app()
                        .as("teamleider")
                        .call("getObligation", Map.of("obligationId", copy))
                        .expect(200)
                        .field("metBy"))
                .as("the duty is the agreement's, and it says what meets it")
                .isEqualTo("een afschrift is naar de burger en de regisseur");
    }

    private static String label(Care care, String term) {
        return world.terms(care).get(term).path("subjectLabel").asText();
    }
}
