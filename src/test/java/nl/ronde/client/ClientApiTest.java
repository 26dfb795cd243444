package nl.ronde.client;

import static nl.ronde.support.TestClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.text.Normalizer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import nl.ronde.support.TestApp;
import nl.ronde.support.TestClient;
import nl.ronde.support.TestClient.Answer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients through HTTP: by hand, searched, changed, and their BSN. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ClientApiTest {
    private static final String BSN = "999900006";

    private final TestApp app = TestApp.start();
    private TestClient planner;
    private TestClient backOffice;

    @BeforeEach
    void empty() {
        app.sql("TRUNCATE client, bsn_use, audit_entry, change CASCADE");
        planner = app.as("planner");
        backOffice = app.as("backoffice");
    }

    @AfterAll
    void stop() {
        app.close();
    }

    @Test
    void a_client_is_entered_by_hand_and_read_without_bsn() {
        Answer created = create(BSN, "Jansen").expect(201);
        assertThat(created.header("ETag")).isEqualTo("\"1\"");
        JsonNode client = planner.call("getClient", Map.of("clientId", created.field("id")))
                .expect(200)
                .json();
        assertThat(client.path("source").asText()).isEqualTo("hand");
        assertThat(client.path("bsnKnown").asBoolean()).isTrue();
        assertThat(client.path("displayName").asText()).isEqualTo("A. Jansen");
        assertThat(created.text() + client).doesNotContain(BSN);
        assertThat(audited("READ", "getClient")).isEqualTo(1);
        assertThat(app.value("SELECT op || version FROM change WHERE entity_type = 'client'"))
                .isEqualTo("upsert1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "999900007",
                "000000000",
                "99990000",
                "9999000060",
                "99990000a",
                "٩٩٩٩٠٠٠٠٦",
                "999900006\n",
                " 99990006"
            })
    void no_wrong_bsn_is_taken_or_repeated(String bsn) {
        Answer refused = create(bsn, "Jansen");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.code()).isIn("bsn-invalid", "invalid-request", "malformed-json");
        assertThat(refused.text()).doesNotContain(bsn.strip());
    }

    @Test
    void a_bsn_stands_once_at_a_provider_and_may_stand_at_another() {
        create(BSN, "Jansen").expect(201);
        create(BSN, "Pietersen").expectProblem(409, "client-bsn-taken");
        app.as("planner2")
                .call("createClient", Map.of(), json("bsn", BSN, "person", json("familyName", "Jansen")))
                .expect(201);
        assertThat(app.value("SELECT count(DISTINCT bsn_index) FROM client")).isEqualTo("2");
    }

    @Test
    void the_same_bsn_entered_four_times_at_once_makes_one_client() throws Exception {
        try (var threads = Executors.newFixedThreadPool(4)) {
            var answers = IntStream.range(0, 4)
                    .mapToObj(i -> threads.submit(() -> create(BSN, "Jansen").status()))
                    .toList();
            List<Integer> statuses = new java.util.ArrayList<>();
            for (var answer : answers) {
                statuses.add(answer.get());
            }
            assertThat(statuses).containsExactlyInAnyOrder(201, 409, 409, 409);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "Müller, mull",
        "Muller, MÜL",
        "De Vries, vri",
        "Vries, 'de Vries'",
        "Brønsted, bron",
        "50%Korting, '50%'",
        "'van ''t Hof', hof",
        "Çelik, celik"
    })
    void a_name_is_found_by_its_beginning(String name, String query) {
        create(null, name).expect(201);
        create(null, "Zzz").expect(201);
        for (var form : List.of(Normalizer.Form.NFC, Normalizer.Form.NFD)) {
            JsonNode found = search(json("name", Normalizer.normalize(query, form)));
            assertThat(found.path("items")).as(form.name()).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"%", "_ansen", "\\", "*", "J%"})
    void a_wildcard_is_plain_text(String query) {
        create(null, "Jansen").expect(201);
        assertThat(search(json("name", query)).path("items")).isEmpty();
    }

    @Test
    void a_search_pages_by_name_and_leaves_one_row_with_everybody_shown() {
        for (String name : List.of("Bakker", "Bakker", "Bakker", "Bos")) {
            create(null, name).expect(201);
        }
        JsonNode first = search(json("name", "ba", "limit", 2));
        assertThat(first.path("items")).hasSize(2);
        JsonNode second = search(json(
                "name", "ba", "limit", 2, "cursor", first.path("nextCursor").asText()));
        assertThat(second.path("items")).hasSize(1);
        assertThat(second.has("nextCursor")).isFalse();
        assertThat(app.value("SELECT string_agg(cardinality(client_ids)::text, ' ' ORDER BY at, id) FROM audit_entry"
                        + " WHERE kind = 'SEARCH'"))
                .isEqualTo("2 1");
        planner.call("searchClients", Map.of(), json()).expectProblem(422, "search-needs-criterion");
        planner.call("searchClients", Map.of(), json("name", "a", "cursor", "eA"))
                .expectProblem(400, "invalid-request");
    }

    @Test
    void birth_date_and_postcode_narrow_a_search() {
        planner.call(
                        "createClient",
                        Map.of(),
                        json(
                                "person",
                                json(
                                        "familyName",
                                        "Jansen",
                                        "birthDate",
                                        "1941-08-13",
                                        "address",
                                        json("postcode", "8261AA"))))
                .expect(201);
        assertThat(search(json("birthDate", "1941-08-13")).path("items")).hasSize(1);
        assertThat(search(json("postcode", "8261 aa")).path("items")).hasSize(1);
        assertThat(search(json("postcode", "8261AA", "birthDate", "1941-08-14")).path("items"))
                .isEmpty();
    }

    @Test
    void a_client_entered_by_hand_may_be_changed_with_the_version_that_was_seen() {
        String id = create(BSN, "Jansen").expect(201).field("id");
        Map<String, Object> change = json("person", json("familyName", "Jansen-Bos"), "callName", "An");
        planner.call("changeClient", Map.of("clientId", id), change).expectProblem(428, "version-required");
        planner.call("changeClient", Map.of("clientId", id, "If-Match", "\"2\""), change)
                .expectProblem(412, "version-mismatch");
        Answer changed = planner.call("changeClient", Map.of("clientId", id, "If-Match", "\"1\""), change)
                .expect(200);
        assertThat(changed.field("callName")).isEqualTo("An");
        assertThat(changed.json().path("bsnKnown").asBoolean()).isTrue();
        assertThat(search(json("name", "jansen-b")).path("items")).hasSize(1);
        Answer cleared = planner.call("changeClient", Map.of("clientId", id, "If-Match", "\"2\""), json("callName", ""))
                .expect(200);
        assertThat(cleared.json().has("callName")).isFalse();
    }

    @Test
    void what_the_municipality_told_is_not_changed_by_hand() {
        String id = create(BSN, "Jansen").expect(201).field("id");
        app.sql("UPDATE client SET source = 'IWMO'");
        Map<String, String> seen = Map.of("clientId", id, "If-Match", "\"1\"");
        planner.call("changeClient", seen, json("person", json("familyName", "X")))
                .expectProblem(422, "client-from-municipality");
        planner.call("changeClient", seen, json("bsn", "999900018")).expectProblem(422, "client-from-municipality");
        planner.call("changeClient", seen, json("accessNote", "Achterom")).expect(200);
    }

    @Test
    void a_bsn_is_found_and_shown_with_a_purpose_that_stands_in_the_trail() {
        String id = create(BSN, "Jansen").expect(201).field("id");
        assertThat(backOffice
                        .call("findClientByBsn", Map.of(), json("bsn", BSN, "purpose", "Telefoontje gemeente"))
                        .expect(200)
                        .field("id"))
                .isEqualTo(id);
        assertThat(backOffice
                        .call("revealClientBsn", Map.of("clientId", id), json("purpose", "Declaratie nakijken"))
                        .expect(200)
                        .field("bsn"))
                .isEqualTo(BSN);
        assertThat(app.value(
                        "SELECT string_agg(reason, ', ' ORDER BY at, id) FROM audit_entry WHERE reason IS NOT NULL"))
                .isEqualTo("Telefoontje gemeente, Declaratie nakijken");
        backOffice
                .call("findClientByBsn", Map.of(), json("bsn", "999900018", "purpose", "Zoeken"))
                .expectProblem(404, "not-found");
        backOffice
                .call("revealClientBsn", Map.of("clientId", id), json("purpose", "voor " + BSN))
                .expectProblem(400, "invalid-request");
        app.as("backoffice2")
                .call("findClientByBsn", Map.of(), json("bsn", BSN, "purpose", "Zoeken"))
                .expectProblem(404, "not-found");
        app.as("backoffice2")
                .call("revealClientBsn", Map.of("clientId", id), json("purpose", "Zoeken"))
                .expectProblem(404, "not-found");
        assertThat(app.as("beheer2")
                        .call("searchAudit", Map.of(), json("clientId", id))
                        .expect(200)
                        .json()
                        .path("items"))
                .as("the trail of one provider holds no id of another")
                .isEmpty();
    }

    @Test
    void a_user_uses_thirty_bsns_an_hour_and_no_more() {
        String id = create(BSN, "Jansen").expect(201).field("id");
        for (int i = 0; i < 15; i++) {
            backOffice
                    .call("findClientByBsn", Map.of(), json("bsn", BSN, "purpose", "Zoeken"))
                    .expect(200);
            backOffice
                    .call("revealClientBsn", Map.of("clientId", id), json("purpose", "Tonen"))
                    .expect(200);
        }
        Answer refused = backOffice
                .call("revealClientBsn", Map.of("clientId", id), json("purpose", "Tonen"))
                .expectProblem(429, "too-many-requests");
        assertThat(refused.header("Retry-After")).isEqualTo("3601");
        assertThat(audited("DENY", "revealClientBsn")).isEqualTo(1);
        app.moveTo(app.clock().instant().plusSeconds(3601));
        app.as("backoffice")
                .call("revealClientBsn", Map.of("clientId", id), json("purpose", "Tonen"))
                .expect(200);
    }

    @Test
    void another_provider_finds_nobody() {
        String id = create(BSN, "Jansen").expect(201).field("id");
        TestClient other = app.as("planner2");
        other.call("getClient", Map.of("clientId", id)).expectProblem(404, "not-found");
        other.call("changeClient", Map.of("clientId", id, "If-Match", "\"1\""), json("callName", "X"))
                .expectProblem(404, "not-found");
        assertThat(other.call("searchClients", Map.of(), json("name", "j"))
                        .expect(200)
                        .json()
                        .path("items"))
                .isEmpty();
    }

    private Answer create(String bsn, String familyName) {
        return planner.call(
                "createClient", Map.of(), json("bsn", bsn, "person", json("familyName", familyName, "initials", "A.")));
    }

    private JsonNode search(Map<String, Object> body) {
        return planner.call("searchClients", Map.of(), body).expect(200).json();
    }

    private int audited(String kind, String action) {
        return Integer.parseInt(app.value(
                "SELECT count(*) FROM audit_entry WHERE kind = '" + kind + "' AND action = '" + action + "'"));
    }
}
