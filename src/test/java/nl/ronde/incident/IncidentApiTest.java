package nl.ronde.incident;

import static nl.ronde.support.TestClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import nl.ronde.platform.id.Ids;
import nl.ronde.support.Fixtures;
import nl.ronde.support.TestClient.Answer;
import nl.ronde.visit.VisitWorld;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Incidents and their terms, through HTTP: when they begin, what meets them, and that each counts once. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IncidentApiTest {
    private static final String WORDS = "Mevrouw is gevallen bij de keukentrap";

    private VisitWorld world;
    private VisitWorld.Worker worker;
    private UUID client;
    private UUID assignment;
    private String visit;

    @BeforeAll
    void start() {
        world = new VisitWorld();
    }

    @AfterAll
    void stop() {
        world.close();
    }

    @BeforeEach
    void newPeople() {
        worker = world.worker();
        client = world.fixtures().client("Testclient");
        assignment = world.fixtures().assignment(client);
        visit = world.plan(assignment, worker.id(), "09:00", "11:00");
    }

    @Test
    void kampen_b2_2_5_forty_eight_hours_run_from_the_incident_however_late_it_comes_in() {
        Answer done = report(told("incident", "2026-01-29T08:00:00+01:00")).expect(201);
        assertThat(done.field("occurredAt")).isEqualTo("2026-01-29T07:00:00Z");
        assertThat(done.field("clockQuality")).isEqualTo("measured");
        JsonNode term = only("incident-report");
        assertThat(term.path("agreement").asText()).isEqualTo("kampen-hh1-2018");
        assertThat(term.path("trigger").asText()).isEqualTo("2026-01-29T08:00:00+01:00");
        assertThat(term.path("dueAt").asText()).isEqualTo("2026-01-31T08:00:00+01:00");
        assertThat(term.path("atOnce").asBoolean()).isTrue();
        assertThat(term.at("/subject/type").asText()).isEqualTo("incident");
        assertThat(term.at("/subject/id").asText()).isEqualTo(done.field("id"));
        assertThat(term.path("ownerRole").asText()).isEqualTo("teamLead");
        assertThat(terms()).containsOnlyKeys("incident-report");
    }

    @Test
    void reported_four_days_late_it_is_overdue_at_once() {
        report(told("incident", "2026-01-26T08:00:00+01:00")).expect(201);
        assertThat(only("incident-report").path("overdue").asBoolean()).isTrue();
    }

    @Test
    void a_phone_that_is_three_hours_fast_starts_the_clock_at_the_true_time() {
        Map<String, Object> body = told("incident");
        body.put("occurred", json("wall", "2026-01-30T13:00:00Z"));
        body.put("sentAt", json("wall", "2026-01-30T14:00:00Z"));
        Answer done = report(body).expect(201);
        assertThat(done.field("clockQuality")).isEqualTo("estimated");
        assertThat(only("incident-report").path("trigger").asText()).isEqualTo("2026-01-30T11:00:00+01:00");
    }

    @Test
    void the_agreement_is_that_of_the_visit_and_maastricht_has_the_house_standard() {
        UUID dvo = world.fixtures().assignment(client);
        maastricht(dvo);
        String there = world.plan(dvo, worker.id(), "13:00", "14:00");
        Map<String, Object> body = told("incident", "13:30");
        body.put("visitId", there);
        report(body).expect(201);
        JsonNode term = only("incident-report");
        assertThat(term.path("agreement").asText()).isEqualTo("maastricht-dvo-2018");
        assertThat(term.path("source").asText()).isEqualTo("house");
        assertThat(term.path("dueAt").asText()).isEqualTo("2026-01-08T13:30:00+01:00");
    }

    @Test
    void without_any_assignment_the_house_standard_holds_and_what_the_law_says_is_no_standard() {
        world.app().sql("UPDATE visit SET agreement_id = NULL, assignment_id = NULL WHERE id = '" + visit + "'");
        world.app().sql("DELETE FROM assignment_result_area WHERE assignment_id = '" + assignment + "'");
        world.app().sql("DELETE FROM assignment WHERE id = '" + assignment + "'");
        report(told("violence", "09:30")).expect(201);
        JsonNode term = only("incident-report");
        assertThat(term.has("agreement")).isFalse();
        assertThat(term.path("source").asText()).isEqualTo("house");
        JsonNode byLaw = only("supervisor-report");
        assertThat(byLaw.path("source").asText()).isEqualTo("law");
        assertThat(byLaw.path("citation").asText()).isEqualTo("Wmo 2015 art. 3.4");
    }

    @ParameterizedTest
    @CsvSource({
        "incident, incident-report",
        "violence, incident-report supervisor-report",
        "calamity, calamity-report incident-report supervisor-report"
    })
    void wmo_2015_art_3_4_violence_and_calamities_go_to_the_supervisor_too(String kind, String kinds) {
        report(told(kind, "09:30")).expect(201);
        assertThat(String.join(" ", terms().keySet())).isEqualTo(kinds);
    }

    @Test
    void told_once_more_as_a_calamity_it_is_one_incident_with_the_terms_of_both() {
        Map<String, Object> first = told("incident", "09:30");
        report(first).expect(201);
        Map<String, Object> again = told("calamity", "2026-01-07T09:30:00+01:00");
        again.put("id", first.get("id"));
        again.put("consequences", "Zij is overleden");
        report(again).expect(201);
        assertThat(terms()).containsOnlyKeys("calamity-report", "incident-report", "supervisor-report");
        assertThat(terms().get("incident-report").path("trigger").asText()).isEqualTo("2026-01-06T09:30:00+01:00");
        assertThat(terms().get("calamity-report").path("trigger").asText()).isEqualTo("2026-01-07T09:30:00+01:00");
        JsonNode file = file(first);
        assertThat(file.path("accounts")).hasSize(2);
        assertThat(file.at("/accounts/1/consequences").asText()).isEqualTo("Zij is overleden");
        assertThat(count("incident", "id = '" + first.get("id") + "'")).isEqualTo("1");
    }

    @Test
    void one_report_sent_six_times_at_once_is_stored_once() throws Exception {
        Map<String, Object> body = told("incident", "09:30");
        Map<String, Object> key = Map.of("Idempotency-Key", UUID.randomUUID());
        List<Callable<Answer>> sends = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            sends.add(() -> worker.api().call("reportIncident", key, body));
        }
        List<String> answers = new ArrayList<>();
        try (var pool = Executors.newFixedThreadPool(6)) {
            for (Future<Answer> answer : pool.invokeAll(sends)) {
                answers.add(answer.get().expect(201).text());
            }
        }
        assertThat(answers.stream().distinct()).hasSize(1);
        assertThat(count("incident_account", "incident_id = '" + body.get("id") + "'"))
                .isEqualTo("1");
        assertThat(count("obligation", "subject_id = '" + body.get("id") + "'")).isEqualTo("1");
        body.put("description", "Iets anders");
        worker.api().call("reportIncident", key, body).expectProblem(422, "idempotency-key-reused");
    }

    @Test
    void the_id_of_somebody_elses_incident_is_not_hers() {
        Map<String, Object> body = told("incident", "09:30");
        report(body).expect(201);
        world.app().as("planner").call("reportIncident", Map.of(), body).expectProblem(409, "incident-exists");
        assertThat(file(body).path("accounts")).hasSize(1);
    }

    @Test
    void a_worker_speaks_of_her_own_clients_only_also_after_a_colleague_took_over() {
        VisitWorld.Worker colleague = world.worker();
        Map<String, Object> body = told("incident", "09:30");
        colleague.api().call("reportIncident", Map.of(), body).expectProblem(422, "client-unknown");
        body.put("clientId", Ids.next().toString());
        report(body).expectProblem(422, "client-unknown");
        world.app().as("planner").call("reportIncident", Map.of(), body).expectProblem(422, "client-unknown");
        UUID foreign = new Fixtures(world.app(), "42420002").client("Buren");
        body.put("clientId", foreign.toString());
        world.app().as("planner").call("reportIncident", Map.of(), body).expectProblem(422, "client-unknown");
        assertThat(count("incident", "client_id IN ('" + foreign + "', '" + client + "')"))
                .isEqualTo("0");
        world.app()
                .as("planner")
                .call(
                        "assignVisit",
                        Map.of("visitId", visit, "If-Match", world.version(visit)),
                        json("workerId", colleague.id().toString()))
                .expect(200);
        report(told("incident", "09:30")).expect(201);
    }

    @Test
    void a_visit_that_has_not_come_in_yet_does_not_keep_an_incident_away() {
        Map<String, Object> body = told("incident", "09:30");
        String unknown = Ids.next().toString();
        body.put("visitId", unknown);
        report(body).expect(201);
        assertThat(file(body).path("visitId").asText()).isEqualTo(unknown);
        assertThat(only("incident-report").path("agreement").asText()).isEqualTo("kampen-hh1-2018");
    }

    @Test
    void kampen_b2_2_5_a_report_to_the_municipality_meets_the_term_when_it_was_made() {
        Map<String, Object> body = told("incident", "09:30");
        report(body).expect(201);
        recorded(body, "supervisor", "2026-01-06T10:00:00+01:00").expect(201);
        assertThat(only("incident-report").path("state").asText()).isEqualTo("running");
        Answer late =
                recorded(body, "municipality", "2026-01-08T09:30:00+01:00").expect(201);
        assertThat(only("incident-report").path("state").asText()).isEqualTo("metLate");
        Answer inTime =
                recorded(body, "municipality", "2026-01-08T09:29:59+01:00").expect(201);
        JsonNode term = only("incident-report");
        assertThat(term.path("state").asText()).isEqualTo("met");
        JsonNode details = world.app()
                .as("teamleider")
                .call("getObligation", Map.of("obligationId", term.path("id").asText()))
                .expect(200)
                .json();
        assertThat(details.at("/proof/type").asText()).isEqualTo("incidentReport");
        assertThat(details.at("/proof/id").asText()).isEqualTo(inTime.field("id"));
        assertThat(file(body).path("reports").findValuesAsText("id"))
                .containsSubsequence(inTime.field("id"), late.field("id"));
    }

    @ParameterizedTest
    @CsvSource({
        // Kampen B3: the municipality may be told through its supervisor; DVO B3 F8: the supervisor is told.
        "kampen, municipality, calamity-report incident-report",
        "kampen, supervisor, calamity-report supervisor-report",
        "maastricht, municipality, incident-report",
        "maastricht, supervisor, calamity-report supervisor-report"
    })
    void a_report_meets_the_terms_that_ask_for_its_recipient(String where, String recipient, String met) {
        if (where.equals("maastricht")) {
            maastricht(assignment);
        }
        Map<String, Object> body = told("calamity", "09:30");
        report(body).expect(201);
        recorded(body, recipient, "2026-01-06T10:00:00+01:00").expect(201);
        List<String> done = new ArrayList<>();
        terms().forEach((kind, term) -> {
            if (!term.path("state").asText().equals("running")) {
                done.add(kind);
            }
        });
        assertThat(String.join(" ", done)).isEqualTo(met);
    }

    @Test
    void a_report_lies_between_the_incident_and_now() {
        Map<String, Object> body = told("incident", "09:30");
        report(body).expect(201);
        recorded(body, "municipality", "2026-01-06T09:29:59+01:00").expectProblem(422, "report-before-incident");
        Instant now = world.app().clock().instant();
        recorded(body, "municipality", now.plusSeconds(1).toString()).expectProblem(422, "report-in-future");
        recorded(body, "municipality", now.toString()).expect(201);
        recorded(Map.of("id", Ids.next()), "municipality", now.toString()).expectProblem(404, "not-found");
    }

    @Test
    void the_newest_stands_first_and_the_pages_have_no_gap() {
        UUID other = world.fixtures().client("Lijst");
        List<String> expected = new ArrayList<>();
        for (String day : List.of("03", "05", "04")) {
            Map<String, Object> body = told("violence", "2026-01-" + day + "T09:30:00+01:00");
            body.put("clientId", other.toString());
            world.app().as("planner").call("reportIncident", Map.of(), body).expect(201);
            expected.add("2026-01-" + day + "T08:30:00Z");
        }
        List<String> times = new ArrayList<>();
        String cursor = null;
        do {
            JsonNode page = world.app()
                    .as("teamleider")
                    .call(
                            "listIncidents",
                            json("clientId", other.toString(), "kind", "violence", "limit", 2, "cursor", cursor))
                    .expect(200)
                    .json();
            page.path("items").forEach(each -> times.add(each.path("occurredAt").asText()));
            cursor = page.path("nextCursor").asText(null);
        } while (cursor != null);
        assertThat(times).containsExactly(expected.get(1), expected.get(2), expected.get(0));
        assertThat(world.app()
                        .as("teamleider")
                        .call("listIncidents", Map.of("clientId", other, "kind", "calamity"))
                        .json()
                        .path("items"))
                .isEmpty();
    }

    @Test
    void the_trail_knows_who_and_whom_and_none_of_the_words() {
        Map<String, Object> body = told("incident", "09:30");
        report(body).expect(201);
        file(body);
        recorded(body, "municipality", "2026-01-06T10:00:00+01:00").expect(201);
        String mine = "object_id = '" + body.get("id") + "' AND '" + client + "' = ANY(client_ids)";
        assertThat(world.app().value("SELECT string_agg(action, ' ' ORDER BY id) FROM audit_entry WHERE " + mine))
                .isEqualTo("reportIncident getIncident recordIncidentReport");
        assertThat(count("audit_entry", "audit_entry::text LIKE '%keukentrap%'"))
                .isEqualTo("0");
    }

    private static void requireWords(JsonNode file) {
        assertThat(file.at("/accounts/0/description").asText()).isEqualTo(WORDS);
    }

    private Map<String, Object> told(String kind, String... moment) {
        Map<String, Object> body = moment.length == 0 ? new LinkedHashMap<>() : world.at(moment[0]);
        body.putAll(json(
                "id",
                Ids.next().toString(),
                "clientId",
                client.toString(),
                "visitId",
                visit,
                "kind",
                kind,
                "description",
                WORDS,
                "place",
                "Keuken"));
        return body;
    }

    private Answer report(Map<String, Object> body) {
        return worker.api().call("reportIncident", Map.of(), body);
    }

    private Answer recorded(Map<String, Object> incident, String recipient, String at) {
        return world.app()
                .as("teamleider")
                .call(
                        "recordIncidentReport",
                        Map.of("incidentId", incident.get("id")),
                        json(
                                "recipient",
                                recipient,
                                "reportedAt",
                                at,
                                "channel",
                                "email",
                                "messageId",
                                "<1@ronde.example>",
                                "text",
                                "Melding van een incident"));
    }

    private JsonNode file(Map<String, Object> incident) {
        JsonNode file = world.app()
                .as("teamleider")
                .call("getIncident", Map.of("incidentId", incident.get("id")))
                .expect(200)
                .json();
        requireWords(file);
        return file;
    }

    private void maastricht(UUID assignmentId) {
        world.app()
                .sql(
                        "UPDATE assignment SET agreement_id = 'maastricht-dvo-2018', municipality_code = '0935' WHERE id = '"
                                + assignmentId + "'");
        world.app()
                .sql("UPDATE visit SET agreement_id = 'maastricht-dvo-2018' WHERE assignment_id = '" + assignmentId
                        + "'");
    }

    /** The terms of the client by kind. */
    private Map<String, JsonNode> terms() {
        Map<String, JsonNode> terms = new TreeMap<>();
        world.app()
                .as("teamleider")
                .call("listObligations", Map.of("clientId", client))
                .expect(200)
                .json()
                .path("items")
                .forEach(term ->
                        assertThat(terms.put(term.path("kind").asText(), term)).isNull());
        return terms;
    }

    private JsonNode only(String kind) {
        assertThat(terms()).containsKey(kind);
        return terms().get(kind);
    }

    private String count(String table, String where) {
        return world.app().value("SELECT count(*) FROM " + table + " WHERE " + where);
    }
}
