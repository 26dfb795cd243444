package nl.ronde.staff;

import static nl.ronde.support.TestClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.ronde.calendar.DutchMoment;
import nl.ronde.support.TestApp;
import nl.ronde.support.TestClient;
import nl.ronde.support.TestClient.Answer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Workers, their files and their teams through HTTP. The clock stands on 5 January 2026. */
@TestInstance(Lifecycle.PER_CLASS)
class StaffApiTest {
    private TestApp app;
    private TestClient planner;

    @BeforeAll
    void start() {
        app = TestApp.start();
        planner = app.as("planner");
    }

    @AfterAll
    void stop() {
        app.close();
    }

    @Test
    void the_demo_has_a_worker_with_a_user_and_a_substitute_in_one_team() {
        Answer me = app.as("hulp").call("getMe").expect(200);
        Answer hanna = planner.call("getWorker", Map.of("workerId", me.field("workerId")))
                .expect(200);
        assertThat(hanna.field("name")).isEqualTo("Hanna Hulp");
        assertThat(hanna.field("activeFrom")).isEqualTo("2018-07-01");
        assertThat(hanna.field("confidentialitySignedOn")).isEqualTo("2025-01-06");
        assertThat(hanna.field("vogValidUntil")).isEqualTo("2028-01-06");
        assertThat(hanna.json().at("/teams/0/teamName").asText()).isEqualTo("Team Kampen");
        String team = hanna.json().at("/teams/0/teamId").asText();
        assertThat(names(planner.call("listWorkers", Map.of("teamId", team))))
                .containsExactly("Hanna Hulp", "Wil Waarnemer");
        assertThat(app.as("hulp2").call("getMe").expect(200).json().has("workerId"))
                .isTrue();
    }

    @Test
    void dvo_b3_c4_a_vog_counts_three_years_and_the_answer_says_who_asks_it() {
        String worker = worker("Vera VOG");
        Answer vog = planner.call(
                        "recordVog", Map.of("workerId", worker), json("issuedOn", "2024-02-29", "reference", "VOG-1"))
                .expect(201);
        assertThat(vog.field("validUntil")).isEqualTo("2027-02-28");
        assertThat(vog.field("source")).isEqualTo("appendix");
        assertThat(vog.field("citation")).isEqualTo("DVO B3 C4");
        assertThat(vog.field("rule")).contains("3 jaar");
    }

    @Test
    void dvo_b3_c5_the_vog_of_a_volunteer_has_a_rule_of_its_own() {
        String worker = worker("Vik Vrijwilliger", "kind", "volunteer");
        Answer vog = planner.call("recordVog", Map.of("workerId", worker), json("issuedOn", "2025-06-01"))
                .expect(201);
        assertThat(vog.field("citation")).isEqualTo("DVO B3 C5");
    }

    @Test
    void every_vog_is_kept_and_the_one_that_lasts_longest_counts() {
        String worker = worker("Nora Nieuw");
        recordVog(worker, "2025-05-01");
        recordVog(worker, "2023-01-01");
        Answer file = get(worker);
        assertThat(file.json().path("vogs")).hasSize(2);
        assertThat(file.field("vogValidUntil")).isEqualTo("2028-05-01");
    }

    @Test
    void workers_whose_vog_ends_or_is_missing_are_found() {
        String without = worker("Zonder Papieren");
        String lasting = worker("Zolang Geldig");
        recordVog(lasting, "2025-12-01");
        String ending = worker("Zeker Verlopend");
        recordVog(ending, "2023-03-01");
        assertThat(names(planner.call("listWorkers", Map.of("vogExpiresBefore", "2026-04-01"))))
                .contains("Zonder Papieren", "Zeker Verlopend")
                .doesNotContain("Zolang Geldig");
        assertThat(names(planner.call("listWorkers", Map.of("vogExpiresBefore", "2026-03-01"))))
                .contains("Zonder Papieren")
                .doesNotContain("Zeker Verlopend");
    }

    @Test
    void who_leaves_renews_no_vog_and_who_stays_longer_does() {
        String worker = worker("Vera Vertrekt");
        recordVog(worker, "2025-04-07");
        assertThat(renewal("2025-04-07")).isEqualTo("running");
        leaves(worker, "2026-06-30");
        assertThat(renewal("2025-04-07")).isEqualTo("waived");
        leaves(worker, "2028-06-30");
        assertThat(renewal("2025-04-07")).as("before that day it must be newer").isEqualTo("running");
    }

    private void leaves(String worker, String lastDay) {
        planner.call(
                        "changeWorker",
                        Map.of("workerId", worker, "If-Match", get(worker).header("ETag")),
                        json("activeUntil", lastDay))
                .expect(200);
    }

    private String renewal(String issuedOn) {
        for (var each : app.as("teamleider")
                .call("listObligations", Map.of("kind", "vog-renewal", "limit", 200))
                .expect(200)
                .json()
                .path("items")) {
            if (each.path("subjectLabel").asText().endsWith(DutchMoment.day(LocalDate.parse(issuedOn)))) {
                return each.path("state").asText();
            }
        }
        return "none";
    }

    @ParameterizedTest
    @CsvSource({
        "recordVog, issuedOn, 2026-01-06, 422, date-in-future",
        "recordVog, issuedOn, 0001-01-01, 400, invalid-request",
        "recordConfidentialityStatement, signedOn, 2026-01-06, 422, date-in-future",
    })
    void what_is_recorded_as_done_has_a_day_that_can_be(
            String operation, String field, String day, int status, String code) {
        planner.call(operation, Map.of("workerId", worker("Dag Fout")), json(field, day))
                .expectProblem(status, code);
    }

    @Test
    void a_worker_is_changed_with_the_version_seen_and_null_empties() {
        String worker = worker("Anna Anders", "activeUntil", "2026-06-30", "phone", "0612345678");
        Map<String, Object> change = new java.util.LinkedHashMap<>();
        change.put("name", "Anna Nieuwenhuis");
        change.put("activeUntil", null);
        change.put("minutesPerWeek", 960);
        planner.call("changeWorker", Map.of("workerId", worker), change).expectProblem(428, "version-required");
        planner.call("changeWorker", Map.of("workerId", worker, "If-Match", "\"7\""), change)
                .expectProblem(412, "version-mismatch");
        Answer changed = planner.call("changeWorker", Map.of("workerId", worker, "If-Match", "\"1\""), change)
                .expect(200);
        assertThat(changed.header("ETag")).isEqualTo("\"2\"");
        assertThat(changed.json().has("activeUntil")).isFalse();
        assertThat(changed.field("phone")).isEqualTo("0612345678");
        assertThat(changed.json().path("minutesPerWeek").asInt()).isEqualTo(960);
    }

    @Test
    void nobody_leaves_before_coming() {
        planner.call(
                        "createWorker",
                        Map.of(),
                        json("name", "X", "kind", "temp", "activeFrom", "2026-02-01", "activeUntil", "2026-01-31"))
                .expectProblem(422, "ends-before-it-begins");
        String worker = worker("Kort Hier");
        planner.call("changeWorker", Map.of("workerId", worker, "If-Match", "\"1\""), json("activeUntil", "2017-12-31"))
                .expectProblem(422, "ends-before-it-begins");
    }

    @Test
    void workers_are_found_by_the_day_they_are_here_and_by_kind() {
        worker("Tijdelijk Hier", "activeFrom", "2025-03-01", "activeUntil", "2025-03-31", "kind", "temp");
        assertThat(names(planner.call("listWorkers", Map.of("activeOn", "2025-03-31", "kind", "temp"))))
                .containsExactly("Tijdelijk Hier");
        assertThat(names(planner.call("listWorkers", Map.of("activeOn", "2025-04-01", "kind", "temp"))))
                .isEmpty();
    }

    @Test
    void a_list_goes_on_where_the_page_before_ended() {
        worker("Gelijk Genaamd", "kind", "trainee");
        worker("Gelijk Genaamd", "kind", "trainee");
        worker("Gerda Genaamd", "kind", "trainee");
        List<String> ids = new ArrayList<>();
        String cursor = null;
        do {
            Map<String, Object> query = json("kind", "trainee", "limit", 1, "cursor", cursor);
            Answer page = planner.call("listWorkers", query).expect(200);
            page.json().path("items").forEach(item -> ids.add(item.path("id").asText()));
            cursor = page.json().path("nextCursor").asText(null);
        } while (cursor != null);
        assertThat(ids).hasSize(3).doesNotHaveDuplicates();
    }

    @Test
    void a_competence_is_added_once_and_removed() {
        String worker = worker("Bea Bekwaam");
        Map<String, Object> competence = json("competence", "Tilhulp", "validFrom", "2025-01-01");
        String id = planner.call("addCompetence", Map.of("workerId", worker), competence)
                .expect(201)
                .field("id");
        planner.call("addCompetence", Map.of("workerId", worker), competence).expectProblem(409, "competence-known");
        planner.call("removeCompetence", Map.of("workerId", worker, "competenceId", id))
                .expect(204);
        planner.call("removeCompetence", Map.of("workerId", worker, "competenceId", id))
                .expectProblem(404, "not-found");
        assertThat(get(worker).json().path("competences")).isEmpty();
        assertThat(get(worker).header("ETag")).isEqualTo("\"3\"");
    }

    @Test
    void leave_is_recorded_and_taken_back_once() {
        String worker = worker("Lea Verlof");
        Map<String, Object> days = json("firstDay", "2026-02-02", "lastDay", "2026-02-06");
        String leave = planner.call("recordLeave", Map.of("workerId", worker), days)
                .expect(201)
                .field("id");
        planner.call("recordLeave", Map.of("workerId", worker), json("firstDay", "2026-02-06", "lastDay", "2026-02-05"))
                .expectProblem(422, "ends-before-it-begins");
        Map<String, String> path = Map.of("workerId", worker, "leaveId", leave);
        Answer cancelled = planner.call("cancelLeave", path).expect(200);
        assertThat(cancelled.json().path("cancelled").asBoolean()).isTrue();
        assertThat(planner.call("cancelLeave", path).expect(200).text()).isEqualTo(cancelled.text());
        assertThat(get(worker).json().at("/leaves/0/cancelled").asBoolean()).isTrue();
        String another = worker("Ander Verlof");
        planner.call("cancelLeave", Map.of("workerId", another, "leaveId", leave))
                .expectProblem(404, "not-found");
    }

    @Test
    void a_team_has_a_name_of_its_own_and_members_by_date() {
        String team = planner.call("createTeam", Map.of(), json("name", "Team Hasselt"))
                .expect(201)
                .field("id");
        planner.call("createTeam", Map.of(), json("name", "Team Hasselt")).expectProblem(409, "team-name-taken");
        String worker = worker("Lid van Team");
        Answer member = planner.call(
                        "addTeamMember", Map.of("teamId", team), json("workerId", worker, "firstDay", "2026-01-01"))
                .expect(201);
        planner.call("addTeamMember", Map.of("teamId", team), json("workerId", worker, "firstDay", "2026-03-01"))
                .expectProblem(409, "already-in-team");
        Map<String, String> path = Map.of("teamId", team, "membershipId", member.field("id"));
        planner.call("endTeamMembership", path, json("lastDay", "2025-12-31"))
                .expectProblem(422, "ends-before-it-begins");
        planner.call("endTeamMembership", path, json("lastDay", "2026-01-31")).expect(200);
        planner.call("addTeamMember", Map.of("teamId", team), json("workerId", worker, "firstDay", "2026-02-01"))
                .expect(201);
        planner.call("endTeamMembership", path, json("lastDay", "2026-02-01")).expectProblem(409, "already-in-team");
        Answer read = planner.call("getTeam", Map.of("teamId", team)).expect(200);
        assertThat(read.json().path("members")).hasSize(2);
        Answer renamed = planner.call(
                        "changeTeam",
                        Map.of("teamId", team, "If-Match", read.header("ETag")),
                        json("name", "Team Zwartewaterland"))
                .expect(200);
        assertThat(renamed.json().path("members")).hasSize(2);
        planner.call(
                        "changeTeam",
                        Map.of("teamId", team, "If-Match", renamed.header("ETag")),
                        json("name", "Team Kampen"))
                .expectProblem(409, "team-name-taken");
        assertThat(planner.call("listTeams").expect(200).text()).contains("Team Zwartewaterland");
    }

    @Test
    void who_is_in_a_team_depends_on_the_day() {
        String team = planner.call("createTeam", Map.of(), json("name", "Team IJsselmuiden"))
                .expect(201)
                .field("id");
        planner.call(
                        "addTeamMember",
                        Map.of("teamId", team),
                        json("workerId", worker("Dag Lid"), "firstDay", "2026-02-01", "lastDay", "2026-02-28"))
                .expect(201);
        assertThat(names(planner.call("listWorkers", Map.of("teamId", team)))).isEmpty();
        assertThat(names(planner.call("listWorkers", Map.of("teamId", team, "activeOn", "2026-02-28"))))
                .containsExactly("Dag Lid");
    }

    @Test
    void workers_of_another_provider_do_not_exist() {
        String worker = worker("Van Ons");
        TestClient other = app.as("planner2");
        other.call("getWorker", Map.of("workerId", worker)).expectProblem(404, "not-found");
        String team =
                other.call("listTeams").expect(200).json().at("/items/0/id").asText();
        other.call("addTeamMember", Map.of("teamId", team), json("workerId", worker, "firstDay", "2026-01-01"))
                .expectProblem(422, "worker-unknown");
        assertThat(names(other.call("listWorkers"))).doesNotContain("Van Ons");
    }

    @Test
    void a_user_becomes_a_worker_with_one_account() {
        String worker = worker("Ursula User");
        TestClient administrator = app.as("beheer");
        Map<String, Object> user =
                json("username", "ursula", "displayName", "U", "roles", List.of("worker"), "workerId", worker);
        administrator.call("createUser", Map.of(), user).expect(201);
        user.put("username", "ursula2");
        administrator.call("createUser", Map.of(), user).expectProblem(409, "worker-has-user");
        user.put("workerId", UUID.randomUUID().toString());
        administrator.call("createUser", Map.of(), user).expectProblem(422, "worker-unknown");
    }

    @Test
    void every_write_and_read_of_a_worker_leaves_a_trail() {
        String worker = worker("Sporen Lezer");
        get(worker);
        recordVog(worker, "2025-01-01");
        assertThat(app.value("SELECT string_agg(action, ',' ORDER BY id) FROM audit_entry WHERE object_id = '" + worker
                        + "'"))
                .isEqualTo("createWorker,getWorker,recordVog");
    }

    private String worker(String name, String... more) {
        Map<String, Object> body = json("name", name, "kind", "employee", "activeFrom", "2018-07-01");
        for (int i = 0; i < more.length; i += 2) {
            body.put(more[i], more[i + 1]);
        }
        return planner.call("createWorker", Map.of(), body).expect(201).field("id");
    }

    private void recordVog(String worker, String issuedOn) {
        planner.call("recordVog", Map.of("workerId", worker), json("issuedOn", issuedOn))
                .expect(201);
    }

    private Answer get(String worker) {
        return planner.call("getWorker", Map.of("workerId", worker)).expect(200);
    }

    private static List<String> names(Answer page) {
        List<String> names = new ArrayList<>();
        page.expect(200)
                .json()
                .path("items")
                .forEach(item -> names.add(item.path("name").asText()));
        return names;
    }
}
