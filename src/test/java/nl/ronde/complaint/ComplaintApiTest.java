package nl.ronde.complaint;

import static nl.ronde.support.TestClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import nl.ronde.support.Fixtures;
import nl.ronde.support.TestApp;
import nl.ronde.support.TestClient.Answer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Complaints and their yearly report, through HTTP. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ComplaintApiTest {
    private static final String KAMPEN = "kampen-hh1-2018";

    private final TestApp app = TestApp.start();
    private final Fixtures fixtures = new Fixtures(app);
    private String handler;
    private UUID client;
    private UUID worker;

    @BeforeAll
    void people() {
        handler = app.value("SELECT id FROM app_user WHERE username = 'teamleider'");
    }

    @BeforeEach
    void newClient() {
        app.sql("DELETE FROM complaint");
        client = fixtures.client("Zonneveld");
        fixtures.assignment(client, "2025-01-01", "2026-12-31", 180);
        worker = fixtures.worker("Hanna Klaver");
    }

    @AfterAll
    void stop() {
        app.close();
    }

    @Test
    void a_complaint_is_registered_changed_and_settled_with_its_version() {
        Answer made = register("2026-01-02").expect(201);
        assertThat(made.field("agreementId")).isEqualTo(KAMPEN);
        assertThat(made.json().has("assignmentId")).isTrue();
        String id = made.field("id");
        change(id, 1, json("kind", "communication")).expect(200);
        change(id, 1, json("kind", "conduct")).expectProblem(412, "version-mismatch");
        settle(id, 1, settlement()).expectProblem(412, "version-mismatch");
        settle(id, 2, with(settlement(), "settledOn", "2026-01-01")).expectProblem(422, "settled-before-received");
        settle(id, 2, with(settlement(), "settledOn", "2026-01-06")).expectProblem(422, "moment-in-future");
        settle(id, 2, with(settlement(), "cause", "other")).expectProblem(422, "own-words-required");
        settle(id, 2, settlement()).expect(200);
        settle(id, 3, settlement()).expectProblem(409, "complaint-settled");
        change(id, 3, json("kind", "conduct")).expectProblem(409, "complaint-settled");
        JsonNode open = list(Map.of("open", true));
        assertThat(open.path("items")).isEmpty();
        assertThat(list(Map.of("kind", "communication", "year", 2026)).path("items"))
                .hasSize(1);
        assertThat(list(Map.of("year", 2025)).path("items")).isEmpty();
    }

    @Test
    void two_who_settle_at_one_moment_settle_it_once() throws Exception {
        String id = register("2026-01-02").expect(201).field("id");
        List<Callable<Integer>> both = List.of(
                () -> settle(id, 1, settlement()).status(),
                () -> settle(id, 1, settlement()).status());
        List<Integer> answers = new ArrayList<>();
        try (var pool = Executors.newFixedThreadPool(2)) {
            for (Future<Integer> answer : pool.invokeAll(both)) {
                answers.add(answer.get());
            }
        }
        assertThat(answers).containsExactlyInAnyOrder(200, 412);
    }

    @Test
    void who_it_is_about_neither_handles_nor_reads_it() {
        String concerned = app.as("beheer")
                .call(
                        "createUser",
                        Map.of(),
                        json(
                                "username",
                                "leidster",
                                "displayName",
                                "Leidster",
                                "roles",
                                List.of("teamLead", "worker"),
                                "workerId",
                                worker.toString()))
                .expect(201)
                .json()
                .at("/user/id")
                .asText();
        Map<String, Object> body = with(complaint("2026-01-02"), "aboutWorkerId", worker.toString());
        app.as("backoffice")
                .call("registerComplaint", Map.of(), with(body, "handlerId", concerned))
                .expectProblem(422, "handler-is-concerned");
        String id = app.as("backoffice")
                .call("registerComplaint", Map.of(), with(body, "handlerId", handler))
                .expect(201)
                .field("id");
        change(id, 1, json("handlerId", concerned)).expectProblem(422, "handler-is-concerned");
        var she = app.as("leidster");
        she.call("getComplaint", Map.of("complaintId", id)).expectProblem(403, "complaint-about-you");
        she.call("settleComplaint", Map.of("complaintId", id, "If-Match", 1), settlement())
                .expectProblem(403, "complaint-about-you");
        assertThat(she.call("listComplaints", Map.of()).expect(200).json().path("items"))
                .isEmpty();
        assertThat(list(Map.of()).path("items")).hasSize(1);
        app.as("planner").call("getComplaint", Map.of("complaintId", id)).expectProblem(403, "forbidden");
    }

    @ParameterizedTest
    @CsvSource({
        "clientId, 00000000-0000-7000-8000-000000000000, client-unknown",
        "assignmentId, 00000000-0000-7000-8000-000000000000, assignment-unknown",
        "agreementId, zwolle-2018, agreement-unknown",
        "aboutWorkerId, 00000000-0000-7000-8000-000000000000, worker-unknown",
        "handlerId, 00000000-0000-7000-8000-000000000000, handler-unknown",
        "receivedOn, 2026-01-06, moment-in-future"
    })
    void what_does_not_exist_is_refused(String field, String value, String code) {
        app.as("teamleider")
                .call("registerComplaint", Map.of(), with(complaint("2026-01-02"), field, value))
                .expectProblem(422, code);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Met mevrouw Zonneveld gesproken", "hanna krijgt een cursus", "BSN 999900006 hersteld"})
    void kampen_b2_4_4_no_name_comes_into_the_report(String measures) {
        Map<String, Object> body = with(complaint("2026-01-02"), "aboutWorkerId", worker.toString());
        String id = app.as("teamleider")
                .call("registerComplaint", Map.of(), body)
                .expect(201)
                .field("id");
        settle(id, 1, with(settlement(), "measures", measures)).expectProblem(422, "names-in-report");
    }

    @Test
    void kampen_b2_4_4_the_name_of_who_handles_it_does_not_come_into_the_report_either() {
        String another = app.as("beheer")
                .call(
                        "createUser",
                        Map.of(),
                        json("username", "behandelaar", "displayName", "Bo Ünal", "roles", List.of("teamLead")))
                .expect(201)
                .json()
                .at("/user/id")
                .asText();
        String id = app.as("teamleider")
                .call("registerComplaint", Map.of(), with(complaint("2026-01-02"), "handlerId", another))
                .expect(201)
                .field("id");
        for (String name : List.of("Bo belt elke week", "Gesprek met mevrouw Unal")) {
            settle(id, 1, with(settlement(), "measures", name)).expectProblem(422, "names-in-report");
        }
        settle(id, 1, settlement()).expect(200);
    }

    @Test
    void kampen_b2_4_4_the_yearly_report_counts_by_kind_cause_and_settlement_without_names() throws Exception {
        String id = register("2025-11-03").expect(201).field("id");
        settle(id, 1, with(settlement(), "measures", "=HYPERLINK(\"x\"); vaste tijden"))
                .expect(200);
        register("2025-12-31").expect(201);
        register("2026-01-01").expect(201);
        String csv = report("csv").text();
        assertThat(csv.lines()).hasSize(3);
        assertThat(csv)
                .contains("1;november;Planning en tijden;Planning;Gegrond;\"'=HYPERLINK(\"\"x\"\"); vaste tijden\";Ja;")
                .contains("2;december;Planning en tijden;nog in behandeling;")
                .doesNotContain("Zonneveld");
        Answer pdf = report("pdf");
        assertThat(pdf.header("Content-Type")).isEqualTo("application/pdf");
        try (var document = nl.ronde.support.PdfUa.open(pdf.bytes())) {
            String text = new org.apache.pdfbox.text.PDFTextStripper().getText(document);
            assertThat(text)
                    .contains(
                            "Totaalrapportage klachten 2025",
                            "In 2025 zijn 2 klachten ontvangen.",
                            "Gegrond",
                            "vaste tijden")
                    .doesNotContain("Zonneveld", "Sleutel");
            assertThat(document.getDocumentCatalog().getMarkInfo().isMarked()).isTrue();
            assertThat(document.getDocumentCatalog().getLanguage()).startsWith("nl");
        }
    }

    @Test
    void a_year_without_complaints_is_reported_as_such() throws Exception {
        try (var document = nl.ronde.support.PdfUa.open(report("pdf").bytes())) {
            assertThat(new org.apache.pdfbox.text.PDFTextStripper().getText(document))
                    .contains("In 2025 zijn geen klachten ontvangen.");
        }
    }

    @Test
    void kampen_b2_4_4_dvo_19_2_the_report_is_due_on_31_january_and_met_when_it_was_sent() {
        try (TestApp own = TestApp.start(Instant.parse("2026-12-30T11:00:00Z"))) {
            own.moveTo(Instant.parse("2027-01-02T11:00:00Z"));
            own.moveTo(Instant.parse("2027-01-02T11:01:00Z"));
            JsonNode terms = terms(own, KAMPEN);
            assertThat(terms).hasSize(1);
            assertThat(terms.at("/0/dueOn").asText()).isEqualTo("2027-01-31");
            assertThat(terms.at("/0/subjectLabel").asText()).isEqualTo("klachten van 2026");
            sent(own, 2026, "2026-12-31T12:00:00+01:00").expectProblem(422, "report-before-event");
            sent(own, 2026, "2027-01-03T12:00:00+01:00").expectProblem(422, "moment-in-future");
            sent(own, 2026, "2027-01-02T12:00:00+01:00").expect(201);
            assertThat(terms(own, KAMPEN).at("/0/state").asText()).isEqualTo("met");
        }
    }

    @Test
    void a_report_that_was_due_before_anybody_looked_has_no_term_unless_it_is_sent_after_all() {
        try (TestApp own = TestApp.start(Instant.parse("2027-02-01T11:00:00Z"))) {
            own.moveTo(Instant.parse("2027-02-01T11:01:00Z"));
            assertThat(terms(own, KAMPEN)).isEmpty();
            sent(own, 2026, "2027-02-01T12:00:00+01:00").expect(201);
            assertThat(terms(own, KAMPEN).at("/0/state").asText()).isEqualTo("metLate");
        }
    }

    private static Answer sent(TestApp app, int year, String at) {
        return app.as("backoffice")
                .call(
                        "recordComplaintsReportSent",
                        Map.of("agreementId", KAMPEN, "year", year),
                        json("sentAt", at, "channel", "email", "text", "Naar het contractbeheer"));
    }

    /** The terms of the agreement for 2026. */
    private static JsonNode terms(TestApp app, String agreement) {
        var found = com.fasterxml.jackson.databind.node.JsonNodeFactory.instance.arrayNode();
        app.as("teamleider")
                .call("listObligations", Map.of("kind", "complaints-report"))
                .expect(200)
                .json()
                .path("items")
                .forEach(each -> {
                    boolean of2026 = each.path("subjectLabel").asText().endsWith("2026");
                    if (of2026 && each.path("agreement").asText().equals(agreement)) {
                        found.add(each);
                    }
                });
        return found;
    }

    private Map<String, Object> complaint(String receivedOn) {
        return json(
                "clientId",
                client.toString(),
                "receivedOn",
                receivedOn,
                "complainant",
                "client",
                "channel",
                "phone",
                "kind",
                "planning",
                "text",
                "Er komt steeds iemand anders",
                "handlerId",
                handler);
    }

    private static Map<String, Object> settlement() {
        return json(
                "cause",
                "planning",
                "settlement",
                "upheld",
                "measures",
                "Vaste hulp op vaste tijden",
                "satisfied",
                "yes",
                "settledOn",
                "2026-01-05");
    }

    private static Map<String, Object> with(Map<String, Object> body, String field, Object value) {
        body.put(field, value);
        return body;
    }

    private Answer register(String receivedOn) {
        return app.as("teamleider").call("registerComplaint", Map.of(), complaint(receivedOn));
    }

    private Answer change(String id, int version, Map<String, Object> body) {
        return app.as("teamleider").call("changeComplaint", Map.of("complaintId", id, "If-Match", version), body);
    }

    private Answer settle(String id, int version, Map<String, Object> body) {
        return app.as("teamleider").call("settleComplaint", Map.of("complaintId", id, "If-Match", version), body);
    }

    private JsonNode list(Map<String, ?> parameters) {
        return app.as("teamleider")
                .call("listComplaints", parameters)
                .expect(200)
                .json();
    }

    private Answer report(String format) {
        return app.as("teamleider")
                .call("getComplaintsReport", Map.of("agreementId", KAMPEN, "year", 2025, "format", format))
                .expect(200);
    }
}
