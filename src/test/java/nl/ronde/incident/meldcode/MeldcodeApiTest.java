package nl.ronde.incident.meldcode;

import static nl.ronde.support.TestClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.ronde.platform.id.Ids;
import nl.ronde.support.Fixtures;
import nl.ronde.support.TestApp;
import nl.ronde.support.TestClient.Answer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The meldcode (Kampen B2 2.4): its five steps, and that it does not exist for who is not named. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MeldcodeApiTest {
    private TestApp app;
    private Fixtures fixtures;
    private UUID client;
    private Answer opened;
    private String id;

    @BeforeAll
    void start() {
        app = TestApp.start();
        fixtures = new Fixtures(app);
        app.sql("INSERT INTO app_user (provider_id, id, version, username, display_name, roles, password_hash)"
                + " SELECT provider_id, gen_random_uuid(), 1, 'teamleider-b', 'Tea', '{teamLead}', password_hash"
                + " FROM app_user WHERE username = 'teamleider'");
    }

    @AfterAll
    void stop() {
        app.close();
    }

    @BeforeEach
    void open() {
        client = fixtures.client("Blauw");
        opened = app.as("teamleider")
                .call(
                        "openMeldcodeCase",
                        Map.of(),
                        json("clientId", client.toString(), "signals", "Blauwe plekken", "signalledBy", user("hulp")))
                .expect(201);
        id = opened.field("id");
    }

    @Test
    void kampen_b2_2_4_the_five_steps_of_the_meldcode() {
        assertThat(opened.json().path("steps").findValuesAsText("step")).containsExactly("signals");
        step(json("step", "decision", "text", "Melden", "reportNecessary", true, "helpPossible", false))
                .expectProblem(409, "meldcode-steps-missing");
        act("closeMeldcodeCase", json("outcome", "Klaar")).expectProblem(409, "meldcode-undecided");
        step(json("step", "weighing", "text", "Afwegingskader doorlopen")).expect(201);
        step(json("step", "consultation", "text", "Besproken")).expectProblem(422, "meldcode-step-incomplete");
        step(json("step", "consultation", "text", "Besproken", "consulted", "veiligThuis"))
                .expect(201);
        step(json("step", "talk", "text", "Niet veilig voor haar", "skipped", true))
                .expect(201);
        step(json("step", "decision", "text", "Melden", "reportNecessary", true))
                .expectProblem(422, "meldcode-step-incomplete");
        step(json(
                        "step",
                        "decision",
                        "text",
                        "Melden",
                        "reportNecessary",
                        true,
                        "helpPossible",
                        false,
                        "reportedOn",
                        "2026-01-05"))
                .expect(201);
        Answer closed = act("closeMeldcodeCase", json("outcome", "Veilig Thuis neemt over"))
                .expect(200);
        assertThat(closed.json().path("steps").findValuesAsText("step"))
                .containsExactly("signals", "weighing", "consultation", "talk", "decision");
        assertThat(closed.field("outcome")).isEqualTo("Veilig Thuis neemt over");
        step(json("step", "talk", "text", "Nog een gesprek")).expectProblem(409, "meldcode-closed");
    }

    @Test
    void for_who_is_not_named_there_is_no_case_whatever_the_role() {
        for (String other : List.of("teamleider-b", "beheer", "planner", "backoffice", "hulp2", "teamleider2")) {
            app.as(other).call("getMeldcodeCase", Map.of("caseId", id)).expectProblem(404, "not-found");
            app.as(other)
                    .call("recordMeldcodeStep", Map.of("caseId", id), json("step", "talk", "text", "Ik wil iets zien"))
                    .expectProblem(404, "not-found");
            app.as(other)
                    .call("nameMeldcodeMember", Map.of("caseId", id), json("userId", user(other)))
                    .expectProblem(404, "not-found");
            app.as(other)
                    .call("closeMeldcodeCase", Map.of("caseId", id), json("outcome", "Weg ermee"))
                    .expectProblem(404, "not-found");
            assertThat(app.as(other).call("listMeldcodeCases").expect(200).text())
                    .doesNotContain(id);
        }
        assertThat(app.as("hulp").call("listMeldcodeCases").expect(200).text()).contains(id);
        assertThat(app.as("hulp")
                        .call("getMeldcodeCase", Map.of("caseId", id))
                        .expect(200)
                        .text())
                .contains("Blauwe plekken");
    }

    @Test
    void who_is_named_sees_it_all_from_then_on() {
        app.as("hulp")
                .call("nameMeldcodeMember", Map.of("caseId", id), json("userId", user("teamleider-b")))
                .expect(200);
        assertThat(app.as("teamleider-b")
                        .call("getMeldcodeCase", Map.of("caseId", id))
                        .expect(200)
                        .json()
                        .path("members"))
                .hasSize(3);
        for (String nobody : List.of(Ids.next().toString(), user("teamleider2"))) {
            app.as("hulp")
                    .call("nameMeldcodeMember", Map.of("caseId", id), json("userId", nobody))
                    .expectProblem(422, "member-unknown");
        }
    }

    @Test
    void every_reading_is_in_the_trail_and_the_trail_names_no_client() {
        app.as("hulp").call("getMeldcodeCase", Map.of("caseId", id)).expect(200);
        assertThat(app.value(
                        "SELECT string_agg(action, ' ' ORDER BY id) FROM audit_entry WHERE object_id = '" + id + "'"))
                .isEqualTo("openMeldcodeCase getMeldcodeCase");
        assertThat(app.value("SELECT count(*) FROM audit_entry WHERE object_type = 'meldcode-case'"
                        + " AND client_ids <> '{}'"))
                .isEqualTo("0");
        Answer searched = app.as("beheer")
                .call("searchAudit", Map.of(), json("clientId", client.toString()))
                .expect(200);
        assertThat(searched.text()).doesNotContainIgnoringCase("meldcode");
    }

    @Test
    void nothing_of_it_reaches_feed_terms_mail_or_tasks() {
        step(json("step", "weighing", "text", "Afgewogen")).expect(201);
        for (String table : List.of("change", "obligation", "mail", "office_task", "incident", "mutation")) {
            assertThat(app.value("SELECT count(*) FROM " + table + " t WHERE t::text LIKE '%" + id
                            + "%' OR t::text LIKE '%" + client + "%'"))
                    .as(table)
                    .isEqualTo("0");
        }
    }

    @Test
    void two_who_record_at_once_do_not_pass_each_other_by() {
        Map<String, Object> first = Map.of("caseId", id, "If-Match", "1");
        app.as("hulp")
                .call("recordMeldcodeStep", first, json("step", "talk", "text", "Gesproken"))
                .expect(201);
        app.as("teamleider")
                .call("recordMeldcodeStep", first, json("step", "talk", "text", "Ook gesproken"))
                .expectProblem(412, "version-mismatch");
        app.as("teamleider")
                .call("recordMeldcodeStep", Map.of("caseId", id), json("step", "talk", "text", "Zonder"))
                .expectProblem(428, "version-required");
    }

    @Test
    void a_day_ahead_or_an_unknown_person_is_refused() {
        step(json("step", "talk", "text", "Morgen", "takenOn", "2026-01-06")).expectProblem(400, "invalid-request");
        app.as("teamleider")
                .call("openMeldcodeCase", Map.of(), json("clientId", Ids.next().toString(), "signals", "x"))
                .expectProblem(422, "client-unknown");
        app.as("teamleider")
                .call(
                        "openMeldcodeCase",
                        Map.of(),
                        json("clientId", client.toString(), "signals", "x", "members", List.of(user("teamleider2"))))
                .expectProblem(422, "member-unknown");
    }

    private Answer step(Map<String, Object> body) {
        return act("recordMeldcodeStep", body);
    }

    private Answer act(String operation, Map<String, Object> body) {
        String version = app.value("SELECT version FROM meldcode_case WHERE id = '" + id + "'");
        return app.as("teamleider").call(operation, Map.of("caseId", id, "If-Match", version), body);
    }

    private String user(String username) {
        return app.value("SELECT id FROM app_user WHERE username = '" + username + "'");
    }
}
