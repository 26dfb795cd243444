package nl.ronde.incident.meldcode;

import static nl.ronde.support.TestClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import nl.ronde.platform.id.Ids;
import nl.ronde.support.Fixtures;
import nl.ronde.support.TestApp;
import nl.ronde.support.TestClient.Answer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/** The meldcode (Kampen B2 2.4): its five steps, and that it does not exist for who is not named. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MeldcodeApiTest {
    private static final String WAITING =
            "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'";

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
    void kampen_b2_2_4_who_need_not_know_any_more_reads_it_no_longer_and_the_case_keeps_who_and_why() {
        named("hulp", "teamleider-b");
        step(json("step", "talk", "text", "Gesproken")).expect(201);
        unname("teamleider-b", "hulp").expect(200);
        assertThat(app.as("hulp").call("listMeldcodeCases").expect(200).text()).doesNotContain(id);
        app.as("hulp").call("getMeldcodeCase", Map.of("caseId", id)).expectProblem(404, "not-found");
        app.as("hulp")
                .call("nameMeldcodeMember", Map.of("caseId", id), json("userId", user("hulp")))
                .expectProblem(404, "not-found");
        JsonNode left = read("teamleider");
        assertThat(words(left.path("members"))).containsExactlyInAnyOrder(user("teamleider"), user("teamleider-b"));
        assertThat(left.path("signalledBy").asText()).isEqualTo(user("hulp"));
        assertThat(left.path("formerMembers")).hasSize(1);
        assertThat(left.at("/formerMembers/0/userId").asText()).isEqualTo(user("hulp"));
        assertThat(left.at("/formerMembers/0/endedBy").asText()).isEqualTo(user("teamleider-b"));
        assertThat(left.at("/formerMembers/0/reason").asText()).isEqualTo("Komt daar niet meer");
        unname("teamleider", "hulp").expectProblem(404, "not-found");
        named("teamleider", "hulp");
        assertThat(words(read("hulp").path("members"))).contains(user("hulp"));
        assertThat(read("hulp").path("formerMembers")).hasSize(1);
    }

    @Test
    void who_takes_names_out_is_a_named_team_lead_and_stays_herself_also_after_the_end() {
        unname("hulp", "teamleider").expectProblem(403, "forbidden");
        unname("teamleider-b", "hulp").expectProblem(404, "not-found");
        unname("teamleider", "teamleider").expectProblem(409, "meldcode-own-name");
        for (String each : List.of("weighing", "talk")) {
            step(json("step", each, "text", "Gedaan")).expect(201);
        }
        step(json("step", "consultation", "text", "Besproken", "consulted", "colleague"))
                .expect(201);
        step(json("step", "decision", "text", "Niet melden", "reportNecessary", false, "helpPossible", true))
                .expect(201);
        act("closeMeldcodeCase", json("outcome", "Hulp geregeld")).expect(200);
        JsonNode closed = unname("teamleider", "hulp").expect(200).json();
        assertThat(closed.path("outcome").asText()).isEqualTo("Hulp geregeld");
        assertThat(words(closed.path("members"))).containsExactly(user("teamleider"));
    }

    @Test
    @Timeout(60)
    void of_two_team_leads_who_take_each_other_out_at_once_one_stays() throws Exception {
        named("teamleider", "teamleider-b");
        read("teamleider-b");
        try (var pool = Executors.newFixedThreadPool(2);
                var locker = app.database().connect();
                var statement = locker.createStatement()) {
            locker.setAutoCommit(false);
            statement.execute("SELECT 1 FROM meldcode_case WHERE id = '" + id + "' FOR UPDATE");
            Future<Answer> one = pool.submit(() -> unname("teamleider", "teamleider-b"));
            Future<Answer> other = pool.submit(() -> unname("teamleider-b", "teamleider"));
            while (!app.value(WAITING).equals("2")) {
                Thread.onSpinWait();
            }
            locker.rollback();
            assertThat(List.of(one.get().status(), other.get().status())).containsExactlyInAnyOrder(200, 404);
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
        app.as("teamleider")
                .call(
                        "openMeldcodeCase",
                        Map.of(),
                        json("clientId", client.toString(), "signals", "x", "signalledBy", user("teamleider2")))
                .expectProblem(422, "member-unknown");
    }

    private void named(String by, String whom) {
        app.as(by)
                .call("nameMeldcodeMember", Map.of("caseId", id), json("userId", user(whom)))
                .expect(200);
    }

    private Answer unname(String by, String whom) {
        return app.as(by)
                .call(
                        "endMeldcodeMembership",
                        Map.of("caseId", id, "userId", user(whom)),
                        json("reason", "Komt daar niet meer"));
    }

    private JsonNode read(String by) {
        return app.as(by)
                .call("getMeldcodeCase", Map.of("caseId", id))
                .expect(200)
                .json();
    }

    private static List<String> words(JsonNode list) {
        return list.valueStream().map(JsonNode::asText).toList();
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
