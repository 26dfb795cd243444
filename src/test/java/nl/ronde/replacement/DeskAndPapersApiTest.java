package nl.ronde.replacement;

import static nl.ronde.support.TestClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.ronde.visit.VisitWorld;
import org.junit.jupiter.api.Test;

/** Candidates and what would have to give, papers that lapse, continuity: through HTTP, from Friday 30 January 2026, 12:00. */
class DeskAndPapersApiTest {
    @Test
    void who_could_go_is_ranked_and_who_cannot_says_why() {
        try (ReplacementWorld world = new ReplacementWorld()) {
            VisitWorld.Worker absent = world.visits().worker();
            VisitWorld.Worker known = world.visits().worker();
            UUID expired = world.fixtures().worker("Verlopen");
            UUID busy = world.fixtures().worker("Bezet");
            UUID unwanted = world.fixtures().worker("Ongewenst");
            UUID client = world.fixtures().client("Testclient");
            UUID assignment = world.dvo(client);
            String earlier = world.visit(assignment, known.id(), "2026-01-27");
            known.delivers(earlier, "2026-01-27T09:00:00+01:00", "2026-01-27T10:00:00+01:00");
            world.visit(assignment, absent.id(), "2026-02-02");
            world.app().sql("UPDATE worker_vog SET valid_until = '2026-02-01' WHERE worker_id = '" + expired + "'");
            world.visit(
                    world.fixtures().assignment(world.fixtures().client("Elders")),
                    busy,
                    "2026-02-02",
                    "08:00",
                    "09:30");
            world.planner()
                    .call(
                            "setUnwantedCombination",
                            Map.of(),
                            json(
                                    "clientId",
                                    client.toString(),
                                    "workerId",
                                    unwanted.toString(),
                                    "wishOf",
                                    "worker",
                                    "reason",
                                    "Hond"))
                    .expect(201);
            world.sick(absent, "2026-01-30T08:00:00+01:00", "expectedLastDay", "2026-02-03");
            String need = world.need(client).path("id").asText();
            List<JsonNode> candidates = new ArrayList<>();
            world.planner()
                    .call("listReplacementCandidates", Map.of("needId", need))
                    .expect(200)
                    .json()
                    .path("items")
                    .forEach(candidates::add);
            assertThat(candidates.getFirst().path("workerId").asText())
                    .isEqualTo(known.id().toString());
            assertThat(candidates.getFirst().path("helpedBefore").asInt()).isEqualTo(1);
            assertThat(candidates)
                    .noneMatch(each ->
                            each.path("workerId").asText().equals(absent.id().toString()));
            assertThat(exclusion(candidates, expired)).isEqualTo("noVog De VOG is geldig tot en met 1 februari 2026.");
            assertThat(exclusion(candidates, busy))
                    .startsWith("overlap Heeft een bezoek op 2 februari 2026 van 08:00 tot 09:30");
            assertThat(exclusion(candidates, unwanted)).isEqualTo("unwantedCombination Ongewenste combinatie: Hond");
            // While somebody can, there is nothing that would have to give.
            assertThat(world.full(need).path("nearestMisses")).isEmpty();
            world.app()
                    .sql("UPDATE worker_vog SET valid_until = '2026-02-01' WHERE worker_id <> '" + busy + "'"
                            + " AND worker_id <> '" + unwanted + "'");
            JsonNode misses = world.full(need).path("nearestMisses");
            assertThat(misses).hasSize(3);
            assertThat(misses.get(0).path("hard").asBoolean()).isTrue();
        }
    }

    private static String exclusion(List<JsonNode> candidates, UUID worker) {
        JsonNode one = candidates.stream()
                .filter(each -> each.path("workerId").asText().equals(worker.toString()))
                .findFirst()
                .orElseThrow();
        assertThat(one.path("possible").asBoolean()).isFalse();
        assertThat(one.path("exclusions")).hasSize(1);
        return one.at("/exclusions/0/code").asText() + " "
                + one.at("/exclusions/0/text").asText();
    }

    @Test
    void kampen_b2_2_1_a_vog_that_lapses_while_the_server_is_off_leaves_vacant_work_with_a_term_from_that_day() {
        try (ReplacementWorld world = new ReplacementWorld()) {
            UUID worker = world.fixtures().worker("Bijna");
            UUID client = world.fixtures().client("Testclient");
            UUID assignment = world.fixtures().assignment(client);
            String soon = world.visit(assignment, worker, "2026-02-10");
            String later = world.visit(assignment, worker, "2026-02-17");
            world.app().sql("UPDATE worker_vog SET valid_until = '2026-02-02' WHERE worker_id = '" + worker + "'");
            JsonNode paper = papers(world, worker);
            assertThat(paper.path("validUntil").asText()).isEqualTo("2026-02-02");
            assertThat(paper.path("lapsed").asBoolean()).isFalse();
            assertThat(paper.path("visits").asInt()).isEqualTo(2);
            world.app().moveTo(Instant.parse("2026-02-02T22:59:00Z"));
            assertThat(world.needs(client)).isEmpty();
            // Three days without a server.
            world.app().moveTo(Instant.parse("2026-02-05T23:30:00Z"));
            assertThat(world.visits().visit(soon).at("/visit/status").asText()).isEqualTo("vacant");
            assertThat(world.visits().visit(later).at("/visit/status").asText()).isEqualTo("vacant");
            JsonNode need = world.need(client);
            assertThat(need.path("cause").asText()).isEqualTo("vog");
            assertThat(need.path("noticedAt").asText()).isEqualTo("2026-02-02T23:00:00Z");
            assertThat(world.term(client).path("dueOn").asText()).isEqualTo("2026-02-08");
            world.app().moveTo(Instant.parse("2026-02-06T08:00:00Z"));
            assertThat(world.needs(client)).hasSize(1);
            assertThat(papers(world, worker).path("lapsed").asBoolean()).isTrue();
            // A new VOG lets her go herself again.
            world.app()
                    .as("teamleider")
                    .call("recordVog", Map.of("workerId", worker), json("issuedOn", "2026-02-05"))
                    .expect(201);
            world.assign(soon, worker).expect(200);
            world.assign(later, worker).expect(200);
            assertThat(world.need(client).path("state").asText()).isEqualTo("lapsed");
        }
    }

    @Test
    void whoever_lacks_a_competence_that_is_taken_away_or_asked_for_since_is_off_the_visits_at_once() {
        try (ReplacementWorld world = new ReplacementWorld()) {
            UUID client = world.fixtures().client("Sonde");
            UUID assignment = world.fixtures().assignment(client);
            UUID able = world.fixtures().worker("Bekwaam");
            UUID unable = world.fixtures().worker("Onbekwaam");
            String competence = world.planner()
                    .call(
                            "addCompetence",
                            Map.of("workerId", able),
                            json("competence", "Sondevoeding", "validFrom", "2025-01-01"))
                    .expect(201)
                    .field("id");
            String hers = world.visit(assignment, able, "2026-02-09");
            String theirs = world.visit(assignment, unable, "2026-02-10");
            world.planner()
                    .call(
                            "setReplacementRequirements",
                            Map.of("assignmentId", assignment),
                            json(
                                    "cannotWait",
                                    false,
                                    "judgedBy",
                                    "provider",
                                    "competences",
                                    List.of("sondevoeding"),
                                    "reason",
                                    "Sonde"))
                    .expect(200);
            assertThat(status(world, theirs)).isEqualTo("vacant");
            assertThat(status(world, hers)).isEqualTo("planned");
            assertThat(world.needs(client)).hasSize(1);
            world.planner()
                    .call("removeCompetence", Map.of("workerId", able, "competenceId", competence))
                    .expect(204);
            assertThat(status(world, hers)).isEqualTo("vacant");
            assertThat(world.needs(client))
                    .hasSize(2)
                    .allMatch(need -> need.path("cause").asText().equals("competence"));
        }
    }

    private static String status(ReplacementWorld world, String visit) {
        return world.visits().visit(visit).at("/visit/status").asText();
    }

    private static JsonNode papers(ReplacementWorld world, UUID worker) {
        for (JsonNode each : world.planner()
                .call("listWorkerPapers", Map.of("until", "2026-03-31"))
                .expect(200)
                .json()
                .path("items")) {
            if (each.path("workerId").asText().equals(worker.toString())
                    && each.path("what").asText().equals("vog")) {
                return each;
            }
        }
        throw new AssertionError("no paper of " + worker);
    }

    @Test
    void a_competence_that_the_help_asks_for_lapses_and_its_visits_become_vacant() {
        try (ReplacementWorld world = new ReplacementWorld()) {
            UUID worker = world.fixtures().worker("Bekwaam");
            UUID client = world.fixtures().client("Testclient");
            UUID assignment = world.fixtures().assignment(client);
            world.planner()
                    .call(
                            "addCompetence",
                            Map.of("workerId", worker),
                            json("competence", "Medicatie", "validFrom", "2025-01-01", "validUntil", "2026-02-02"))
                    .expect(201);
            String before = world.visit(assignment, worker, "2026-02-02");
            String after = world.visit(assignment, worker, "2026-02-09");
            world.planner()
                    .call(
                            "setReplacementRequirements",
                            Map.of("assignmentId", assignment),
                            json(
                                    "cannotWait",
                                    false,
                                    "judgedBy",
                                    "provider",
                                    "competences",
                                    List.of("medicatie"),
                                    "reason",
                                    "Medicatie"))
                    .expect(200);
            world.app().moveTo(Instant.parse("2026-02-02T12:00:00Z"));
            assertThat(world.needs(client)).isEmpty();
            world.app().moveTo(Instant.parse("2026-02-03T06:00:00Z"));
            assertThat(world.visits().visit(before).at("/visit/status").asText())
                    .isEqualTo("planned");
            assertThat(world.visits().visit(after).at("/visit/status").asText()).isEqualTo("vacant");
            assertThat(world.need(client).path("cause").asText()).isEqualTo("competence");
            world.assign(after, worker).expectProblem(422, "worker-lacks-competence");
        }
    }

    @Test
    void kampen_b2_2_1_each_vog_has_a_term_that_a_newer_one_meets() {
        try (ReplacementWorld world = new ReplacementWorld()) {
            UUID worker = world.fixtures().workerWithoutVog("Nieuw");
            record(world, worker, "2023-03-01");
            record(world, worker, "2026-01-15");
            // One that was found later starts no clock: a newer one is there.
            record(world, worker, "2024-01-15");
            List<String> states = new ArrayList<>();
            world.app()
                    .as("teamleider")
                    .call("listObligations", Map.of("kind", "vog-renewal", "limit", 200))
                    .expect(200)
                    .json()
                    .path("items")
                    .forEach(each -> {
                        String label = each.path("subjectLabel").asText();
                        if (!label.contains("2025")) {
                            states.add(label + " " + each.path("state").asText() + " "
                                    + each.path("dueOn").asText());
                        }
                    });
            assertThat(states).hasSize(2);
            assertThat(states.toString()).contains("met 2026-03-01").contains("running 2029-01-15");
        }
    }

    private static void record(ReplacementWorld world, UUID worker, String issuedOn) {
        world.app()
                .as("teamleider")
                .call("recordVog", Map.of("workerId", worker), json("issuedOn", issuedOn))
                .expect(201);
    }

    @Test
    void dvo_b3_d2_how_many_different_helpers_a_client_saw_in_a_quarter() {
        try (ReplacementWorld world = new ReplacementWorld()) {
            VisitWorld.Worker often = world.visits().worker();
            VisitWorld.Worker once = world.visits().worker();
            UUID client = world.fixtures().client("Testclient");
            UUID assignment = world.fixtures().assignment(client);
            UUID steady = world.fixtures().client("Vast");
            UUID second = world.fixtures().assignment(steady);
            deliver(world, often, assignment, "2026-01-06", "09:00");
            deliver(world, often, assignment, "2026-01-13", "09:00");
            deliver(world, once, assignment, "2026-01-20", "09:00");
            deliver(world, often, second, "2026-01-06", "13:00");
            Map<String, Object> quarter = Map.of("year", 2026, "quarter", 1);
            JsonNode figures =
                    world.planner().call("getContinuity", quarter).expect(200).json();
            assertThat(figures.path("lastDay").asText()).isEqualTo("2026-03-31");
            assertThat(figures.at("/provider/clients").asInt()).isEqualTo(2);
            assertThat(figures.at("/provider/averageHelpers").asDouble()).isEqualTo(1.5);
            assertThat(figures.at("/provider/mostHelpers").asInt()).isEqualTo(2);
            JsonNode page = world.planner()
                    .call("listClientContinuity", Map.of("year", 2026, "quarter", 1, "limit", 1))
                    .expect(200)
                    .json();
            assertThat(page.at("/items/0/clientId").asText()).isEqualTo(client.toString());
            JsonNode next = world.planner()
                    .call(
                            "listClientContinuity",
                            Map.of(
                                    "year",
                                    2026,
                                    "quarter",
                                    1,
                                    "limit",
                                    1,
                                    "cursor",
                                    page.path("nextCursor").asText()))
                    .expect(200)
                    .json();
            assertThat(next.at("/items/0/clientId").asText()).isEqualTo(steady.toString());
            assertThat(next.has("nextCursor")).isFalse();
            world.planner()
                    .call(
                            "setFixedContact",
                            Map.of("clientId", client),
                            json("workerId", often.id().toString()))
                    .expect(204);
            JsonNode one = world.planner()
                    .call("getClientContinuity", Map.of("clientId", client, "year", 2026, "quarter", 1))
                    .expect(200)
                    .json();
            assertThat(one.path("helpers").asInt()).isEqualTo(2);
            assertThat(one.at("/who/0/visits").asInt()).isEqualTo(2);
            assertThat(one.at("/fixedContact/workerId").asText())
                    .isEqualTo(often.id().toString());
            assertThat(world.planner()
                            .call("getContinuity", Map.of("year", 2025, "quarter", 4))
                            .expect(200)
                            .json()
                            .path("provider")
                            .has("averageHelpers"))
                    .isFalse();
        }
    }

    private static void deliver(
            ReplacementWorld world, VisitWorld.Worker worker, UUID assignment, String day, String begin) {
        String end = begin.equals("09:00") ? "10:00" : "14:00";
        String visit = world.visit(assignment, worker.id(), day, begin, end);
        worker.delivers(visit, ReplacementWorld.local(day, begin), ReplacementWorld.local(day, end));
    }
}
