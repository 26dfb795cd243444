package nl.ronde.obligation;

import static nl.ronde.support.TestClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.ronde.agreement.TermKind;
import nl.ronde.platform.id.Ids;
import nl.ronde.support.TestApp;
import nl.ronde.support.TestClient.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Terms that run: opened and met by events, read and waived through HTTP. */
class ObligationApiTest {
    private static final String KAMPEN = "kampen-hh1-2018";

    private TestApp app;
    private UUID provider;

    @BeforeEach
    void start() {
        app = TestApp.start();
        provider = UUID.fromString(app.value("SELECT provider_id FROM provider WHERE agb_code = '42420001'"));
    }

    @AfterEach
    void stop() {
        app.close();
    }

    @Test
    void kampen_b2_1_8_a_message_received_on_monday_is_confirmed_on_thursday_at_the_latest() {
        UUID message = open(TermKind.ASSIGNMENT_CONFIRMATION, KAMPEN, TestApp.START);
        JsonNode term = only(Map.of());
        assertThat(term.path("kind").asText()).isEqualTo("assignment-confirmation");
        assertThat(term.at("/subject/id").asText()).isEqualTo(message.toString());
        assertThat(term.path("dueOn").asText()).isEqualTo("2026-01-08");
        assertThat(term.path("dueAt").asText()).isEqualTo("2026-01-09T00:00:00+01:00");
        assertThat(term.path("ownerRole").asText()).isEqualTo("backOffice");
        assertThat(term.path("citation").asText()).isEqualTo("Kampen B2 1.8");
        assertThat(term.path("state").asText()).isEqualTo("running");
    }

    @Test
    void the_same_event_again_opens_nothing_more() {
        UUID subject = Ids.next();
        open(TermKind.SERVICE_START, KAMPEN, Subject.assignment(subject), TestApp.START);
        open(TermKind.SERVICE_START, KAMPEN, Subject.assignment(subject), TestApp.START.plusSeconds(86_400));
        assertThat(only(Map.of()).path("dueOn").asText()).isEqualTo("2026-01-12");
        assertThat(app.value("SELECT count(*) FROM obligation_event")).isEqualTo("1");
    }

    @Test
    void without_an_agreement_the_house_standard_holds_and_says_so() {
        open(TermKind.ASSIGNMENT_CONFIRMATION, null, TestApp.START);
        JsonNode term = only(Map.of());
        assertThat(term.path("source").asText()).isEqualTo("house");
        assertThat(term.has("agreement")).isFalse();
        assertThat(term.path("dueOn").asText()).isEqualTo("2026-01-08");
    }

    @Test
    void a_kind_without_any_term_opens_nothing() {
        open(TermKind.PRODUCTION_PROPOSAL, KAMPEN, TestApp.START);
        assertThat(items(Map.of())).isEmpty();
    }

    @Test
    void met_in_the_last_instant_is_in_time_and_one_later_is_late() {
        Instant dueAt = Instant.parse("2026-01-08T23:00:00Z");
        UUID inTime = open(TermKind.ASSIGNMENT_CONFIRMATION, KAMPEN, TestApp.START);
        UUID late = open(TermKind.ASSIGNMENT_CONFIRMATION, KAMPEN, TestApp.START);
        meet(TermKind.ASSIGNMENT_CONFIRMATION, inTime, dueAt.minusNanos(1000));
        meet(TermKind.ASSIGNMENT_CONFIRMATION, late, dueAt);
        assertThat(only(Map.of("state", "met")).at("/subject/id").asText()).isEqualTo(inTime.toString());
        assertThat(only(Map.of("state", "metLate")).at("/subject/id").asText()).isEqualTo(late.toString());
    }

    @Test
    void a_fact_that_arrives_late_counts_at_the_moment_it_happened() {
        UUID message = open(TermKind.ASSIGNMENT_CONFIRMATION, KAMPEN, TestApp.START);
        app.moveTo(Instant.parse("2026-01-20T10:00:00Z"));
        meet(TermKind.ASSIGNMENT_CONFIRMATION, message, Instant.parse("2026-01-19T10:00:00Z"));
        meet(TermKind.ASSIGNMENT_CONFIRMATION, message, Instant.parse("2026-01-07T10:00:00Z"));
        meet(TermKind.ASSIGNMENT_CONFIRMATION, message, Instant.parse("2026-01-09T10:00:00Z"));
        JsonNode met = only(Map.of());
        assertThat(met.path("state").asText()).isEqualTo("met");
        assertThat(met.path("metAt").asText()).isEqualTo("2026-01-07T11:00:00+01:00");
        JsonNode details = get(met).json();
        assertThat(details.path("history").findValuesAsText("what"))
                .containsExactly("opened", "overdue", "metLate", "met");
    }

    @Test
    void a_running_term_is_overdue_from_its_due_moment_on() {
        open(TermKind.ASSIGNMENT_CONFIRMATION, KAMPEN, TestApp.START);
        app.moveTo(Instant.parse("2026-01-08T22:59:59Z"));
        assertThat(items(Map.of("state", "overdue"))).isEmpty();
        app.moveTo(Instant.parse("2026-01-08T23:00:00Z"));
        JsonNode overdue = only(Map.of("state", "overdue"));
        assertThat(overdue.path("overdue").asBoolean()).isTrue();
        assertThat(overdue.path("state").asText()).isEqualTo("running");
        assertThat(items(Map.of("state", "running"))).hasSize(1);
    }

    @Test
    void a_list_is_by_due_moment_in_pages_and_narrowed() {
        for (int day = 9; day >= 5; day--) {
            open(TermKind.ASSIGNMENT_CONFIRMATION, KAMPEN, Instant.parse("2026-01-0" + day + "T10:00:00Z"));
        }
        open(TermKind.SERVICE_START, KAMPEN, Subject.assignment(Ids.next()), TestApp.START);
        List<String> due = new ArrayList<>();
        String cursor = null;
        do {
            Map<String, Object> page = json("limit", 2, "cursor", cursor);
            JsonNode answer =
                    app.as("planner").call("listObligations", page).expect(200).json();
            answer.path("items").forEach(item -> due.add(item.path("dueOn").asText()));
            cursor = answer.path("nextCursor").asText(null);
        } while (cursor != null);
        assertThat(due).hasSize(6).isSorted();
        assertThat(items(Map.of("dueBefore", "2026-01-09"))).hasSize(1);
        assertThat(items(Map.of("kind", "service-start"))).hasSize(1);
        assertThat(items(Map.of("clientId", Ids.next()))).isEmpty();
        app.as("planner").call("listObligations", Map.of("cursor", "AAAA")).expectProblem(400, "invalid-request");
    }

    @Test
    void a_term_explains_itself_in_dutch() {
        open(TermKind.ASSIGNMENT_CONFIRMATION, KAMPEN, TestApp.START);
        assertThat(get(only(Map.of())).field("explanation"))
                .isEqualTo("Volgens Kampen B2 1.8: binnen 3 werkdagen na de ontvangst van de opdracht (iWmo 301)."
                        + " Begonnen op maandag 5 januari 2026 om 08:00 uur."
                        + " Op tijd tot en met donderdag 8 januari 2026.");
    }

    @Test
    void a_team_lead_waives_a_running_term_once_with_a_reason() {
        UUID message = open(TermKind.ASSIGNMENT_CONFIRMATION, KAMPEN, TestApp.START);
        Answer seen = get(only(Map.of()));
        String id = seen.field("id");
        var reason = json("reason", "Ingetrokken door de gemeente");
        app.as("planner")
                .call("waiveObligation", Map.of("obligationId", id, "If-Match", "\"1\""), reason)
                .expectProblem(403, "forbidden");
        var lead = app.as("teamleider");
        lead.call("waiveObligation", Map.of("obligationId", id), reason).expectProblem(428, "version-required");
        lead.call("waiveObligation", Map.of("obligationId", id, "If-Match", "\"4\""), reason)
                .expectProblem(412, "version-mismatch");
        Answer waived = lead.call(
                        "waiveObligation", Map.of("obligationId", id, "If-Match", seen.header("ETag")), reason)
                .expect(200);
        assertThat(waived.field("state")).isEqualTo("waived");
        assertThat(waived.field("waivedReason")).isEqualTo("Ingetrokken door de gemeente");
        lead.call("waiveObligation", Map.of("obligationId", id, "If-Match", waived.header("ETag")), reason)
                .expectProblem(409, "obligation-not-running");
        meet(TermKind.ASSIGNMENT_CONFIRMATION, message, TestApp.START);
        assertThat(only(Map.of()).path("state").asText()).isEqualTo("waived");
    }

    @Test
    void another_provider_sees_nothing_of_it() {
        open(TermKind.ASSIGNMENT_CONFIRMATION, KAMPEN, TestApp.START);
        String id = only(Map.of()).path("id").asText();
        assertThat(app.as("planner2").call("listObligations").expect(200).json().path("items"))
                .isEmpty();
        app.as("planner2").call("getObligation", Map.of("obligationId", id)).expectProblem(404, "not-found");
        app.as("teamleider2")
                .call("waiveObligation", Map.of("obligationId", id, "If-Match", "\"1\""), json("reason", "x"))
                .expectProblem(404, "not-found");
    }

    private UUID open(TermKind kind, String agreement, Instant trigger) {
        UUID message = Ids.next();
        open(kind, agreement, Subject.iwmoMessage(message), trigger);
        return message;
    }

    private void open(TermKind kind, String agreement, Subject subject, Instant trigger) {
        inTransaction((tx, obligations) -> obligations.open(tx, kind, agreement, subject, null, trigger));
    }

    private void meet(TermKind kind, UUID message, Instant occurredAt) {
        Subject subject = Subject.iwmoMessage(message);
        inTransaction((tx, obligations) -> obligations.meet(tx, kind, subject, occurredAt, subject));
    }

    private void inTransaction(java.util.function.BiConsumer<nl.ronde.platform.db.Tx, Obligations> work) {
        app.infrastructure().db().inTransaction(provider, tx -> {
            work.accept(tx, app.server().app().obligation().obligations());
            return true;
        });
    }

    private List<JsonNode> items(Map<String, ?> filter) {
        List<JsonNode> items = new ArrayList<>();
        app.as("planner")
                .call("listObligations", filter)
                .expect(200)
                .json()
                .path("items")
                .forEach(items::add);
        // Begun by a job at the end of last year, whatever the test is about.
        items.removeIf(item -> item.path("kind").asText().equals("complaints-report"));
        return items;
    }

    private JsonNode only(Map<String, ?> filter) {
        List<JsonNode> items = items(filter);
        assertThat(items).hasSize(1);
        return items.getFirst();
    }

    private Answer get(JsonNode summary) {
        return app.as("backoffice")
                .call("getObligation", Map.of("obligationId", summary.path("id").asText()))
                .expect(200);
    }
}
