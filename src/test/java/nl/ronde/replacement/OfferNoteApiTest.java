package nl.ronde.replacement;

import static nl.ronde.support.TestClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.ronde.support.TestClient.Answer;
import nl.ronde.visit.VisitWorld;
import org.junit.jupiter.api.Test;

/** What may stand beside an offer on the phone of somebody who does not know the client. */
class OfferNoteApiTest {
    @Test
    void no_name_of_the_client_goes_to_a_phone_with_an_offer() {
        try (ReplacementWorld world = new ReplacementWorld()) {
            VisitWorld.Worker absent = world.visits().worker();
            UUID client = world.fixtures().client("Müller");
            world.app().sql("UPDATE client SET partner_name = 'Terpstra' WHERE id = '" + client + "'");
            world.visit(world.dvo(client), absent.id(), "2026-02-02");
            world.sick(absent, "2026-01-30T08:00:00+01:00");
            String need = world.need(client).path("id").asText();
            String asked = world.fixtures().worker("Gevraagd").toString();
            for (String note : List.of("Bij mevrouw MULLER", "De familie Müller.", "terpstra, eerste bel")) {
                Answer refused = offer(world, need, asked, note).expectProblem(422, "name-in-offer");
                assertThat(refused.json().at("/errors/0/field").asText()).isEqualTo("/note");
            }
            offer(world, need, asked, "Een mullerei is er niet; bel 0612345678").expect(201);
        }
    }

    private static Answer offer(ReplacementWorld world, String need, String worker, String note) {
        return world.planner()
                .call("offerReplacement", Map.of("needId", need), json("workerIds", List.of(worker), "note", note));
    }
}
