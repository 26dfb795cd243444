package nl.ronde.municipality;

import static nl.ronde.support.TestClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.ronde.platform.id.Ids;
import nl.ronde.support.Fixtures;
import nl.ronde.support.TestApp;
import nl.ronde.support.TestClient;
import nl.ronde.support.TestClient.Answer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What a municipality sees of its own clients, and that it sees nothing else; through HTTP. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MunicipalityApiTest {
    private static final String DVO = "maastricht-dvo-2018";

    private TestApp app;
    private Fixtures fixtures;
    private UUID own;
    private UUID elsewhere;

    @BeforeAll
    void start() {
        app = TestApp.start();
        fixtures = new Fixtures(app);
        own = fixtures.client("Eigen");
        fixtures.assignment(own);
        elsewhere = fixtures.client("Elders");
        dvo(fixtures.assignment(elsewhere), "0935");
    }

    @AfterAll
    void stop() {
        app.close();
    }

    @Test
    void own_clients_are_listed_with_what_was_granted_and_without_key_telephone_or_workers() {
        Answer list = gemeente().call("listMunicipalityClients").expect(200);
        assertThat(list.json().path("items").findValuesAsText("displayName")).containsOnlyOnce("A. Eigen");
        assertThat(list.text()).doesNotContain("Elders", "Sleutel", "phone", "worker");
        Answer one = gemeente()
                .call("getMunicipalityClient", Map.of("clientId", own))
                .expect(200);
        assertThat(one.json().at("/assignments/0/resultAreas/0/label").asText()).isEqualTo("schoon en leefbaar huis");
        assertThat(one.text()).doesNotContain("Sleutel");
        assertThat(trail("listMunicipalityClients", "READ", own)).isPositive();
        assertThat(trail("getMunicipalityClient", "READ", own)).isPositive();
    }

    @Test
    void another_municipalitys_client_is_not_found_and_the_try_is_written_down() {
        for (String operation :
                List.of("getMunicipalityClient", "listMunicipalityPlans", "listMunicipalityIncidents")) {
            gemeente().call(operation, Map.of("clientId", elsewhere)).expectProblem(404, "not-found");
            assertThat(app.value("SELECT count(*) FROM audit_entry WHERE kind = 'DENY' AND action = '" + operation
                            + "' AND object_id = '" + elsewhere + "'"))
                    .isEqualTo("1");
        }
        gemeente().call("getMunicipalityClient", Map.of("clientId", Ids.next())).expectProblem(404, "not-found");
    }

    @Test
    void wmo_5_3_4_what_ended_longer_ago_than_files_are_kept_or_was_removed_is_gone() {
        UUID longAgo = fixtures.client("Langgeleden");
        fixtures.assignment(longAgo, "2009-01-01", "2011-01-04", 60);
        UUID just = fixtures.client("Nognet");
        fixtures.assignment(just, "2009-01-01", "2011-01-05", 60);
        UUID removed = fixtures.client("Verwijderd");
        app.sql("UPDATE assignment SET withdrawn = true WHERE id = '" + fixtures.assignment(removed) + "'");
        gemeente().call("getMunicipalityClient", Map.of("clientId", longAgo)).expectProblem(404, "not-found");
        gemeente().call("getMunicipalityClient", Map.of("clientId", just)).expect(200);
        gemeente().call("getMunicipalityClient", Map.of("clientId", removed)).expectProblem(404, "not-found");
        String names = gemeente().call("listMunicipalityClients").expect(200).text();
        assertThat(names).contains("Nognet").doesNotContain("Langgeleden", "Verwijderd");
    }

    @Test
    void kampen_b2_2_5_an_incident_is_seen_as_it_was_reported_to_the_municipality_and_not_before() {
        String incident = incident(own, null);
        assertThat(incidents()).isEmpty();
        told(incident, "supervisor", "Aan de toezichthouder");
        assertThat(incidents()).isEmpty();
        told(incident, "municipality", "Aan de gemeente");
        assertThat(incidents()).hasSize(1);
        assertThat(incidents().get(0).path("text").asText()).isEqualTo("Aan de gemeente");
        assertThat(incidents().toString()).doesNotContain("Eigen woorden", "toezichthouder");
    }

    @Test
    void of_two_municipalities_whose_help_ran_on_the_day_only_the_one_it_happened_under_reads_the_report() {
        String meerssen = "0938";
        String vaals = "0981";
        UUID moved = fixtures.client("Verhuisd");
        dvo(fixtures.assignment(moved, "2026-01-01", "2026-01-31", 180), meerssen);
        UUID next = dvo(fixtures.assignment(moved, "2026-01-05", "2026-12-31", 180), vaals);
        for (String code : List.of(meerssen, vaals)) {
            create("m" + code, List.of("municipality"), json("code", code, "agreements", List.of(DVO)))
                    .expect(201);
        }
        told(incident(moved, null), "municipality", "Thuis gevallen");
        told(incident(moved, visit(next)), "municipality", "Bij het bezoek gevallen");
        assertThat(texts("m" + meerssen, moved)).containsExactly("Thuis gevallen");
        assertThat(texts("m" + vaals, moved)).containsExactly("Bij het bezoek gevallen");
        app.sql("UPDATE assignment SET withdrawn = true WHERE id = '" + next + "'");
        dvo(fixtures.assignment(moved, "2026-01-05", "2026-12-31", 120), vaals);
        assertThat(texts("m" + meerssen, moved)).containsExactly("Thuis gevallen");
        assertThat(texts("m" + vaals, moved)).containsExactly("Bij het bezoek gevallen");
    }

    @Test
    void a_report_of_before_the_first_day_is_read_where_it_was_told_and_by_nobody_once_two_municipalities_help() {
        UUID intake = fixtures.client("Bijintake");
        fixtures.assignment(intake, "2026-01-12", "2026-12-31", 180);
        told(incident(intake, null), "municipality", "Bij de intake");
        assertThat(texts("gemeente", intake)).containsExactly("Bij de intake");
        dvo(fixtures.assignment(intake, "2026-01-10", "2026-12-31", 180), "0935");
        assertThat(texts("gemeente", intake)).isEmpty();
    }

    @Test
    void the_figures_count_the_terms_of_own_clients_alone_and_tell_contract_from_house() {
        UUID client = fixtures.client("Cijfers");
        UUID assignment = fixtures.assignment(client);
        insertTerm(client, assignment, "service-start", "kampen-hh1-2018", "APPENDIX", "2026-01-02", "MET");
        insertTerm(client, Ids.next(), "service-start", "kampen-hh1-2018", "APPENDIX", "2026-01-02", "RUNNING");
        insertTerm(client, Ids.next(), "worker-change", "kampen-hh1-2018", "HOUSE", "2026-01-31", "RUNNING");
        insertTerm(elsewhere, Ids.next(), "service-start", "maastricht-dvo-2018", "APPENDIX", "2026-01-02", "MET_LATE");
        Answer figures = gemeente()
                .call("getMunicipalityTerms", Map.of("from", "2026-01-01", "until", "2026-01-31"))
                .expect(200);
        JsonNode starts = of("service-start", figures);
        assertThat(starts.path("source").asText()).isEqualTo("appendix");
        assertThat(starts.path("met").asInt()).isEqualTo(1);
        assertThat(starts.path("metLate").asInt()).isZero();
        assertThat(starts.path("overdue").asInt()).isEqualTo(1);
        assertThat(of("worker-change", figures).path("source").asText()).isEqualTo("house");
        assertThat(of("worker-change", figures).path("running").asInt()).isEqualTo(1);
        assertThat(figures.text()).doesNotContain("Cijfers", client.toString());
        gemeente()
                .call("getMunicipalityTerms", Map.of("from", "2026-02-01", "until", "2026-01-31"))
                .expectProblem(422, "period-turned-round");
    }

    @Test
    void the_role_stands_alone_and_belongs_to_a_municipality_of_the_agreement() {
        Map<String, Object> kampen = json("code", "0166", "agreements", List.of("kampen-hh1-2018"));
        create("g1", List.of("municipality"), null).expectProblem(422, "municipality-missing");
        create("g2", List.of("planner"), kampen).expectProblem(422, "municipality-missing");
        create("g3", List.of("municipality", "planner"), kampen).expectProblem(422, "municipality-stands-alone");
        create("g4", List.of("municipality"), json("code", "0935", "agreements", List.of("kampen-hh1-2018")))
                .expectProblem(422, "municipality-unknown");
        Answer made = create("g5", List.of("municipality"), kampen).expect(201);
        assertThat(made.json().at("/user/municipality/code").asText()).isEqualTo("0166");
        app.as("beheer")
                .call(
                        "changeUser",
                        Map.of("userId", made.json().at("/user/id").asText(), "If-Match", 1),
                        json("roles", List.of("planner")))
                .expectProblem(422, "municipality-missing");
        String planner = app.value("SELECT id FROM app_user WHERE username = 'planner'");
        app.as("beheer")
                .call("changeUser", Map.of("userId", planner, "If-Match", 1), json("roles", List.of("municipality")))
                .expectProblem(422, "municipality-missing");
    }

    @Test
    void a_municipality_of_the_other_agreement_sees_the_other_client() {
        create(
                        "maastricht",
                        List.of("municipality"),
                        json("code", "0935", "agreements", List.of("maastricht-dvo-2018")))
                .expect(201);
        TestClient maastricht = app.as("maastricht");
        assertThat(maastricht
                        .call("listMunicipalityClients")
                        .expect(200)
                        .json()
                        .path("items")
                        .findValuesAsText("displayName"))
                .containsExactly("A. Elders");
        maastricht.call("getMunicipalityClient", Map.of("clientId", own)).expectProblem(404, "not-found");
        maastricht.call("listObligations").expectProblem(403, "forbidden");
        maastricht.call("listWorkers").expectProblem(403, "forbidden");
    }

    private static JsonNode of(String kind, Answer figures) {
        for (JsonNode each : figures.json().path("items")) {
            if (each.path("kind").asText().equals(kind)) {
                return each;
            }
        }
        throw new AssertionError("no " + kind + " in " + figures.text());
    }

    private TestClient gemeente() {
        return app.as("gemeente");
    }

    private Answer create(String username, List<String> roles, Map<String, Object> municipality) {
        return app.as("beheer")
                .call(
                        "createUser",
                        Map.of(),
                        json("username", username, "displayName", "Gea", "roles", roles, "municipality", municipality));
    }

    private UUID dvo(UUID assignment, String municipality) {
        app.sql("UPDATE assignment SET agreement_id = '%s', municipality_code = '%s' WHERE id = '%s'"
                .formatted(DVO, municipality, assignment));
        return assignment;
    }

    private String visit(UUID assignment) {
        UUID id = Ids.next();
        app.sql("""
                INSERT INTO visit (provider_id, id, version, client_id, assignment_id, agreement_id, status, approval,
                                   approved_minutes, begin_at, end_at, starts_at, day)
                SELECT provider_id, '%s', 1, client_id, id, agreement_id, 'COMPLETED', 'APPROVED', 120,
                       '2026-01-05T07:00:00+01:00', '2026-01-05T09:00:00+01:00', '2026-01-05T07:00:00+01:00', '2026-01-05'
                FROM assignment WHERE id = '%s'""".formatted(id, assignment));
        return id.toString();
    }

    private String incident(UUID client, @Nullable String visitId) {
        return app.as("planner")
                .call(
                        "reportIncident",
                        Map.of(),
                        json(
                                "id",
                                Ids.next().toString(),
                                "clientId",
                                client.toString(),
                                "visitId",
                                visitId,
                                "kind",
                                "violence",
                                "description",
                                "Eigen woorden van de hulp"))
                .expect(201)
                .field("id");
    }

    private List<String> texts(String username, UUID client) {
        return incidents(username, client).findValuesAsText("text");
    }

    private JsonNode incidents() {
        return incidents("gemeente", own);
    }

    private JsonNode incidents(String username, UUID client) {
        return app.as(username)
                .call("listMunicipalityIncidents", Map.of("clientId", client))
                .expect(200)
                .json()
                .path("items");
    }

    private void told(String incident, String recipient, String text) {
        app.as("teamleider")
                .call(
                        "recordIncidentReport",
                        Map.of("incidentId", incident),
                        json(
                                "recipient",
                                recipient,
                                "reportedAt",
                                TestApp.START.toString(),
                                "channel",
                                "email",
                                "text",
                                text))
                .expect(201);
    }

    private int trail(String action, String kind, UUID client) {
        return Integer.parseInt(app.value("SELECT count(*) FROM audit_entry WHERE action = '" + action
                + "' AND kind = '" + kind + "' AND client_ids @> ARRAY['" + client + "'::uuid]"));
    }

    private void insertTerm(
            UUID client, UUID subject, String kind, String agreement, String source, String dueOn, String state) {
        app.sql("""
                INSERT INTO obligation (provider_id, id, version, kind, agreement_id, citation, source, rule_text, met_by,
                    at_once, subject_type, subject_id, client_id, owner_role, trigger_at, due_at, due_on, state, met_at)
                VALUES ('%s', '%s', 1, '%s', '%s', 'x', '%s', 'x', 'x', false, 'ASSIGNMENT', '%s', '%s', 'planner',
                    '2026-01-01T00:00:00Z', '%sT23:00:00Z', '%s', '%s', %s)""".formatted(
                        fixtures.provider(),
                        Ids.next(),
                        kind,
                        agreement,
                        source,
                        subject,
                        client,
                        dueOn,
                        dueOn,
                        state,
                        state.equals("RUNNING") ? "NULL" : "'2026-01-02T10:00:00Z'"));
    }
}
