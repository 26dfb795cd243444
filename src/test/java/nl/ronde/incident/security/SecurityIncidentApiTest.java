package nl.ronde.incident.security;

import static nl.ronde.support.TestClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import nl.ronde.platform.id.Ids;
import nl.ronde.support.TestClient.Answer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Security incidents and breaches of personal data: who reports, which clocks run, what meets them, and the register. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SecurityIncidentApiTest {
    private static final String KAMPEN = SecurityWorld.KAMPEN;
    private static final String MAASTRICHT = SecurityWorld.MAASTRICHT;
    private static final Instant NOW = Instant.parse("2026-01-08T09:00:00Z");
    private static final String NOTICED = SecurityWorld.NOTICED;

    private SecurityWorld world;

    @BeforeAll
    void start() {
        world = new SecurityWorld(NOW);
    }

    @AfterAll
    void stop() {
        world.close();
    }

    @Test
    void kampen_b7_1_3_in_doubt_every_municipality_is_told_at_once() {
        String id = world.report("hulp", json("kind", "lost", "description", "Telefoon kwijt"));
        assertThat(world.terms(id))
                .containsExactly(
                        "kampen-hh1-2018 security-incident running", MAASTRICHT + " security-incident running");
        JsonNode term = world.obligations(id).getFirst();
        assertThat(term.path("dueAt").asText()).isEqualTo(NOTICED);
        assertThat(term.path("atOnce").asBoolean()).isTrue();
        world.notify(id, json("recipient", "municipality", "required", true, "at", NOTICED, "agreementId", KAMPEN))
                .expect(201);
        assertThat(world.terms(id))
                .containsExactly("kampen-hh1-2018 security-incident met", MAASTRICHT + " security-incident running");
    }

    @Test
    void avg_art_33_a_breach_runs_72_hours_from_when_it_was_known_and_the_role_is_the_agreements() {
        String id = world.report(
                "planner",
                json("kind", "wrongRecipient", "description", "Brief verkeerd", "agreementIds", List.of(KAMPEN)));
        Answer decided = world.decide(
                        id,
                        json(
                                "personalData",
                                true,
                                "highRisk",
                                false,
                                "reason",
                                "Namen in de brief",
                                "effects",
                                "Klein",
                                "measures",
                                "Brief opgehaald",
                                "people",
                                1,
                                "discoveredAt",
                                "2026-01-07T10:00:00+01:00",
                                "agreementIds",
                                List.of(KAMPEN)))
                .expect(200);
        assertThat(decided.json().at("/concerns/0/role").asText()).isEqualTo("processor");
        assertThat(world.terms(id))
                .containsExactly("kampen-hh1-2018 data-breach running", "kampen-hh1-2018 security-incident running");
        JsonNode breach = world.obligations(id).stream()
                .filter(term -> term.path("kind").asText().equals("data-breach"))
                .findFirst()
                .orElseThrow();
        assertThat(breach.path("dueAt").asText()).isEqualTo("2026-01-10T10:00:00+01:00");
        world.notify(id, json("recipient", "municipality", "required", true, "at", NOW.toString()))
                .expect(201);
        world.notify(id, json("recipient", "dataSubjects", "required", true, "at", NOW.toString()))
                .expect(201);
        assertThat(world.terms(id))
                .containsExactly("kampen-hh1-2018 data-breach running", "kampen-hh1-2018 security-incident metLate");
        world.notify(id, json("recipient", "authority", "required", false, "at", NOW.toString()))
                .expectProblem(422, "reason-required");
        world.notify(
                        id,
                        json(
                                "recipient",
                                "authority",
                                "required",
                                false,
                                "at",
                                NOW.toString(),
                                "reason",
                                "De gemeente meldt zelf"))
                .expect(201);
        assertThat(world.terms(id))
                .containsExactly("kampen-hh1-2018 data-breach met", "kampen-hh1-2018 security-incident metLate");
    }

    @Test
    void avg_art_33_it_was_known_and_told_before_anybody_noticed_it_here() {
        String id = world.report(
                "planner",
                json("kind", "unauthorisedAccess", "description", "Bij de verwerker", "agreementIds", List.of(KAMPEN)));
        world.decide(id, discovered("2026-01-05T16:00:00+01:00")).expect(200);
        assertThat(world.obligations(id).stream()
                        .map(term -> term.path("kind").asText() + " "
                                + term.path("trigger").asText() + " "
                                + term.path("dueAt").asText()))
                .containsExactlyInAnyOrder(
                        "security-incident " + NOTICED + " " + NOTICED,
                        "data-breach 2026-01-05T16:00:00+01:00 2026-01-08T16:00:00+01:00");
        for (String recipient : List.of("municipality", "authority")) {
            world.notify(id, json("recipient", recipient, "required", true, "at", "2026-01-05T17:00:00+01:00"))
                    .expect(201);
        }
        assertThat(world.terms(id))
                .containsExactly("kampen-hh1-2018 data-breach met", "kampen-hh1-2018 security-incident met");
        world.decide(id, discovered("0206-01-05T16:00:00+01:00")).expectProblem(422, "noticed-outside");
    }

    private static Map<String, Object> discovered(String at) {
        return json(
                "personalData",
                true,
                "highRisk",
                false,
                "reason",
                "De verwerker belde",
                "discoveredAt",
                at,
                "agreementIds",
                List.of(KAMPEN));
    }

    @Test
    void what_turns_out_to_concern_another_agreement_moves_the_clocks_with_the_reason() {
        String id = world.report(
                "teamleider", json("kind", "stolen", "description", "Laptop weg", "agreementIds", List.of(KAMPEN)));
        world.decide(
                        id,
                        json(
                                "personalData",
                                true,
                                "highRisk",
                                true,
                                "reason",
                                "Alleen Maastricht",
                                "agreementIds",
                                List.of(MAASTRICHT)))
                .expect(200);
        assertThat(world.terms(id))
                .containsExactly(
                        "kampen-hh1-2018 security-incident waived",
                        MAASTRICHT + " data-breach running",
                        MAASTRICHT + " security-incident running");
        Answer again = world.decide(
                        id,
                        json(
                                "personalData",
                                false,
                                "highRisk",
                                false,
                                "reason",
                                "Schijf was versleuteld",
                                "agreementIds",
                                List.of(KAMPEN, MAASTRICHT)))
                .expect(200);
        assertThat(again.json().path("decisions").findValuesAsText("number")).containsExactly("2", "1");
        assertThat(world.terms(id))
                .containsExactly(
                        "kampen-hh1-2018 security-incident running",
                        MAASTRICHT + " data-breach waived",
                        MAASTRICHT + " security-incident running");
    }

    @Test
    void the_providers_own_information_has_the_authority_alone() {
        String id = world.report(
                "backoffice", json("kind", "malware", "description", "Loonlijst", "concernsClients", false));
        assertThat(world.terms(id)).isEmpty();
        world.decide(id, json("personalData", true, "highRisk", false, "reason", "Lonen", "agreementIds", List.of()))
                .expect(200);
        assertThat(world.terms(id)).containsExactly("- data-breach running");
        world.notify(id, json("recipient", "authority", "required", true, "at", NOW.toString(), "reference", "AP-1"))
                .expect(201);
        assertThat(world.terms(id)).containsExactly("- data-breach met");
    }

    @Test
    void avg_art_33_5_the_register_has_facts_effects_and_measures() {
        String breach = world.report("planner", json("kind", "unauthorisedAccess", "description", "Meegekeken"));
        String none = world.report("planner", json("kind", "unavailable", "description", "Storing"));
        world.decide(
                        breach,
                        json(
                                "personalData",
                                true,
                                "highRisk",
                                true,
                                "reason",
                                "Dossier gelezen",
                                "effects",
                                "Schaamte",
                                "measures",
                                "Rechten ingetrokken",
                                "agreementIds",
                                List.of(KAMPEN)))
                .expect(200);
        JsonNode breaches = world.app()
                .as("beheer")
                .call("listSecurityIncidents", Map.of("breach", true))
                .expect(200)
                .json();
        assertThat(breaches.path("items").findValuesAsText("id"))
                .contains(breach)
                .doesNotContain(none);
        assertThat(breaches.toString()).contains("Meegekeken", "Schaamte", "Rechten ingetrokken");
        JsonNode others = world.app()
                .as("beheer")
                .call("listSecurityIncidents", Map.of("breach", false, "limit", 200))
                .expect(200)
                .json();
        assertThat(others.path("items").findValuesAsText("id")).contains(none).doesNotContain(breach);
    }

    @Test
    void a_phone_hands_in_what_it_could_not_send() {
        String id = Ids.next().toString();
        Map<String, Object> item =
                json("mutationId", Ids.next().toString(), "deviceSeq", 1, "type", "security.report", "entityId", id);
        item.put("occurred", json("wall", NOTICED));
        item.put("payload", json("id", id, "kind", "stolen", "description", "Tas met papieren"));
        Map<String, Object> batch = json("sentAt", json("wall", NOW.toString()), "mutations", List.of(item));
        for (String outcome : List.of("applied", "duplicate")) {
            JsonNode answer = world.app()
                    .as("hulp")
                    .call("pushSyncMutations", Map.of(), batch)
                    .expect(200)
                    .json();
            assertThat(answer.at("/outcomes/0/outcome").asText()).isEqualTo(outcome);
        }
        assertThat(world.terms(id)).hasSize(2);
    }

    @Test
    void of_two_who_decide_the_second_reads_the_first_and_bad_input_is_refused() {
        String id = world.report("hulp", json("kind", "other", "description", "Iets"));
        Map<String, Object> decision =
                json("personalData", false, "highRisk", false, "reason", "Niets", "agreementIds", List.of());
        Map<String, Object> seen = Map.of("securityIncidentId", id, "If-Match", "1");
        world.app().as("beheer").call("decideDataBreach", seen, decision).expect(200);
        world.app().as("teamleider").call("decideDataBreach", seen, decision).expectProblem(412, "version-mismatch");
        world.decide(
                        id,
                        json(
                                "personalData",
                                true,
                                "highRisk",
                                false,
                                "reason",
                                "x",
                                "agreementIds",
                                List.of("nergens")))
                .expectProblem(422, "agreement-unknown");
        world.decide(
                        id,
                        json(
                                "personalData",
                                true,
                                "highRisk",
                                false,
                                "reason",
                                "x",
                                "discoveredAt",
                                "2026-01-08T10:00:01+01:00",
                                "agreementIds",
                                List.of()))
                .expectProblem(422, "noticed-outside");
        world.notify(
                        id,
                        json(
                                "recipient",
                                "authority",
                                "required",
                                true,
                                "at",
                                NOW.plusSeconds(1).toString()))
                .expectProblem(422, "report-in-future");
        world.notify(id, json("recipient", "authority", "required", true, "at", "0206-01-06T09:30:00+01:00"))
                .expectProblem(422, "report-in-future");
        world.app()
                .as("planner")
                .call("reportSecurityIncident", Map.of(), json("id", id, "kind", "other", "description", "Nog eens"))
                .expectProblem(409, "security-incident-exists");
    }
}
