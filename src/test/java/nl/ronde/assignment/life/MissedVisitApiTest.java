package nl.ronde.assignment.life;

import static nl.ronde.support.TestClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.ronde.platform.id.Ids;
import nl.ronde.visit.VisitWorld;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** No help for a cause on the client's side starts its term by itself. It is Friday 30 January 2026, 12:00. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MissedVisitApiTest {
    private LifeWorld world;

    @BeforeAll
    void start() {
        world = new LifeWorld();
    }

    @AfterAll
    void stop() {
        world.close();
    }

    private static String at(String day, String time) {
        return day + "T" + time + ":00+01:00";
    }

    private String planned(LifeWorld.Own own, VisitWorld.Worker worker, String day) {
        return world.visits().plan(UUID.fromString(own.id()), worker.id(), at(day, "09:00"), at(day, "11:00"));
    }

    private String missed(LifeWorld.Own own, String day, String reason) {
        VisitWorld.Worker worker = world.visits().worker();
        String visit = planned(own, worker, day);
        worker.report("reportNotDelivered", visit, world.visits().at(at(day, "09:15"), "reason", reason))
                .expect(200);
        return visit;
    }

    private void delivered(String visit, String day) {
        world.visits()
                .adjust(
                        visit,
                        "reasonCode",
                        "wrongNotDelivered",
                        "memo",
                        "Zij deed later toch open",
                        "status",
                        "delivered",
                        "begin",
                        at(day, "09:30"),
                        "end",
                        at(day, "10:30"))
                .expect(200);
    }

    private static List<JsonNode> entries(LifeWorld.Own own, String kind) {
        List<JsonNode> found = new ArrayList<>();
        own.timeline().path("items").forEach(each -> {
            if (each.path("kind").asText().equals(kind)) {
                found.add(each);
            }
        });
        return found;
    }

    @Test
    void dvo_15_2_who_is_not_at_home_starts_the_term_when_it_was_noticed_and_the_report_meets_it() {
        LifeWorld.Own own = world.maastricht();
        String visit = missed(own, "2026-01-29", "nobodyHome");
        JsonNode term = own.term("force-majeure-report");
        assertThat(term.path("dueOn").asText()).isEqualTo("2026-02-05");
        assertThat(term.path("citation").asText()).isEqualTo("DVO 15.2");
        assertThat(term.path("trigger").asText()).isEqualTo("2026-01-29T09:15:00+01:00");
        JsonNode entry = entries(own, "forceMajeure").getFirst();
        assertThat(entry.at("/details/visitId").asText()).isEqualTo(visit);
        assertThat(entry.at("/details/source").asText()).isEqualTo("visit");
        assertThat(entry.path("recordedBy").asText())
                .isEqualTo(world.app()
                        .value("SELECT user_id FROM visit_event WHERE kind = 'NOT_DELIVERED' AND visit_id = '" + visit
                                + "'"));
        own.reported(entry.path("id").asText(), at("2026-01-30", "10:00")).expect(201);
        assertThat(own.state("force-majeure-report")).isEqualTo("met");
        own.decided(entry.path("id").asText(), "agreed").expect(201);
    }

    @Test
    void dvo_11_9_who_refuses_help_is_told_of_at_once() {
        LifeWorld.Own own = world.maastricht();
        missed(own, "2026-01-30", "refused");
        assertThat(own.term("client-refuses").path("atOnce").asBoolean()).isTrue();
        assertThat(own.terms("force-majeure-report")).isEmpty();
        assertThat(entries(own, "clientRefusal")).hasSize(1);
    }

    @Test
    void the_house_answers_in_kampen() {
        LifeWorld.Own own = world.assignment();
        missed(own, "2026-01-29", "clientAbsent");
        assertThat(own.term("force-majeure-report").path("source").asText()).isEqualTo("house");
    }

    @ParameterizedTest
    @CsvSource({"workerUnable", "staffShortage", "strike", "other"})
    void kampen_art_12_what_is_for_the_providers_account_starts_nothing(String reason) {
        LifeWorld.Own own = world.assignment();
        missed(own, "2026-01-29", reason);
        assertThat(own.terms("force-majeure-report")).isEmpty();
        assertThat(entries(own, "forceMajeure")).isEmpty();
    }

    @Test
    void one_report_tells_of_all_that_is_known_and_the_first_clock_holds() {
        LifeWorld.Own own = world.maastricht();
        missed(own, "2026-01-28", "nobodyHome");
        missed(own, "2026-01-29", "clientAbsent");
        assertThat(entries(own, "forceMajeure")).hasSize(1);
        assertThat(own.term("force-majeure-report").path("dueOn").asText()).isEqualTo("2026-02-04");
        // A phone that was offline tells of an earlier one: that clock is stricter.
        missed(own, "2026-01-27", "nobodyHome");
        assertThat(own.terms("force-majeure-report")).hasSize(2);
        assertThat(own.terms("force-majeure-report").getFirst().path("dueOn").asText())
                .isEqualTo("2026-02-03");
        entries(own, "forceMajeure")
                .forEach(entry -> own.reported(entry.path("id").asText(), at("2026-01-30", "09:00"))
                        .expect(201));
        missed(own, "2026-01-30", "nobodyHome");
        assertThat(own.terms("force-majeure-report")).hasSize(3);
    }

    @Test
    void days_that_were_told_of_already_start_nothing_new() {
        LifeWorld.Own own = world.maastricht();
        String entry = own.does(
                        "recordForceMajeure",
                        "noticedAt",
                        at("2026-01-26", "09:00"),
                        "from",
                        "2026-01-26",
                        "until",
                        "2026-01-29",
                        "cause",
                        "Ziekenhuis")
                .expect(201)
                .field("id");
        own.reported(entry, at("2026-01-26", "10:00")).expect(201);
        missed(own, "2026-01-29", "clientAbsent");
        assertThat(entries(own, "forceMajeure")).hasSize(1);
        missed(own, "2026-01-30", "clientAbsent");
        assertThat(entries(own, "forceMajeure")).hasSize(2);
    }

    @Test
    void a_visit_that_was_delivered_after_all_takes_it_back_and_the_next_gets_its_own_clock() {
        LifeWorld.Own own = world.maastricht();
        String first = missed(own, "2026-01-28", "nobodyHome");
        missed(own, "2026-01-29", "nobodyHome");
        delivered(first, "2026-01-28");
        List<JsonNode> terms = own.terms("force-majeure-report");
        assertThat(terms).hasSize(2);
        assertThat(terms.get(0).path("state").asText()).isEqualTo("waived");
        assertThat(terms.get(1).path("state").asText()).isEqualTo("running");
        assertThat(terms.get(1).path("dueOn").asText()).isEqualTo("2026-02-05");
        assertThat(entries(own, "withdrawal")).hasSize(1);
        assertThat(world.app()
                        .as("teamleider")
                        .call(
                                "getObligation",
                                Map.of(
                                        "obligationId",
                                        terms.getFirst().path("id").asText()))
                        .expect(200)
                        .json()
                        .toString())
                .contains("Het bezoek bleek toch anders te zijn gegaan.");
    }

    @Test
    void a_second_visit_of_the_day_that_is_missed_after_the_report_is_told_of_too() {
        LifeWorld.Own own = world.maastricht();
        missed(own, "2026-01-30", "nobodyHome");
        String first = entries(own, "forceMajeure").getFirst().path("id").asText();
        own.reported(first, "2026-01-30T09:30:00+01:00").expect(201);
        VisitWorld.Worker worker = world.visits().worker();
        String second = world.visits()
                .plan(UUID.fromString(own.id()), worker.id(), at("2026-01-30", "11:00"), at("2026-01-30", "11:45"));
        worker.report(
                        "reportNotDelivered",
                        second,
                        world.visits().at(at("2026-01-30", "11:10"), "reason", "nobodyHome"))
                .expect(200);
        assertThat(own.terms("force-majeure-report"))
                .extracting(term -> term.path("state").asText())
                .containsExactlyInAnyOrder("met", "running");
    }

    @Test
    void for_whose_account_it_was_is_corrected_without_telling_a_visit_otherwise() {
        LifeWorld.Own own = world.maastricht();
        String visit = missed(own, "2026-01-29", "nobodyHome");
        world.visits()
                .adjust(
                        visit,
                        "reasonCode",
                        "other",
                        "memo",
                        "Onze planning was fout",
                        "notDeliveredAccount",
                        "provider")
                .expect(200);
        assertThat(own.state("force-majeure-report")).isEqualTo("waived");
        JsonNode corrected = world.visits().visit(visit);
        assertThat(corrected.at("/visit/notDelivered/account").asText()).isEqualTo("provider");
        assertThat(corrected.at("/adjustments/0/field").asText()).isEqualTo("notDelivered");
        assertThat(corrected.at("/adjustments/0/memo").asText()).isEqualTo("Onze planning was fout");
        world.visits()
                .adjust(visit, "reasonCode", "other", "memo", "Toch zo", "notDeliveredAccount", "provider")
                .expectProblem(409, "adjustment-not-possible");
        world.visits()
                .adjust(visit, "reasonCode", "other", "memo", "Zij weigerde", "notDeliveredReason", "refused")
                .expect(200);
        assertThat(own.state("client-refuses")).isEqualTo("running");
        VisitWorld.Worker worker = world.visits().worker();
        String done = planned(own, worker, "2026-01-28");
        worker.delivers(done, at("2026-01-28", "09:00"), at("2026-01-28", "10:30"));
        world.visits()
                .adjust(done, "reasonCode", "other", "memo", "Hoort hier niet", "notDeliveredAccount", "client")
                .expectProblem(409, "adjustment-not-possible");
    }

    @Test
    void what_was_reported_already_stays() {
        LifeWorld.Own own = world.maastricht();
        String visit = missed(own, "2026-01-28", "refused");
        own.reported(entries(own, "clientRefusal").getFirst().path("id").asText(), at("2026-01-29", "09:00"))
                .expect(201);
        delivered(visit, "2026-01-28");
        assertThat(entries(own, "withdrawal")).isEmpty();
        assertThat(own.state("client-refuses")).isEqualTo("metLate");
    }

    @Test
    void the_office_that_settles_a_visit_as_not_delivered_starts_it_too_and_an_attached_visit_there() {
        LifeWorld.Own own = world.maastricht();
        LifeWorld.Own other = world.maastricht();
        VisitWorld.Worker worker = world.visits().worker();
        String visit = planned(own, worker, "2026-01-29");
        worker.delivers(visit, at("2026-01-29", "09:00"), at("2026-01-29", "09:10"));
        world.visits()
                .adjust(
                        visit,
                        "reasonCode",
                        "wasNotDelivered",
                        "memo",
                        "Alleen gebeld",
                        "status",
                        "notDelivered",
                        "notDeliveredReason",
                        "nobodyHome")
                .expect(200);
        assertThat(own.state("force-majeure-report")).isEqualTo("running");
        world.visits()
                .adjust(
                        visit,
                        "reasonCode",
                        "wrongClient",
                        "memo",
                        "De buren",
                        "clientId",
                        other.client(),
                        "assignmentId",
                        other.id())
                .expect(200);
        assertThat(own.state("force-majeure-report")).isEqualTo("waived");
        assertThat(other.term("force-majeure-report").path("trigger").asText()).isEqualTo(at("2026-01-30", "12:00"));
    }

    @Test
    void a_phone_without_a_network_starts_it_at_the_moment_it_was_noticed() {
        LifeWorld.Own own = world.maastricht();
        VisitWorld.Worker worker = world.visits().worker();
        String visit = planned(own, worker, "2026-01-28");
        Map<String, Object> payload =
                new LinkedHashMap<>(world.visits().at(at("2026-01-28", "09:20"), "reason", "nobodyHome"));
        Object occurred = payload.remove("occurred");
        Object sentAt = payload.remove("sentAt");
        Map<String, Object> item = json(
                "mutationId",
                Ids.next().toString(),
                "deviceSeq",
                1,
                "type",
                "visit.not-delivered",
                "entityId",
                visit,
                "occurred",
                occurred,
                "payload",
                payload);
        for (int again = 0; again < 2; again++) {
            assertThat(worker.api()
                            .call("pushSyncMutations", Map.of(), json("sentAt", sentAt, "mutations", List.of(item)))
                            .expect(200)
                            .json()
                            .at("/outcomes/0/outcome")
                            .asText())
                    .isIn("applied", "duplicate");
        }
        assertThat(own.term("force-majeure-report").path("trigger").asText()).isEqualTo(at("2026-01-28", "09:20"));
    }
}
