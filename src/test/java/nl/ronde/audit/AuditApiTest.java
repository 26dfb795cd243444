package nl.ronde.audit;

import static nl.ronde.support.TestClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.ronde.platform.act.Actor;
import nl.ronde.platform.id.Ids;
import nl.ronde.support.TestApp;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The search of the trail through HTTP. */
class AuditApiTest {
    private TestApp app;

    @BeforeEach
    void start() {
        app = TestApp.start();
    }

    @AfterEach
    void stop() {
        app.close();
    }

    @Test
    void a_search_finds_who_read_a_client_and_is_itself_written_down() {
        UUID client = Ids.next();
        UUID other = Ids.next();
        read("42420001", client);
        read("42420001", other);
        List<JsonNode> found = search(json("clientId", client));
        assertThat(found).hasSize(1);
        assertThat(found.getFirst().path("action").asText()).isEqualTo("getClient");
        assertThat(found.getFirst().path("kind").asText()).isEqualTo("read");
        assertThat(found.getFirst().path("requestId").asText()).isEqualTo("run");
        List<JsonNode> again = search(json("clientId", client));
        assertThat(again.stream().map(entry -> entry.path("action").asText()))
                .containsExactly("searchAudit", "getClient");
    }

    @Test
    void a_search_narrows_by_time_kind_action_object_and_user() {
        read("42420001", Ids.next());
        app.moveTo(app.clock().instant().plusSeconds(60));
        read("42420001", Ids.next());
        assertThat(search(json("action", "getClient", "until", "2026-01-05T08:01:00+01:00")))
                .hasSize(1);
        assertThat(search(json("action", "getClient", "from", "2026-01-05T08:01:00+01:00")))
                .hasSize(1);
        assertThat(search(json("kind", "read", "objectType", "client"))).hasSize(2);
        assertThat(search(json("kind", "delete"))).isEmpty();
        assertThat(search(json("objectId", Ids.next()))).isEmpty();
        String me =
                app.anonymous().signedIn("beheer", "ronde-demo").call("getMe").field("id");
        assertThat(search(json("userId", me, "kind", "signIn"))).hasSize(1);
    }

    @Test
    void a_search_gives_pages_of_which_none_repeats_or_skips() {
        for (int i = 0; i < 5; i++) {
            read("42420001", Ids.next());
        }
        List<String> ids = new ArrayList<>();
        String cursor = null;
        do {
            JsonNode page = app.as("beheer")
                    .call("searchAudit", Map.of(), json("action", "getClient", "limit", 2, "cursor", cursor))
                    .expect(200)
                    .json();
            page.path("items").forEach(item -> ids.add(item.path("id").asText()));
            cursor = page.path("nextCursor").asText(null);
        } while (cursor != null);
        assertThat(ids).hasSize(5).doesNotHaveDuplicates();
        app.as("beheer").call("searchAudit", Map.of(), json("cursor", "AAAA")).expectProblem(400, "invalid-request");
    }

    @Test
    void the_trail_of_another_provider_stays_closed() {
        read("42420002", Ids.next());
        assertThat(search(json("action", "getClient"))).isEmpty();
        app.as("planner").call("searchAudit", Map.of(), json()).expectProblem(403, "forbidden");
    }

    private List<JsonNode> search(Map<String, Object> query) {
        List<JsonNode> items = new ArrayList<>();
        app.as("beheer")
                .call("searchAudit", Map.of(), query)
                .expect(200)
                .json()
                .path("items")
                .forEach(items::add);
        return items;
    }

    private void read(String agbCode, UUID client) {
        UUID provider =
                UUID.fromString(app.value("SELECT provider_id FROM provider WHERE agb_code = '" + agbCode + "'"));
        app.infrastructure().db().reading(provider, tx -> {
            new Audit(app.clock())
                    .append(tx, Actor.system(provider, "run"), Audit.Kind.READ, "getClient", "client", client, client);
            return true;
        });
    }
}
