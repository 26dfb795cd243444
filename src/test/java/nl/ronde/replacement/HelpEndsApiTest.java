package nl.ronde.replacement;

import static nl.ronde.support.TestClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import nl.ronde.message.iwmo.Test301;
import nl.ronde.message.iwmo.Test301Product;
import nl.ronde.support.TestClient.Answer;
import nl.ronde.visit.VisitWorld;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Help ends, stops or does not begin while somebody is looked for. It is Friday 30 January 2026, 12:00, until a test moves it. */
class HelpEndsApiTest {
    private static final String REPORTED = "2026-01-30T08:00:00+01:00";
    private static final String NO_HELP = "geen hulp meer gegeven";

    private final ReplacementWorld world = new ReplacementWorld();
    private VisitWorld.Worker absent;
    private UUID client;
    private UUID assignment;

    @BeforeEach
    void newPeople() {
        absent = world.visits().worker();
        client = world.fixtures().client("Testclient");
        assignment = world.dvo(client);
    }

    @AfterEach
    void stop() {
        world.close();
    }

    private void at(String moment) {
        world.app().moveTo(OffsetDateTime.parse(moment).toInstant());
    }

    private Answer does(String operation, Object... body) {
        return world.app().as("teamleider").call(operation, Map.of("assignmentId", assignment), json(body));
    }

    private Answer ends(String lastDay, String plannedVisits) {
        return does("endAssignment", "lastDay", lastDay, "reason", "byClient", "plannedVisits", plannedVisits)
                .expect(201);
    }

    private void takenBack(Answer entry, String on) {
        Map<String, Object> path = new LinkedHashMap<>();
        path.put("assignmentId", assignment);
        path.put("entryId", entry.field("id"));
        world.app()
                .as("teamleider")
                .call("withdrawAssignmentEntry", path, json("withdrawnOn", on, "reason", "Mevrouw blijft toch"))
                .expect(201);
    }

    private String whyWaived(JsonNode term) {
        assertThat(term.path("state").asText()).isEqualTo("waived");
        return world.app()
                .as("teamleider")
                .call("getObligation", Map.of("obligationId", term.path("id").asText()))
                .expect(200)
                .field("waivedReason");
    }

    @Test
    void dvo_11_11_a_client_who_leaves_in_time_is_owed_nobody_any_more() {
        world.visit(assignment, absent.id(), "2026-02-06");
        world.visit(assignment, absent.id(), "2026-02-13");
        world.cannotWait(assignment, "provider").expect(200);
        world.sick(absent, REPORTED);
        String offer = world.offer(
                        world.need(client).path("id").asText(), world.fixtures().worker("Gevraagd"))
                .getFirst();
        ends("2026-02-02", "cancel");
        JsonNode need = world.need(client);
        assertThat(need.path("state").asText()).isEqualTo("lapsed");
        assertThat(need.path("settledReason").asText()).contains(NO_HELP);
        assertThat(need.at("/offers/0/id").asText()).isEqualTo(offer);
        assertThat(need.at("/offers/0/state").asText()).isEqualTo("withdrawn");
        assertThat(whyWaived(world.term(client))).contains(NO_HELP);
        assertThat(whyWaived(world.terms(client, "replacement-now").getFirst())).contains(NO_HELP);
        at("2026-02-09T12:00:00+01:00");
        assertThat(world.term(client).path("overdue").asBoolean()).isFalse();
    }

    @Test
    void dvo_11_11_what_was_missed_before_the_end_stays_missed() {
        world.visit(assignment, absent.id(), "2026-02-02");
        world.visit(assignment, absent.id(), "2026-02-13");
        world.sick(absent, REPORTED);
        at("2026-02-06T12:00:00+01:00");
        ends("2026-02-08", "cancel");
        assertThat(world.need(client).path("unfilled").asInt()).isEqualTo(1);
        assertThat(world.term(client).path("state").asText()).isEqualTo("running");
        assertThat(world.term(client).path("overdue").asBoolean()).isTrue();
    }

    @Test
    void dvo_11_11_five_days_that_ran_out_before_the_end_stay_overdue_also_without_a_visit_in_them() {
        world.visit(assignment, absent.id(), "2026-02-13");
        world.sick(absent, REPORTED);
        at("2026-02-06T12:00:00+01:00");
        ends("2026-02-08", "cancel");
        assertThat(world.need(client).path("state").asText()).isEqualTo("open");
        assertThat(world.term(client).path("overdue").asBoolean()).isTrue();
    }

    @Test
    void an_end_that_the_office_records_late_counts_from_its_own_day() {
        world.visit(assignment, absent.id(), "2026-02-13");
        world.sick(absent, REPORTED);
        at("2026-02-06T12:00:00+01:00");
        ends("2026-02-02", "keep");
        assertThat(world.need(client).path("state").asText()).isEqualTo("lapsed");
    }

    @Test
    void visits_before_the_end_go_on_needing_somebody_and_those_after_it_do_not() {
        String before = world.visit(assignment, absent.id(), "2026-02-02");
        world.visit(assignment, absent.id(), "2026-02-13");
        world.sick(absent, REPORTED);
        ends("2026-02-08", "keep");
        JsonNode need = world.need(client);
        assertThat(need.path("state").asText()).isEqualTo("open");
        assertThat(need.path("unfilled").asInt()).isEqualTo(1);
        UUID other = world.fixtures().worker("Wil");
        world.assign(before, other).expect(200);
        world.agreed(need.path("id").asText(), other, "2026-01-30T11:00:00+01:00")
                .expect(200);
        assertThat(world.need(client).path("state").asText()).isEqualTo("filled");
        assertThat(world.term(client).path("state").asText()).isEqualTo("met");
    }

    @Test
    void the_end_taken_back_what_is_still_planned_is_a_need_from_then() {
        world.visit(assignment, absent.id(), "2026-02-13");
        world.sick(absent, REPORTED);
        Answer end = ends("2026-02-02", "keep");
        at("2026-02-10T12:00:00+01:00");
        takenBack(end, "2026-02-10");
        assertThat(world.needs(client))
                .extracting(each -> each.path("state").asText())
                .containsExactlyInAnyOrder("lapsed", "open");
        assertThat(world.terms(client, "replacement"))
                .filteredOn(each -> each.path("state").asText().equals("running"))
                .singleElement()
                .satisfies(term -> {
                    assertThat(term.path("trigger").asText()).isEqualTo("2026-02-10T12:00:00+01:00");
                    assertThat(term.path("dueOn").asText()).isEqualTo("2026-02-15");
                });
    }

    @Test
    void dvo_11_11_an_end_taken_back_before_its_day_lengthens_nothing() {
        world.visit(assignment, absent.id(), "2026-02-13");
        world.sick(absent, REPORTED);
        var first = world.term(client);
        Answer end = ends("2026-02-05", "keep");
        at("2026-02-01T12:00:00+01:00");
        takenBack(end, "2026-02-01");
        assertThat(world.terms(client, "replacement"))
                .filteredOn(each -> each.path("state").asText().equals("running"))
                .singleElement()
                .satisfies(term -> {
                    assertThat(term.path("trigger").asText())
                            .isEqualTo(first.path("trigger").asText());
                    assertThat(term.path("dueOn").asText())
                            .isEqualTo(first.path("dueOn").asText());
                });
    }

    @Test
    void the_end_taken_back_what_is_planned_again_is_a_need_from_then() {
        world.visit(assignment, absent.id(), "2026-02-13");
        world.sick(absent, REPORTED);
        Answer end = ends("2026-02-02", "cancel");
        takenBack(end, "2026-01-30");
        assertThat(world.needs(client)).hasSize(1);
        world.visit(assignment, null, "2026-02-13");
        world.visit(assignment, null, "2026-02-20");
        assertThat(world.needs(client))
                .filteredOn(each -> each.path("state").asText().equals("open"))
                .singleElement()
                .satisfies(need -> assertThat(need.path("unfilled").asInt()).isEqualTo(2));
    }

    @Test
    void in_a_stop_nobody_is_needed_and_after_it_somebody_is() {
        world.visit(assignment, absent.id(), "2026-02-04");
        world.visit(assignment, absent.id(), "2026-02-13");
        world.sick(absent, REPORTED);
        does(
                        "stopService",
                        "from",
                        "2026-02-02",
                        "until",
                        "2026-02-08",
                        "reason",
                        "hospital",
                        "plannedVisits",
                        "cancel")
                .expect(201);
        JsonNode need = world.need(client);
        assertThat(need.path("state").asText()).isEqualTo("open");
        assertThat(need.path("unfilled").asInt()).isEqualTo(1);
    }

    @Test
    void kampen_b2_5_4_help_that_does_not_begin_needs_no_replacement() {
        world.visit(assignment, absent.id(), "2026-02-04");
        world.sick(absent, REPORTED);
        does("recordAcquaintance", "heldOn", "2026-01-30", "with", "Verkenner", "outcome", "clientDeclines")
                .expect(201);
        assertThat(world.need(client).path("state").asText()).isEqualTo("lapsed");
        assertThat(whyWaived(world.term(client))).contains(NO_HELP);
    }

    @Test
    void an_assignment_that_the_municipality_withdraws_needs_no_replacement() {
        message("10:00:00", "");
        UUID withdrawn =
                UUID.fromString(world.app().value("SELECT id FROM assignment WHERE assignment_number = 870001"));
        client = UUID.fromString(world.app().value("SELECT client_id FROM assignment WHERE id = '" + withdrawn + "'"));
        world.visit(withdrawn, absent.id(), "2026-02-04");
        world.sick(absent, REPORTED);
        assertThat(world.need(client).path("state").asText()).isEqualTo("open");
        message("11:00:00", "13");
        assertThat(world.need(client).path("state").asText()).isEqualTo("lapsed");
        assertThat(whyWaived(world.term(client))).contains(NO_HELP);
    }

    private void message(String time, String reason) {
        world.app()
                .as("backoffice")
                .call(
                        "receiveIwmoMessage",
                        Map.of(),
                        new Test301()
                                .identificatie("verv-" + time.substring(0, 2))
                                .dagtekening("2026-01-29")
                                .product(new Test301Product()
                                        .nummer("870001")
                                        .toegewezen("2026-01-29", time)
                                        .periode("2026-01-30", "2026-12-31")
                                        .reden(reason))
                                .bytes())
                .expect(200);
    }

    @Test
    void a_report_after_the_end_asks_nobody_for_the_visits_that_were_kept() {
        world.visit(assignment, absent.id(), "2026-02-13");
        ends("2026-02-02", "keep");
        world.sick(absent, REPORTED);
        assertThat(world.needs(client)).isEmpty();
    }
}
