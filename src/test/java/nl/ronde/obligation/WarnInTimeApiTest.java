package nl.ronde.obligation;

import static nl.ronde.support.TestClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import nl.ronde.agreement.TermKind;
import nl.ronde.support.TestApp;
import nl.ronde.support.TestClient.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Those who can act are told ahead of time, louder and louder, once each. */
class WarnInTimeApiTest {
    private static final String MONDAY = "2026-01-05T08:00:00+01:00";

    private TestApp app;
    private TermWorld world;

    @BeforeEach
    void start() {
        app = TestApp.start();
        world = new TermWorld(app);
    }

    @AfterEach
    void stop() {
        app.close();
    }

    @Test
    void kampen_b2_1_8_three_working_days_are_told_of_louder_and_louder_and_at_last_to_the_team_lead() {
        Subject subject = world.open(TermKind.ASSIGNMENT_CONFIRMATION, MONDAY);
        world.at("2026-01-07T03:59:59+01:00");
        assertThat(world.notices("backoffice")).isEmpty();
        for (var step : List.of(
                Map.entry("2026-01-07T04:00:00+01:00", "ahead"),
                Map.entry("2026-01-08T02:00:00+01:00", "soon"),
                Map.entry("2026-01-08T13:00:00+01:00", "urgent"))) {
            world.at(step.getKey());
            assertThat(world.notices("backoffice"))
                    .singleElement()
                    .extracting(notice -> notice.path("urgency").asText())
                    .isEqualTo(step.getValue());
            assertThat(world.notices("teamleider")).isEmpty();
            assertThat(world.notices("planner")).isEmpty();
        }
        world.at("2026-01-09T00:00:00+01:00");
        for (String who : List.of("backoffice", "teamleider")) {
            assertThat(world.notices(who)).singleElement().satisfies(notice -> {
                assertThat(notice.path("urgency").asText()).isEqualTo("overdue");
                assertThat(notice.path("text").asText())
                        .isEqualTo(
                                "Toewijzing bevestigen met een retourbericht (302). Moest uiterlijk donderdag 8 januari 2026."
                                        + " Kampen B2 1.8.");
                assertThat(notice.at("/obligation/subject/id").asText())
                        .isEqualTo(subject.id().toString());
            });
        }
        world.at("2026-02-09T00:00:00+01:00");
        assertThat(world.history(subject))
                .containsExactly("opened", "warned ahead", "warned soon", "warned urgent", "overdue overdue");
        assertThat(world.mails("term-overdue"))
                .as("this one can wait for the morning")
                .isEmpty();
    }

    @Test
    void after_three_days_without_a_server_only_what_holds_now_is_told() {
        List<Subject> subjects = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            subjects.add(world.open(TermKind.ASSIGNMENT_CONFIRMATION, MONDAY));
        }
        world.at("2026-01-10T08:00:00+01:00");
        assertThat(world.notices("backoffice")).hasSize(20);
        subjects.forEach(each -> assertThat(world.history(each)).containsExactly("opened", "overdue overdue"));
        assertThat(app.value("SELECT count(*) FROM notice")).isEqualTo("40");
    }

    @Test
    void what_is_met_or_waived_is_told_no_more_and_what_is_reopened_is_told_again() {
        Subject met = world.open(TermKind.ASSIGNMENT_CONFIRMATION, MONDAY);
        Subject waived = world.open(TermKind.ASSIGNMENT_CONFIRMATION, MONDAY);
        world.at("2026-01-08T14:00:00+01:00");
        assertThat(world.notices("backoffice")).hasSize(2);
        world.meet(TermKind.ASSIGNMENT_CONFIRMATION, met);
        app.as("teamleider")
                .call(
                        "waiveObligation",
                        Map.of("obligationId", world.id(waived), "If-Match", "\"1\""),
                        json("reason", "Ingetrokken"))
                .expect(200);
        assertThat(world.notices("backoffice")).isEmpty();
        world.at("2026-01-08T15:00:00+01:00");
        world.reopen(TermKind.ASSIGNMENT_CONFIRMATION, met);
        world.at("2026-01-08T16:00:00+01:00");
        assertThat(world.notices("backoffice"))
                .singleElement()
                .extracting(notice -> notice.path("urgency").asText())
                .isEqualTo("urgent");
        assertThat(world.history(met)).containsExactly("opened", "warned urgent", "met", "reopened", "warned urgent");
        world.at("2026-01-12T16:00:00+01:00");
        assertThat(world.history(waived)).containsExactly("opened", "warned urgent", "waived");
    }

    @Test
    void however_many_servers_run_a_level_is_told_once() throws Exception {
        world.email("teamleider");
        List<Subject> subjects = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            subjects.add(world.open(TermKind.CALAMITY_REPORT, MONDAY));
        }
        List<Callable<Boolean>> servers = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            servers.add(() -> {
                app.server().app().jobs().runDue();
                return true;
            });
        }
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var each : threads.invokeAll(servers)) {
                assertThat(each.get()).isTrue();
            }
        }
        subjects.forEach(each -> assertThat(world.history(each)).containsExactly("opened", "warned urgent"));
        assertThat(world.mails("term-urgent")).hasSize(10);
    }

    @Test
    void kampen_b3_a_calamity_in_the_night_goes_to_the_team_lead_by_mail_at_once_and_again_when_it_is_overdue() {
        world.email("teamleider");
        world.email("planner");
        // The night in which the clocks go back: 02:30 comes twice, this is the second.
        world.at("2026-10-25T02:30:00+01:00");
        Subject calamity = world.open(TermKind.CALAMITY_REPORT, "2026-10-25T02:30:00+01:00");
        world.at("2026-10-25T02:30:01+01:00");
        world.at("2026-10-25T03:30:00+01:00");
        assertThat(world.mails("term-urgent")).singleElement().satisfies(mail -> {
            assertThat(mail.path("recipient").asText()).isEqualTo("teamleider@zorg.example.nl");
            assertThat(mail.path("subject").asText()).isEqualTo("Ronde: dit moet direct: Calamiteit melden");
            assertThat(mail.path("aboutId").asText()).isEqualTo(world.id(calamity));
            assertThat(mail.path("nextAttemptAt").asText()).startsWith("2026-10-25T01:30:01");
            assertThat(mail.path("body").asText()).isEqualTo("""
                    Goedendag,

                    Er loopt een termijn die niet kan wachten.

                    Calamiteit melden
                    Zo snel mogelijk, uiterlijk dinsdag 27 oktober 2026 om 02:30 uur.
                    Bron: Kampen B3.
                    Klaar als: de gemeente is geïnformeerd; daarna houden partijen elkaar op de hoogte tot de afhandeling klaar is.

                    Kijk hier:
                    Termijn %s

                    U krijgt deze e-mail omdat u teamleider bent. Is het al gedaan? Leg het dan vast in Ronde.
                    """.formatted(world.id(calamity)));
        });
        world.at("2026-10-27T02:29:59+01:00");
        assertThat(world.mails("term-overdue")).isEmpty();
        world.at("2026-10-27T02:30:00+01:00");
        world.at("2026-11-27T02:30:00+01:00");
        assertThat(world.mails("term-overdue")).singleElement().satisfies(mail -> {
            assertThat(mail.path("body").asText()).contains("Moest uiterlijk dinsdag 27 oktober 2026 om 02:30 uur.");
            assertThat(mail.path("subject").asText()).isEqualTo("Ronde: te laat: Calamiteit melden");
        });
        assertThat(world.mails("term-urgent"))
                .as("when it began, and once more with twelve hours left")
                .hasSize(2);
        assertThat(world.history(calamity))
                .containsExactly("opened", "warned urgent", "warned urgent", "overdue overdue");
    }

    @Test
    void an_incident_that_is_told_four_days_late_is_overdue_at_once_and_told_so_once() {
        world.email("teamleider");
        world.at("2026-01-09T12:00:00+01:00");
        Subject incident = world.open(TermKind.INCIDENT_REPORT, MONDAY);
        world.at("2026-01-09T12:00:30+01:00");
        assertThat(world.history(incident)).containsExactly("opened", "overdue overdue");
        assertThat(world.mails("term-overdue")).hasSize(1);
        assertThat(world.mails("term-urgent")).isEmpty();
    }

    @Test
    void the_first_who_saw_a_notice_stays_and_a_louder_one_is_unseen_again() {
        world.open(TermKind.ASSIGNMENT_CONFIRMATION, MONDAY);
        world.at("2026-01-07T05:00:00+01:00");
        String id = world.notices("backoffice").getFirst().path("id").asText();
        app.as("planner").call("markNoticeSeen", Map.of("noticeId", id)).expectProblem(404, "not-found");
        Answer seen = app.as("backoffice")
                .call("markNoticeSeen", Map.of("noticeId", id))
                .expect(200);
        assertThat(seen.field("seenAt")).isEqualTo("2026-01-07T05:00:00+01:00");
        assertThat(seen.field("seenBy")).isEqualTo(app.value("SELECT id FROM app_user WHERE username = 'backoffice'"));
        world.at("2026-01-07T06:00:00+01:00");
        assertThat(app.as("backoffice")
                        .call("markNoticeSeen", Map.of("noticeId", id))
                        .expect(200)
                        .field("seenAt"))
                .isEqualTo("2026-01-07T05:00:00+01:00");
        assertThat(world.notices("backoffice")).hasSize(1);
        assertThat(world.notices("backoffice", Map.of("unseen", true))).isEmpty();
        world.at("2026-01-08T02:00:00+01:00");
        assertThat(world.notices("backoffice", Map.of("unseen", true))).hasSize(1);
    }

    @Test
    void notices_come_the_most_urgent_first_in_pages() {
        Subject coming = world.open(TermKind.ASSIGNMENT_CONFIRMATION, MONDAY);
        Subject late = world.open(TermKind.ASSIGNMENT_CONFIRMATION, "2026-01-02T08:00:00+01:00");
        Subject later = world.open(TermKind.ASSIGNMENT_CONFIRMATION, "2025-12-30T08:00:00+01:00");
        world.at("2026-01-08T09:00:00+01:00");
        List<String> seen = new ArrayList<>();
        String cursor = null;
        do {
            JsonNode page = app.as("backoffice")
                    .call("listNotices", json("limit", 1, "cursor", cursor))
                    .expect(200)
                    .json();
            page.path("items")
                    .forEach(each -> seen.add(each.at("/obligation/subject/id").asText()));
            cursor = page.path("nextCursor").asText(null);
        } while (cursor != null);
        assertThat(seen)
                .containsExactly(
                        later.id().toString(), late.id().toString(), coming.id().toString());
        app.as("backoffice").call("listNotices", Map.of("cursor", "AAAA")).expectProblem(400, "invalid-request");
    }

    @Test
    void a_term_that_got_a_later_end_is_not_shown_as_late_any_more() {
        Subject asked = world.open(TermKind.INFORMATION_REQUEST, "2025-12-15T08:00:00+01:00");
        world.at("2026-01-05T09:00:00+01:00");
        assertThat(urgencies(asked)).containsExactly("overdue");
        world.postpone(TermKind.INFORMATION_REQUEST, asked, "2026-03-31");
        assertThat(urgencies(asked)).isEmpty();
        world.at("2026-03-30T09:00:00+02:00");
        assertThat(urgencies(asked)).containsExactly("soon");
        world.at("2026-03-31T09:00:00+02:00");
        assertThat(urgencies(asked)).containsExactly("urgent");
    }

    private List<String> urgencies(Subject subject) {
        return world.notices("teamleider").stream()
                .filter(each -> each.at("/obligation/subject/id")
                        .asText()
                        .equals(subject.id().toString()))
                .map(each -> each.path("urgency").asText())
                .toList();
    }

    @Test
    void the_team_lead_sees_on_one_page_how_the_terms_stand() {
        world.open(TermKind.ASSIGNMENT_CONFIRMATION, "2025-12-29T08:00:00+01:00");
        world.open(TermKind.ASSIGNMENT_CONFIRMATION, "2025-12-30T12:00:00+01:00");
        world.open(TermKind.ASSIGNMENT_CONFIRMATION, MONDAY);
        world.open(TermKind.SERVICE_START, MONDAY);
        world.meet(TermKind.SUPPORT_PLAN, world.open(TermKind.SUPPORT_PLAN, MONDAY));
        world.at("2026-01-05T09:00:00+01:00");
        JsonNode page =
                app.as("teamleider").call("getObligationOverview").expect(200).json();
        assertThat(page.path("today").asText()).isEqualTo("2026-01-05");
        assertThat(page.path("totals").toString())
                .isEqualTo(
                        "{\"running\":6,\"overdue\":1,\"dueToday\":1,\"dueThisWeek\":2,\"met\":1,\"metLate\":0,\"waived\":0}");
        assertThat(page.path("byOwnerRole").findValuesAsText("ownerRole"))
                .containsExactly("backOffice", "planner", "teamLead");
        assertThat(page.path("byKind").findValuesAsText("kind"))
                .containsExactly("assignment-confirmation", "complaints-report", "service-start", "support-plan");
        assertThat(page.at("/byKind/0/running").asInt()).isEqualTo(3);
        assertThat(page.path("worst").findValuesAsText("text"))
                .containsExactly(
                        "Toewijzing bevestigen met een retourbericht (302). Moest uiterlijk vrijdag 2 januari 2026.",
                        "Toewijzing bevestigen met een retourbericht (302). Uiterlijk maandag 5 januari 2026.",
                        "Toewijzing bevestigen met een retourbericht (302). Uiterlijk donderdag 8 januari 2026.");
    }

    @Test
    void terms_are_listed_by_owner_and_by_what_they_run_for() {
        Subject subject = world.open(TermKind.ASSIGNMENT_CONFIRMATION, MONDAY);
        world.open(TermKind.SERVICE_START, MONDAY);
        assertThat(kinds(json("ownerRole", "planner"))).containsExactly("service-start");
        assertThat(kinds(json("ownerRole", "backOffice"))).containsExactly("assignment-confirmation");
        assertThat(kinds(json(
                        "subjectType", "incident", "subjectId", subject.id().toString())))
                .containsExactly("assignment-confirmation");
        assertThat(kinds(json("subjectType", "visit"))).isEmpty();
        app.as("planner").call("listObligations", json("subjectType", "ding")).expectProblem(400, "invalid-request");
    }

    private List<String> kinds(Map<String, Object> query) {
        return app.as("planner")
                .call("listObligations", query)
                .expect(200)
                .json()
                .path("items")
                .findValuesAsText("kind");
    }
}
