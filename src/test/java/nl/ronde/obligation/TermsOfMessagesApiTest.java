package nl.ronde.obligation;

import static nl.ronde.support.TestClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Map;
import nl.ronde.message.iwmo.Test301;
import nl.ronde.message.iwmo.Test301Product;
import nl.ronde.support.TestApp;
import nl.ronde.support.TestClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a municipality's message starts, and what ends it, through HTTP. */
class TermsOfMessagesApiTest {
    private TestApp app;
    private TestClient backOffice;

    @BeforeEach
    void start() {
        app = TestApp.start();
        backOffice = app.as("backoffice");
    }

    @AfterEach
    void stop() {
        app.close();
    }

    @Test
    void kampen_b2_1_8_reading_the_reply_meets_nothing_and_handing_it_over_does() {
        JsonNode message = hand(new Test301());
        String id = message.path("id").asText();
        JsonNode running = only("assignment-confirmation");
        assertThat(running.at("/subject/id").asText()).isEqualTo(id);
        assertThat(running.path("dueOn").asText()).isEqualTo("2026-01-08");
        assertThat(running.path("clientId").asText())
                .isEqualTo(message.path("clientId").asText());
        backOffice.call("getIwmoReply", Map.of("messageId", id)).expect(200);
        assertThat(only("assignment-confirmation").path("state").asText()).isEqualTo("running");
        backOffice.call("recordIwmoReplySent", Map.of("messageId", id), json()).expect(200);
        JsonNode met = only("assignment-confirmation");
        assertThat(met.path("state").asText()).isEqualTo("met");
        assertThat(met.path("metAt").asText()).isEqualTo("2026-01-05T08:00:00+01:00");
    }

    @Test
    void kampen_b2_1_8_a_reply_handed_over_too_late_is_met_late() {
        String id = hand(new Test301()).path("id").asText();
        app.moveTo(Instant.parse("2026-01-08T23:00:00Z"));
        backOffice = app.as("backoffice");
        backOffice.call("recordIwmoReplySent", Map.of("messageId", id), json()).expect(200);
        assertThat(only("assignment-confirmation").path("state").asText()).isEqualTo("metLate");
    }

    @Test
    void a_rejected_301_owes_its_302_too_and_starts_no_service() {
        JsonNode rejected = hand(new Test301().bsn("999900007"));
        assertThat(rejected.path("outcome").asText()).isEqualTo("rejected");
        assertThat(only("assignment-confirmation").at("/subject/id").asText())
                .isEqualTo(rejected.path("id").asText());
        assertThat(items("service-start")).isEmpty();
    }

    @Test
    void the_same_message_again_opens_nothing_more() {
        hand(new Test301());
        hand(new Test301());
        assertThat(items("assignment-confirmation")).hasSize(1);
        assertThat(items("service-start")).hasSize(1);
    }

    @Test
    void kampen_b2_5_4_the_first_visit_is_due_five_working_days_after_a_later_begin() {
        JsonNode message = hand(new Test301());
        JsonNode start = only("service-start");
        assertThat(start.path("agreement").asText()).isEqualTo("kampen-hh1-2018");
        assertThat(start.path("clientId").asText())
                .isEqualTo(message.path("clientId").asText());
        assertThat(start.path("trigger").asText()).isEqualTo("2026-01-05T00:00:00+01:00");
        assertThat(start.path("dueOn").asText()).isEqualTo("2026-01-12");
        assertThat(start.path("ownerRole").asText()).isEqualTo("planner");
        String explanation = app.as("planner")
                .call("getObligation", Map.of("obligationId", start.path("id").asText()))
                .expect(200)
                .field("explanation");
        assertThat(explanation).contains("daarom telt de termijn vanaf de ingangsdatum", "maandag 5 januari 2026");
    }

    @Test
    void kampen_b2_5_4_a_retroactive_assignment_counts_from_its_receipt() {
        hand(new Test301()
                .dagtekening("2026-01-05")
                .product(new Test301Product()
                        .toegewezen("2026-01-05", "07:00:00")
                        .periode("2025-12-01", "2027-01-03")));
        JsonNode start = only("service-start");
        assertThat(start.path("trigger").asText()).isEqualTo("2026-01-05T08:00:00+01:00");
        assertThat(start.path("dueOn").asText()).isEqualTo("2026-01-12");
    }

    private JsonNode hand(Test301 message) {
        return backOffice
                .call("receiveIwmoMessage", Map.of(), message.bytes())
                .expect(200)
                .json();
    }

    private JsonNode items(String kind) {
        return app.as("planner")
                .call("listObligations", Map.of("kind", kind))
                .expect(200)
                .json()
                .path("items");
    }

    private JsonNode only(String kind) {
        JsonNode items = items(kind);
        assertThat(items).hasSize(1);
        return items.get(0);
    }
}
