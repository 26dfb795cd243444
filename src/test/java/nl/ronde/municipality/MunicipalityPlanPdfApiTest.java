package nl.ronde.municipality;

import static nl.ronde.support.TestClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.ronde.platform.id.Ids;
import nl.ronde.support.Fixtures;
import nl.ronde.support.PdfUa;
import nl.ronde.support.TestApp;
import nl.ronde.support.TestClient.Answer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A municipality reads the plans of its own clients as people do, and no other plan; through HTTP. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MunicipalityPlanPdfApiTest {
    private static final String DVO = "maastricht-dvo-2018";

    private TestApp app;
    private Fixtures fixtures;
    private UUID own;
    private UUID assignment;
    private UUID elsewhere;
    private JsonNode plan;

    @BeforeAll
    void start() {
        app = TestApp.start();
        fixtures = new Fixtures(app);
        own = fixtures.client("Eigen");
        assignment = fixtures.assignment(own);
        plan = presented(assignment);
        elsewhere = fixtures.client("Elders");
    }

    @AfterAll
    void stop() {
        app.close();
    }

    @Test
    void the_plan_is_read_in_words_and_the_look_is_written_down() throws Exception {
        Answer answer = document(own, plan).expect(200);
        assertThat(answer.header("Content-Type")).isEqualTo("application/pdf");
        try (var pdf = PdfUa.open(answer.bytes())) {
            assertThat(new PDFTextStripper().getText(pdf))
                    .contains("Ondersteuningsplan – versie 1", "A. Eigen", "Stof afnemen")
                    .doesNotContain("clean-home", "Sleutel");
        }
        assertThat(trail("READ", own)).isEqualTo(1);
    }

    @Test
    void no_draft_no_plan_of_another_client_and_none_under_another_municipality() {
        JsonNode draft = draft(fixtures.assignment(own));
        document(own, draft).expectProblem(404, "not-found");
        JsonNode others = presented(fixtures.assignment(elsewhere));
        document(own, others).expectProblem(404, "not-found");
        UUID moved = fixtures.assignment(own);
        JsonNode under = presented(moved);
        app.sql("UPDATE assignment SET agreement_id = '" + DVO + "', municipality_code = '0935' WHERE id = '" + moved
                + "'");
        document(own, under).expectProblem(404, "not-found");
        document(Ids.next(), plan).expectProblem(404, "not-found");
        app.sql("UPDATE assignment SET agreement_id = '" + DVO + "', municipality_code = '0935' WHERE client_id = '"
                + elsewhere + "'");
        document(elsewhere, others).expectProblem(404, "not-found");
        assertThat(app.value(
                        "SELECT count(*) FROM audit_entry WHERE kind = 'DENY' AND action = 'getMunicipalityPlanPdf'"))
                .isEqualTo("5");
        app.as("planner").call("getMunicipalityPlanPdf", at(own, plan)).expectProblem(403, "forbidden");
    }

    private Answer document(UUID client, JsonNode version) {
        return app.as("gemeente").call("getMunicipalityPlanPdf", at(client, version));
    }

    private static Map<String, Object> at(UUID client, JsonNode version) {
        return Map.of("clientId", client, "planId", version.path("id").asText());
    }

    private JsonNode draft(UUID under) {
        return app.as("planner")
                .call("createSupportPlan", Map.of("assignmentId", under))
                .expect(201)
                .json();
    }

    private JsonNode presented(UUID under) {
        String id = draft(under).path("id").asText();
        app.as("planner")
                .call(
                        "changeSupportPlan",
                        Map.of("planId", id, "If-Match", "1"),
                        json(
                                "careParts",
                                List.of(json(
                                        "area",
                                        "clean-home",
                                        "result",
                                        "Een schoon huis",
                                        "activities",
                                        List.of(json(
                                                "activity", "dust", "frequency", json("times", 1, "per", "visit"))))),
                                "processAgreements",
                                List.of("U zegt een afspraak af.")))
                .expect(200);
        return app.as("planner")
                .call("presentSupportPlan", Map.of("planId", id, "If-Match", "2"))
                .expect(200)
                .json();
    }

    private int trail(String kind, UUID client) {
        return Integer.parseInt(
                app.value("SELECT count(*) FROM audit_entry WHERE action = 'getMunicipalityPlanPdf' AND kind = '" + kind
                        + "' AND client_ids @> ARRAY['" + client + "'::uuid]"));
    }
}
