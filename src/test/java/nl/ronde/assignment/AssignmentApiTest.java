package nl.ronde.assignment;

import static nl.ronde.support.TestClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nl.ronde.message.iwmo.Test301;
import nl.ronde.support.TestApp;
import nl.ronde.support.TestClient;
import nl.ronde.support.TestClient.Answer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Assignments and office tasks through HTTP. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AssignmentApiTest {
    private final TestApp app = TestApp.start();
    private TestClient planner;
    private String clientId;

    @BeforeEach
    void oneClient() {
        app.sql("TRUNCATE client, iwmo_message, iwmo_intake, audit_entry, change CASCADE");
        planner = app.as("planner");
        clientId = planner.call("createClient", Map.of(), json("person", json("familyName", "Jansen")))
                .expect(201)
                .field("id");
    }

    @AfterAll
    void stop() {
        app.close();
    }

    @Test
    void an_assignment_is_entered_by_hand_and_asks_for_its_result_areas() {
        Answer created = create(Map.of()).expect(201);
        assertThat(created.field("source")).isEqualTo("hand");
        assertThat(created.field("clientName")).isEqualTo("Jansen");
        assertThat(created.json().at("/volume/amount").asInt()).isEqualTo(150);
        JsonNode task = onlyTask();
        assertThat(task.path("kind").asText()).isEqualTo("resultAreasUnknown");
        assertThat(task.path("assignmentId").asText()).isEqualTo(created.field("id"));
        planner.call("settleOfficeTask", Map.of("taskId", task.path("id").asText()), json("reason", "x"))
                .expectProblem(422, "task-needs-result-areas");
    }

    @ParameterizedTest
    @CsvSource({
        "agreementId, zwolle-2018, agreement-unknown",
        "municipalityCode, 0193, municipality-not-in-agreement",
        "productCode, 01A01, product-not-in-agreement",
        "productCategory, 02, product-not-in-agreement",
        "lastDay, 2026-01-04, assignment-ends-before-start",
        "clientId, 00000000-0000-7000-8000-000000000000, client-unknown"
    })
    void what_does_not_fit_the_agreement_is_refused_with_its_field(String field, String value, String code) {
        create(Map.of(field, value)).expectProblem(422, code);
    }

    @Test
    void an_agreement_whose_products_are_not_known_takes_any() {
        Answer created = create(Map.of(
                        "agreementId",
                        "maastricht-dvo-2018",
                        "municipalityCode",
                        "0935",
                        "productCategory",
                        "02",
                        "productCode",
                        "02A03"))
                .expect(201);
        assertThat(created.field("agreementId")).isEqualTo("maastricht-dvo-2018");
    }

    @Test
    void a_number_is_given_once_by_a_municipality() {
        create(Map.of("number", 7)).expect(201);
        create(Map.of("number", 7)).expectProblem(409, "assignment-number-taken");
        create(Map.of()).expect(201);
        create(Map.of()).expect(201);
    }

    @Test
    void kampen_b2_1_9b_result_areas_are_recorded_with_their_source_and_settle_the_task() {
        String id = create(Map.of()).expect(201).field("id");
        Answer recorded = record(
                        id, 1, area("clean-home", List.of("dust", "plantjes water geven")), area("meals", List.of()))
                .expect(200);
        assertThat(recorded.json().path("resultAreasKnown").asBoolean()).isTrue();
        assertThat(recorded.json().at("/resultAreas/areas")).hasSize(2);
        assertThat(recorded.json().at("/resultAreas/source").asText()).isEqualTo("Dienstverleningsopdracht 5-1-2026");
        assertThat(onlyTask().has("settledAt")).isTrue();
        assertThat(onlyTask().has("settledBy")).isFalse();
        Answer again = record(id, 2, area("laundry", List.of())).expect(200);
        assertThat(again.json().at("/resultAreas/areas/0/area").asText()).isEqualTo("laundry");
        assertThat(again.json().at("/resultAreas/areas")).hasSize(1);
    }

    @Test
    void result_areas_that_the_agreement_does_not_know_are_refused() {
        String id = create(Map.of()).expect(201).field("id");
        record(id, 1, area("garden", List.of())).expectProblem(422, "result-areas-invalid");
        record(id, 1, area("meals", List.of("dust"))).expectProblem(422, "result-areas-invalid");
        record(id, 1, area("meals", List.of()), area("meals", List.of("set-table")))
                .expectProblem(422, "result-areas-invalid");
        record(id, 9, area("meals", List.of())).expectProblem(412, "version-mismatch");
    }

    @Test
    void an_assignment_by_hand_may_be_changed_and_one_of_the_municipality_only_has_a_local_note() {
        String byHand = create(Map.of()).expect(201).field("id");
        Answer changed = change(byHand, 1, json("lastDay", "2026-06-30")).expect(200);
        assertThat(changed.field("lastDay")).isEqualTo("2026-06-30");
        change(byHand, 2, json("lastDay", "2025-06-30")).expectProblem(422, "assignment-ends-before-start");
        String told = receive(new Test301());
        change(told, 1, json("lastDay", "2026-06-30")).expectProblem(422, "assignment-from-municipality");
        Answer noted = change(told, 1, json("localNote", "Liefst op dinsdag")).expect(200);
        assertThat(noted.field("localNote")).isEqualTo("Liefst op dinsdag");
    }

    @Test
    void a_message_takes_over_the_assignment_that_was_entered_by_hand_for_the_same_client() {
        String hand = planner.call(
                        "createClient", Map.of(), json("bsn", "999900006", "person", json("familyName", "Testclient")))
                .expect(201)
                .field("id");
        String id = create(Map.of("clientId", hand, "number", 300201, "localNote", "Eerst bellen"))
                .expect(201)
                .field("id");
        assertThat(receive(new Test301())).isEqualTo(id);
        JsonNode assignment = planner.call("getAssignment", Map.of("assignmentId", id))
                .expect(200)
                .json();
        assertThat(assignment.path("source").asText()).isEqualTo("iwmo");
        assertThat(assignment.path("lastDay").asText()).isEqualTo("2027-01-03");
        assertThat(assignment.path("localNote").asText()).isEqualTo("Eerst bellen");
    }

    @Test
    void a_list_is_narrowed_and_paged() {
        create(Map.of("lastDay", "2026-01-31")).expect(201);
        String second = create(Map.of("firstDay", "2026-02-01")).expect(201).field("id");
        record(second, 1, area("meals", List.of())).expect(200);
        assertThat(list(Map.of("activeOn", "2026-02-01"))).containsExactly(second);
        assertThat(list(Map.of("resultAreas", "recorded"))).containsExactly(second);
        assertThat(list(Map.of("resultAreas", "unknown"))).hasSize(1);
        assertThat(list(Map.of("agreementId", "maastricht-dvo-2018"))).isEmpty();
        assertThat(list(Map.of("clientId", clientId))).hasSize(2);
        JsonNode first =
                planner.call("listAssignments", Map.of("limit", 1)).expect(200).json();
        assertThat(list(Map.of("cursor", first.path("nextCursor").asText()))).containsExactly(second);
    }

    @Test
    void a_task_is_settled_once_with_a_reason() {
        app.as("backoffice")
                .call(
                        "receiveIwmoMessage",
                        Map.of(),
                        new Test301().afzender("0193").bytes())
                .expect(200);
        Map<String, String> task = Map.of("taskId", onlyTask().path("id").asText());
        planner.call("settleOfficeTask", task, json("reason", "Gemeente gebeld"))
                .expect(200);
        planner.call("settleOfficeTask", task, json("reason", "Nog eens")).expectProblem(409, "task-already-settled");
        assertThat(onlyTask().path("reason").asText()).isEqualTo("Gemeente gebeld");
        app.as("planner2").call("settleOfficeTask", task, json("reason", "x")).expectProblem(404, "not-found");
    }

    @Test
    void another_provider_sees_nothing_of_it() {
        String id = create(Map.of()).expect(201).field("id");
        TestClient other = app.as("planner2");
        other.call("getAssignment", Map.of("assignmentId", id)).expectProblem(404, "not-found");
        other.call("listAssignments").expect(200);
        assertThat(other.call("listAssignments").json().path("items")).isEmpty();
        assertThat(other.call("listOfficeTasks").json().path("items")).isEmpty();
        other.call("createAssignment", Map.of(), body(Map.of())).expectProblem(422, "client-unknown");
    }

    private Map<String, Object> body(Map<String, Object> differences) {
        Map<String, Object> body = new HashMap<>(json(
                "clientId", clientId,
                "agreementId", "kampen-hh1-2018",
                "municipalityCode", "0166",
                "productCategory", "01",
                "productCode", "01A04",
                "assignedOn", "2025-12-18",
                "firstDay", "2026-01-05",
                "lastDay", "2026-12-31",
                "volume", json("amount", 150, "unit", "01", "frequency", "2")));
        body.putAll(differences);
        return body;
    }

    private Answer create(Map<String, ?> differences) {
        return planner.call("createAssignment", Map.of(), body(new HashMap<>(differences)));
    }

    private Answer change(String id, int version, Map<String, Object> body) {
        return planner.call("changeAssignment", Map.of("assignmentId", id, "If-Match", "\"" + version + "\""), body);
    }

    @SafeVarargs
    private Answer record(String id, int version, Map<String, Object>... areas) {
        return planner.call(
                "recordResultAreas",
                Map.of("assignmentId", id, "If-Match", "\"" + version + "\""),
                json("source", "Dienstverleningsopdracht 5-1-2026", "areas", List.of(areas)));
    }

    private static Map<String, Object> area(String code, List<String> tasks) {
        return json("area", code, "extent", "whole", "regularity", "structural", "tasks", tasks);
    }

    private String receive(Test301 message) {
        return app.as("backoffice")
                .call("receiveIwmoMessage", Map.of(), message.bytes())
                .expect(200)
                .json()
                .at("/assignments/0/assignmentId")
                .asText();
    }

    private List<String> list(Map<String, ?> filter) {
        return planner.call("listAssignments", filter)
                .expect(200)
                .json()
                .path("items")
                .valueStream()
                .map(item -> item.path("id").asText())
                .toList();
    }

    private JsonNode onlyTask() {
        JsonNode items = planner.call("listOfficeTasks").expect(200).json().path("items");
        assertThat(items).hasSize(1);
        return items.path(0);
    }
}
