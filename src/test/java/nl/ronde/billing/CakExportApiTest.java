package nl.ronde.billing;

import static nl.ronde.support.TestClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.ronde.message.iwmo.Test301;
import nl.ronde.message.iwmo.Test301Product;
import nl.ronde.support.TestClient.Answer;
import nl.ronde.visit.VisitWorld;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Hours to the CAK, from the municipality's message to the file, through HTTP. */
class CakExportApiTest {
    private static final String KAMPEN = "kampen-hh1-2018";

    private VisitWorld world;
    private UUID assignment;
    private String client;

    @BeforeEach
    void start() {
        world = new VisitWorld();
        JsonNode message = world.app()
                .as("backoffice")
                .call(
                        "receiveIwmoMessage",
                        Map.of(),
                        new Test301().product(new Test301Product()).bytes())
                .expect(200)
                .json();
        client = message.path("clientId").asText();
        assignment = UUID.fromString(world.app().value("SELECT id FROM assignment WHERE client_id = '" + client + "'"));
    }

    @AfterEach
    void stop() {
        world.close();
    }

    @Test
    void kampen_b2_5_7_the_minutes_in_the_file_are_those_of_the_approved_visits() throws Exception {
        deliverTwoVisits();
        approve();
        Answer made = export().expect(201);
        assertThat(made.field("fileName")).isEqualTo("zorguren_42420001_2026P01_1.csv");
        assertThat(made.json().path("totalMinutes").asInt()).isEqualTo(205);
        assertThat(made.json().path("totalMinutes").asText())
                .isEqualTo(world.app().value("SELECT sum(approved_minutes) FROM visit"));
        assertThat(made.json().at("/lines/0/mutation").asText()).isEqualTo("new");
        assertThat(made.json().at("/lines/0/clientId").asText()).isEqualTo(client);
        assertThat(made.text()).doesNotContain("999900006");
        Answer file = file(made);
        assertThat(file.text()).isEqualTo("""
                01;OWN-1;42420001;1;2026-01-30;2026;01;1;205\r
                02;0166;999900006;1941-08-13;01;01A04;300201;2026;01;205;N\r
                99;1;205\r
                """);
        assertThat(file.header("Content-Disposition"))
                .isEqualTo("attachment; filename=\"zorguren_42420001_2026P01_1.csv\"");
        assertThat(made.field("sha256"))
                .isEqualTo(HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest(file.bytes())));
        assertThat(world.app().value("SELECT count(*) FROM export_visit")).isEqualTo("2");
        assertThat(world.app().value("SELECT client_ids[1] FROM audit_entry WHERE action = 'getCakExportFile'"))
                .isEqualTo(client);
        assertThat(world.app().value("SELECT position('999900006'::bytea in content_sealed) FROM cak_export"))
                .isEqualTo("0");
    }

    @Test
    void a_correction_is_proposed_and_becomes_a_new_file_that_replaces_the_line() {
        List<String> visits = deliverTwoVisits();
        approve();
        Answer first = export().expect(201);
        export().expectProblem(409, "nothing-to-export");
        withdraw(visits.getFirst());
        JsonNode proposal = proposals().get(0);
        assertThat(proposal.path("visitId").asText()).isEqualTo(visits.getFirst());
        assertThat(proposal.path("exportedMinutes").asInt()).isEqualTo(120);
        export().expectProblem(409, "period-not-approved");
        world.adjust(visits.getFirst(), "reasonCode", "wrongTime", "end", "2026-01-06T10:30:00+01:00")
                .expect(200);
        approve();
        Answer second = export().expect(201);
        assertThat(second.json().path("sequenceNumber").asInt()).isEqualTo(2);
        assertThat(second.json().at("/lines/0/mutation").asText()).isEqualTo("replaced");
        assertThat(second.json().at("/lines/0/minutes").asInt()).isEqualTo(175);
        assertThat(second.json().at("/lines/0/previousMinutes").asInt()).isEqualTo(205);
        assertThat(file(second).text()).contains("02;0166;999900006;1941-08-13;01;01A04;300201;2026;01;175;W\r\n");
        assertThat(proposals()).isEmpty();
        assertThat(file(first).text()).contains(";205;N\r\n");
        JsonNode listed = world.app()
                .as("backoffice")
                .call("listCakExports", Map.of("agreement", KAMPEN, "isoYear", 2026, "period", 1))
                .expect(200)
                .json();
        assertThat(listed.path("items").findValuesAsText("sequenceNumber")).containsExactly("2", "1");
    }

    @Test
    void a_change_that_comes_to_the_same_minutes_settles_its_proposal_without_a_file() {
        List<String> visits = deliverTwoVisits();
        approve();
        export().expect(201);
        withdraw(visits.getFirst());
        assertThat(proposals()).hasSize(1);
        approve();
        export().expectProblem(409, "nothing-to-export");
        assertThat(proposals()).isEmpty();
    }

    @Test
    void hours_that_are_gone_are_removed() {
        String visit = deliver("2026-01-06T09:00:00+01:00", "2026-01-06T11:00:00+01:00");
        approve();
        export().expect(201);
        withdraw(visit);
        world.adjust(visit, "reasonCode", "minutesSet", "memo", "Niet gerekend", "minutes", 0)
                .expect(200);
        approve();
        Answer second = export().expect(201);
        assertThat(second.json().at("/lines/0/mutation").asText()).isEqualTo("removed");
        assertThat(file(second).text()).contains(";300201;2026;01;0;V\r\n");
    }

    @Test
    void a_file_waits_for_the_end_of_the_period_and_for_every_visit() {
        deliver("2026-01-06T09:00:00+01:00", "2026-01-06T11:00:00+01:00");
        world.app()
                .as("backoffice")
                .call("createCakExport", Map.of(), json("agreement", KAMPEN, "isoYear", 2026, "period", 2))
                .expectProblem(422, "period-not-ended");
        String forgotten =
                world.plan(assignment, world.worker().id(), "2026-01-13T09:00:00+01:00", "2026-01-13T11:00:00+01:00");
        assertThat(export().expectProblem(409, "period-not-approved").field("detail"))
                .isEqualTo(
                        "Nog niet akkoord: 2 bezoek(en). Gepland, maar zonder melding op 13 januari 2026. Leg vast of ze"
                                + " geleverd zijn, of laat ze vervallen. Geleverd of niet geleverd op 6 januari 2026. Geef de periode"
                                + " akkoord.");
        JsonNode waits = approve();
        assertThat(waits.path("notApproved")).hasSize(1);
        assertThat(waits.at("/notApproved/0/visitId").asText()).isEqualTo(forgotten);
        assertThat(waits.at("/notApproved/0/status").asText()).isEqualTo("planned");
    }

    @Test
    void where_the_export_is_off_there_is_no_file() {
        world.app()
                .as("backoffice")
                .call(
                        "createCakExport",
                        Map.of(),
                        json("agreement", "maastricht-dvo-2018", "isoYear", 2026, "period", 1))
                .expectProblem(422, "cak-export-off");
        world.app()
                .as("backoffice")
                .call("createCakExport", Map.of(), json("agreement", "zwolle", "isoYear", 2026, "period", 1))
                .expectProblem(422, "agreement-not-delivered");
        world.app()
                .as("planner")
                .call("createCakExport", Map.of(), json("agreement", KAMPEN, "isoYear", 2026, "period", 1))
                .expectProblem(403, "forbidden");
    }

    @Test
    void what_the_cak_must_know_and_is_missing_is_named() {
        deliverTwoVisits();
        approve();
        world.app().sql("UPDATE assignment SET assignment_number = NULL");
        Answer refused = export().expectProblem(422, "cak-data-missing");
        assertThat(refused.json().at("/errors/0/field").asText()).isEqualTo("/assignments/" + assignment);
    }

    @Test
    void another_provider_sees_no_file() {
        deliverTwoVisits();
        approve();
        String id = export().expect(201).field("id");
        var other = world.app().as("backoffice2");
        other.call("getCakExport", Map.of("exportId", id)).expectProblem(404, "not-found");
        other.call("getCakExportFile", Map.of("exportId", id)).expectProblem(404, "not-found");
        assertThat(other.call("listCakExports").expect(200).json().path("items"))
                .isEmpty();
    }

    @Test
    void kampen_b2_5_4_the_first_delivered_visit_meets_the_start_of_service() {
        String visit = deliver("2026-01-06T09:00:00+01:00", "2026-01-06T11:00:00+01:00");
        JsonNode start = world.app()
                .as("planner")
                .call("listObligations", Map.of("kind", "service-start"))
                .expect(200)
                .json()
                .at("/items/0");
        assertThat(start.path("state").asText()).isEqualTo("met");
        assertThat(start.path("metAt").asText()).isEqualTo("2026-01-06T11:00:00+01:00");
        assertThat(world.app()
                        .as("planner")
                        .call(
                                "getObligation",
                                Map.of("obligationId", start.path("id").asText()))
                        .json()
                        .at("/proof/id")
                        .asText())
                .isEqualTo(visit);
    }

    private List<String> deliverTwoVisits() {
        String first = deliver("2026-01-06T09:00:00+01:00", "2026-01-06T11:00:00+01:00");
        String second = deliver("2026-01-08T09:00:00+01:00", "2026-01-08T10:25:59+01:00");
        return List.of(first, second);
    }

    private String deliver(String begin, String end) {
        VisitWorld.Worker worker = world.worker();
        String visit = world.plan(assignment, worker.id(), begin, end.replace("25:59", "30:00"));
        worker.delivers(visit, begin, end);
        return visit;
    }

    private JsonNode approve() {
        return world.app()
                .as("teamleider")
                .call("approveCarePeriod", Map.of("isoYear", 2026, "period", 1), json("agreement", KAMPEN))
                .expect(200)
                .json();
    }

    private void withdraw(String visit) {
        world.app()
                .as("teamleider")
                .call(
                        "withdrawVisitApproval",
                        Map.of("visitId", visit, "If-Match", world.version(visit)),
                        json("reason", "Nagevraagd bij de cliënt"))
                .expect(200);
    }

    private Answer export() {
        return world.app()
                .as("backoffice")
                .call("createCakExport", Map.of(), json("agreement", KAMPEN, "isoYear", 2026, "period", 1));
    }

    private Answer file(Answer export) {
        return world.app()
                .as("backoffice")
                .call("getCakExportFile", Map.of("exportId", export.field("id")))
                .expect(200);
    }

    private JsonNode proposals() {
        return world.app()
                .as("backoffice")
                .call("listCorrectionProposals", Map.of("settled", false))
                .expect(200)
                .json()
                .path("items");
    }
}
