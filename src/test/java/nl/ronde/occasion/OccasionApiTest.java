package nl.ronde.occasion;

import static nl.ronde.support.TestClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nl.ronde.support.Fixtures;
import nl.ronde.support.TestApp;
import nl.ronde.support.TestClient.Answer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What somebody registers starts its term, through HTTP. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OccasionApiTest {
    private static final String KAMPEN = "kampen-hh1-2018";
    private static final String DVO = "maastricht-dvo-2018";
    private static final String NOW = "2026-11-02T10:00:00Z";

    private TestApp app;

    @BeforeAll
    void start() {
        app = TestApp.start(Instant.parse(NOW));
    }

    @AfterAll
    void stop() {
        app.close();
    }

    @ParameterizedTest(name = "{0} {1} {2} at {3}: until {4}, {5}")
    @CsvSource(nullValues = "-", textBlock = """
            signal-response, signal, kampen-hh1-2018, 2026-10-20T14:00:00+02:00, 2026-11-03, Kampen B2 4.1, appendix
            signal-response, audit, kampen-hh1-2018, 2026-10-20T14:00:00+02:00, 2026-11-03, Kampen B2 4.1, appendix
            signal-response, -, maastricht-dvo-2018, 2026-10-20T14:00:00+02:00, 2026-11-03, Huisstandaard (naar Kampen B2 4.1), house
            proposal-reaction, -, maastricht-dvo-2018, 2026-10-20T14:00:00+02:00, 2026-11-03, Huisstandaard (naar COB 5.6), house
            information-request, -, kampen-hh1-2018, 2026-10-20T14:00:00+02:00, 2026-11-03, 'Huisstandaard (naar Kampen B2 4.2; DVO 3.3)', house
            inspection-report, -, kampen-hh1-2018, 2026-10-20T14:00:00+02:00, 2026-10-27, 'Huisstandaard (naar Kampen B2 4.3; DVO 14.1)', house
            sroi-plan, -, kampen-hh1-2018, 2026-10-20T14:00:00+02:00, 2026-12-01, Kampen art. 10.2, agreement
            sroi-plan, extended, kampen-hh1-2018, 2026-10-20T14:00:00+02:00, 2027-01-12, Kampen art. 10.2, agreement
            sroi-plan, overview, maastricht-dvo-2018, 2026-10-20T14:00:00+02:00, 2026-11-17, DVO B7.7, appendix
            agreement-exit, -, kampen-hh1-2018, 2026-03-15T09:00:00+01:00, 2026-06-30, Kampen art. 5.1, agreement
            agreement-exit, municipality, kampen-hh1-2018, 2026-03-15T09:00:00+01:00, 2026-09-30, Kampen art. 5.3, agreement
            agreement-exit, -, maastricht-dvo-2018, 2026-03-15T09:00:00+01:00, 2026-09-15, DVO 5.1, agreement
            agreement-exit, municipality, maastricht-dvo-2018, 2026-03-15T09:00:00+01:00, 2026-09-15, DVO 5.1, agreement
            """)
    void what_is_registered_has_its_term_by_its_article(
            String kind, String variant, String agreement, String at, String dueOn, String citation, String source) {
        Answer made = register("kind", kind, "variant", variant, "agreement", agreement, "happenedAt", at)
                .expect(201);
        assertThat(made.json().at("/term/dueOn").asText()).isEqualTo(dueOn);
        assertThat(made.json().at("/term/citation").asText()).isEqualTo(citation);
        assertThat(made.json().at("/term/source").asText()).isEqualTo(source);
        assertThat(app.as("teamleider")
                        .call(
                                "getObligation",
                                Map.of(
                                        "obligationId",
                                        made.json().at("/term/id").asText()))
                        .expect(200)
                        .json()
                        .at("/subject/id")
                        .asText())
                .isEqualTo(made.field("id"));
    }

    @Test
    void kampen_b2_4_1_the_written_response_meets_the_term_once() {
        String id = register("kind", "signal-response", "variant", "signal")
                .expect(201)
                .field("id");
        Answer answered = handle(
                        "recordOccasionResponse",
                        id,
                        1,
                        "sentAt",
                        "2026-11-01T10:00:00Z",
                        "sentTo",
                        "Gemeente Kampen",
                        "text",
                        "Onze reactie",
                        "reference",
                        "B-12")
                .expect(200);
        assertThat(answered.json().at("/term/state").asText()).isEqualTo("met");
        assertThat(answered.field("state")).isEqualTo("answered");
        assertThat(answered.json().at("/history/0/sentTo").asText()).isEqualTo("Gemeente Kampen");
        handle("recordOccasionResponse", id, 2, "sentAt", NOW, "sentTo", "X", "text", "Nog eens")
                .expectProblem(409, "occasion-not-open");
    }

    @Test
    void a_right_that_is_not_used_is_given_up_with_its_reason_by_the_team_lead_alone() {
        Answer made = register("kind", "proposal-reaction", "agreement", DVO).expect(201);
        assertThat(made.json().path("right").asBoolean()).isTrue();
        Map<String, Object> seen = Map.of("occasionId", made.field("id"), "If-Match", 1);
        app.as("backoffice")
                .call("closeOccasion", seen, json("reason", "Geen opmerkingen"))
                .expectProblem(403, "forbidden");
        Answer closed = app.as("teamleider")
                .call("closeOccasion", seen, json("reason", "Geen opmerkingen"))
                .expect(200);
        assertThat(closed.json().at("/term/state").asText()).isEqualTo("waived");
        assertThat(closed.field("closedReason")).isEqualTo("Geen opmerkingen");
    }

    @Test
    void dvo_3_3_the_day_that_the_municipality_names_goes_before_the_house_and_may_be_moved_by_it() {
        Answer made = register("kind", "information-request", "agreement", DVO, "askedUntil", "2026-10-28")
                .expect(201);
        assertThat(made.json().at("/term/dueOn").asText()).isEqualTo("2026-10-28");
        assertThat(made.json().at("/term/overdue").asBoolean()).isTrue();
        assertThat(made.json().at("/term/explanation").asText()).startsWith("De gemeente noemt zelf de dag");
        assertThat(made.json().at("/term/citation").asText()).isEqualTo("Verzoek van de gemeente");
        String id = made.field("id");
        handle("extendOccasion", id, 1, "until", "2026-10-28", "reason", "Zelfde dag")
                .expectProblem(422, "extension-not-later");
        Answer later = handle("extendOccasion", id, 1, "until", "2026-11-15", "reason", "Afgesproken met de gemeente")
                .expect(200);
        assertThat(later.json().at("/term/dueOn").asText()).isEqualTo("2026-11-15");
        assertThat(later.json().at("/term/explanation").asText())
                .endsWith("Uitgesteld tot en met zondag 15 november 2026 (afgesproken op 2 november 2026)."
                        + " Op tijd tot en met zondag 15 november 2026.");
        assertThat(later.json().at("/term/overdue").asBoolean()).isFalse();
    }

    @Test
    void kampen_10_2_the_plan_for_social_return_may_be_put_off_to_twelve_weeks_and_no_further() {
        String id = register("kind", "sroi-plan", "happenedAt", "2026-10-20T14:00:00+02:00")
                .expect(201)
                .field("id");
        handle("extendOccasion", id, 1, "until", "2027-01-13", "reason", "x").expectProblem(422, "extension-too-long");
        assertThat(handle("extendOccasion", id, 1, "until", "2027-01-12", "reason", "Toegestaan door de gemeente")
                        .expect(200)
                        .json()
                        .at("/term/dueOn")
                        .asText())
                .isEqualTo("2027-01-12");
        String signal = register("kind", "signal-response").expect(201).field("id");
        handle("extendOccasion", signal, 1, "until", "2027-01-12", "reason", "x")
                .expectProblem(422, "extension-not-possible");
    }

    @Test
    void kampen_5_an_agreement_that_ends_is_settled_by_the_handover_of_staff_and_clients() {
        String id = register("kind", "agreement-exit", "happenedAt", "2026-09-15T09:00:00+02:00")
                .expect(201)
                .field("id");
        respond(id, 1).expectProblem(409, "handover-incomplete");
        step(id, 1, "staffHandedOver").expect(200);
        respond(id, 2).expectProblem(409, "handover-incomplete");
        step(id, 2, "clientsHandedOver").expect(200);
        Answer done = respond(id, 3).expect(200);
        assertThat(done.json().at("/term/state").asText()).isEqualTo("met");
        assertThat(done.json().at("/term/dueOn").asText()).isEqualTo("2026-12-31");
        assertThat(done.json().path("history").findValuesAsText("what"))
                .containsExactly("staffHandedOver", "clientsHandedOver", "response");
    }

    @Test
    void two_people_at_once_are_told_apart() {
        String id = register("kind", "signal-response").expect(201).field("id");
        respond(id, 1).expect(200);
        respond(id, 1).expectProblem(412, "version-mismatch");
        app.as("teamleider")
                .call("closeOccasion", Map.of("occasionId", id), json("reason", "x"))
                .expectProblem(428, "version-required");
    }

    @Test
    void what_cannot_be_is_refused_with_its_field() {
        field(
                register("kind", "signal-response", "happenedAt", "2026-11-02T10:00:01Z"),
                "occasion-in-future",
                "/happenedAt");
        field(register("kind", "signal-response", "agreement", "zwolle"), "agreement-not-delivered", "/agreement");
        field(register("kind", "signal-response", "variant", "overview"), "term-not-in-agreement", "/variant");
        field(
                register("kind", "sroi-plan", "variant", "extended", "agreement", DVO),
                "term-not-in-agreement",
                "/variant");
        field(register("kind", "signal-response", "askedUntil", "2026-12-01"), "own-date-not-possible", "/askedUntil");
        field(register("kind", "information-request", "askedUntil", "2026-10-01"), "own-date-too-early", "/askedUntil");
        String others = new Fixtures(app, "42420002").client("Ander").toString();
        field(register("kind", "signal-response", "clientId", others), "client-unknown", "/clientId");
        register("kind", "invoice").expectProblem(400, "invalid-request");
        assertThat(app.value("SELECT count(*) FROM occasion WHERE agreement_id = 'zwolle'"))
                .isEqualTo("0");
    }

    @Test
    void the_list_is_narrowed_and_another_provider_sees_none() {
        String client = new Fixtures(app).client("Vraag").toString();
        String id = register("kind", "information-request", "clientId", client)
                .expect(201)
                .field("id");
        assertThat(app.as("backoffice")
                        .call(
                                "listOccasions",
                                Map.of(
                                        "kind",
                                        "information-request",
                                        "clientId",
                                        client,
                                        "state",
                                        "open",
                                        "agreement",
                                        KAMPEN))
                        .expect(200)
                        .json()
                        .path("items")
                        .findValuesAsText("id"))
                .containsExactly(id);
        assertThat(app.as("backoffice2")
                        .call("listOccasions")
                        .expect(200)
                        .json()
                        .path("items"))
                .isEmpty();
        Answer shown = app.as("teamleider")
                .call("getOccasion", Map.of("occasionId", id))
                .expect(200);
        assertThat(shown.json().at("/attachments/0/reference").asText()).isEqualTo("postboek 12");
        assertThat(app.value("SELECT client_ids[1] FROM audit_entry WHERE action = 'getOccasion' AND object_id = '" + id
                        + "'"))
                .isEqualTo(client);
    }

    private Answer register(Object... particulars) {
        Map<String, Object> body = new LinkedHashMap<>(json(
                "agreement", KAMPEN,
                "happenedAt", "2026-10-20T14:00:00+02:00",
                "toldBy", "Gemeente",
                "what", "Brief van de gemeente",
                "attachments", List.of(json("name", "Brief", "reference", "postboek 12"))));
        body.putAll(json(particulars));
        return app.as("backoffice").call("registerOccasion", Map.of(), body);
    }

    private Answer handle(String operation, String id, int version, Object... body) {
        return app.as("teamleider").call(operation, Map.of("occasionId", id, "If-Match", version), json(body));
    }

    private Answer respond(String id, int version) {
        return handle("recordOccasionResponse", id, version, "sentAt", NOW, "sentTo", "Gemeente", "text", "Afgerond");
    }

    private Answer step(String id, int version, String what) {
        return handle("recordOccasionStep", id, version, "what", what, "happenedAt", NOW, "text", "Gedaan");
    }

    private static void field(Answer refused, String code, String field) {
        assertThat(refused.expectProblem(422, code).json().at("/errors/0/field").asText())
                .isEqualTo(field);
    }
}
