package nl.ronde.complaint;

import static nl.ronde.support.TestClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import nl.ronde.support.Fixtures;
import nl.ronde.support.TestApp;
import nl.ronde.support.TestClient.Answer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Every complaint falls under an agreement and stands in its yearly report (Kampen B2 4.4, DVO 19.2), through HTTP. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ComplaintPlaceApiTest {
    private static final String KAMPEN = "kampen-hh1-2018";
    private static final String DVO = "maastricht-dvo-2018";

    private final TestApp app = TestApp.start(Instant.parse("2026-12-30T11:00:00Z"));
    private final Fixtures fixtures = new Fixtures(app);
    private String handler;
    private UUID client;

    @BeforeAll
    void people() {
        handler = app.value("SELECT id FROM app_user WHERE username = 'teamleider'");
    }

    @BeforeEach
    void newClient() {
        app.sql("DELETE FROM complaint");
        client = fixtures.client("Zonneveld");
    }

    @AfterAll
    void stop() {
        app.close();
    }

    @Test
    void a_complaint_between_award_and_first_day_falls_under_the_assignment_that_begins_next() {
        UUID next = fixtures.assignment(client, "2026-10-26", "2027-10-25", 180);
        fixtures.assignment(client, "2027-10-26", "2028-10-25", 180);
        falls(register("2026-10-20"), next);
        assertThat(lines(report())).isEqualTo(1);
    }

    @Test
    void a_complaint_after_the_end_falls_under_the_last_assignment_before_it() {
        fixtures.assignment(client, "2024-01-01", "2024-12-31", 180);
        UUID last = fixtures.assignment(client, "2025-01-01", "2026-08-31", 180);
        falls(register("2026-10-20"), last);
        assertThat(lines(report())).isEqualTo(1);
    }

    @Test
    void the_assignment_that_covers_the_day_comes_first_and_one_taken_back_last() {
        UUID covers = fixtures.assignment(client, "2025-01-01", "2026-12-31", 180);
        fixtures.assignment(client, "2026-10-26", "2027-10-25", 180);
        falls(register("2026-10-20"), covers);
        takenBack(covers);
        JsonNode later = register("2026-10-20").expect(201).json();
        assertThat(later.path("assignmentId").asText()).isNotEqualTo(covers.toString());
        app.sql("UPDATE assignment SET withdrawn = true WHERE client_id = '" + client + "'");
        falls(register("2026-10-20"), covers);
    }

    private void takenBack(UUID assignment) {
        app.sql("UPDATE assignment SET withdrawn = true WHERE id = '" + assignment + "'");
    }

    @Test
    void a_complaint_without_an_assignment_holds_the_report_back_until_somebody_says_where_it_belongs() {
        JsonNode made = register("2026-10-20").expect(201).json();
        assertThat(made.has("agreementId")).isFalse();
        report().expectProblem(409, "complaint-without-agreement");
        change(made, json("agreementId", "zwolle-2018")).expectProblem(422, "agreement-unknown");
        change(made, json("assignmentId", UUID.randomUUID().toString())).expectProblem(422, "assignment-unknown");
        JsonNode placed = change(made, json("agreementId", KAMPEN)).expect(200).json();
        assertThat(placed.path("agreementId").asText()).isEqualTo(KAMPEN);
        assertThat(lines(report())).isEqualTo(1);
    }

    @Test
    void a_settled_complaint_without_an_agreement_can_still_be_placed_and_only_that() {
        JsonNode settled = settle(register("2026-10-20").expect(201).json());
        report().expectProblem(409, "complaint-without-agreement");
        change(settled, json("agreementId", KAMPEN, "kind", "conduct")).expectProblem(409, "complaint-settled");
        JsonNode placed =
                change(settled, json("agreementId", KAMPEN)).expect(200).json();
        change(placed, json("agreementId", KAMPEN)).expectProblem(409, "complaint-settled");
        assertThat(lines(report())).isEqualTo(1);
    }

    @Test
    void an_assignment_that_came_after_the_complaint_takes_it() {
        JsonNode made = register("2026-10-20").expect(201).json();
        UUID came = fixtures.assignment(client, "2026-10-26", "2027-10-25", 180);
        assertThat(lines(report()))
                .as("also of a complaint nobody touched since")
                .isEqualTo(1);
        assertThat(settle(made).path("assignmentId").asText()).isEqualTo(came.toString());
    }

    @Test
    void a_complaint_can_be_moved_to_another_assignment_with_its_agreement() {
        fixtures.assignment(client, "2026-01-01", "2026-12-31", 180);
        UUID other = fixtures.assignment(client, "2026-02-01", "2026-12-31", 180);
        app.sql("UPDATE assignment SET agreement_id = '" + DVO + "', municipality_code = '0935' WHERE id = '" + other
                + "'");
        JsonNode made = register("2026-10-20").expect(201).json();
        assertThat(made.path("agreementId").asText()).isEqualTo(KAMPEN);
        change(made, json("assignmentId", other.toString(), "agreementId", KAMPEN))
                .expectProblem(422, "agreement-unknown");
        JsonNode moved =
                change(made, json("assignmentId", other.toString())).expect(200).json();
        assertThat(moved.path("agreementId").asText()).isEqualTo(DVO);
        JsonNode back = change(moved, json("agreementId", KAMPEN)).expect(200).json();
        assertThat(back.path("assignmentId")).isEqualTo(made.path("assignmentId"));
    }

    private static void falls(Answer registered, UUID assignment) {
        JsonNode made = registered.expect(201).json();
        assertThat(made.path("assignmentId").asText()).isEqualTo(assignment.toString());
        assertThat(made.path("agreementId").asText()).isEqualTo(KAMPEN);
    }

    private Answer register(String receivedOn) {
        return app.as("teamleider")
                .call(
                        "registerComplaint",
                        Map.of(),
                        json(
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
                                "Er komt niemand",
                                "handlerId",
                                handler));
    }

    private Answer change(JsonNode complaint, Map<String, Object> body) {
        return app.as("teamleider").call("changeComplaint", at(complaint), body);
    }

    private JsonNode settle(JsonNode complaint) {
        return app.as("teamleider")
                .call(
                        "settleComplaint",
                        at(complaint),
                        json(
                                "cause",
                                "planning",
                                "settlement",
                                "upheld",
                                "measures",
                                "Vaste tijden",
                                "satisfied",
                                "yes",
                                "settledOn",
                                "2026-11-05"))
                .expect(200)
                .json();
    }

    private static Map<String, Object> at(JsonNode complaint) {
        return new HashMap<>(Map.of(
                "complaintId",
                complaint.path("id").asText(),
                "If-Match",
                complaint.path("version").asInt()));
    }

    private Answer report() {
        return app.as("teamleider")
                .call("getComplaintsReport", Map.of("agreementId", KAMPEN, "year", 2026, "format", "csv"));
    }

    /** How many complaints stand in it. */
    private static long lines(Answer report) {
        return report.expect(200).text().lines().count() - 1;
    }
}
