package nl.ronde.incident;

import static nl.ronde.support.TestClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.ronde.mail.MoodyMailServer;
import nl.ronde.mail.MoodyMailServer.Mood;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A report that did not arrive, with a real mail server: team leads hear it at once, in the night too, and what to do. */
class ReportReturnedApiTest {
    /** 23:30 in Amsterdam: quiet hours. */
    private static final Instant NIGHT = Instant.parse("2026-01-06T22:30:00Z");

    private static final String NOTICED = "2026-01-06T21:00:00+01:00";
    private static final String TO_DEPUTY =
            "Stuur de melding aan de vervanger, of herstel het adres van de contactpersoon en stuur haar opnieuw.";

    private MoodyMailServer server;
    private IncidentWorld world;
    private UUID client;

    @BeforeEach
    void start() {
        server = new MoodyMailServer();
        world = new IncidentWorld(NIGHT, server.settings());
        client = world.client();
        world.app().sql("UPDATE app_user SET email = 'lead@zorg.example.nl' WHERE username = 'teamleider'");
        world.app().sql("UPDATE app_user SET email = 'plan@zorg.example.nl' WHERE username = 'planner'");
    }

    @AfterEach
    void stop() {
        world.close();
        server.close();
    }

    @Test
    void kampen_b2_2_5_a_mail_that_is_refused_at_the_first_try_is_told_to_the_team_lead_in_the_night() {
        String id = world.report(client, "incident", NOTICED, "Mevrouw is gevallen.");
        run();
        String mailId = world.send(id, "municipality");
        server.is(Mood.KNOWS_NOBODY);
        run();
        assertThat(world.mail(mailId, "state")).isEqualTo("RETURNED");
        assertThat(returned()).singleElement().satisfies(mail -> {
            assertThat(mail.path("recipient").asText()).isEqualTo("lead@zorg.example.nl");
            assertThat(mail.path("subject").asText())
                    .startsWith("Ronde: een melding is teruggekomen, doe dit nu (kenmerk ");
            assertThat(Instant.parse(mail.path("createdAt").asText())).isEqualTo(NIGHT);
            assertThat(mail.path("body").asText()).isEqualTo("""
                    Goedendag,

                    Een e-mail waarmee wij een incident (kenmerk %s) meldden aan de gemeente, is teruggekomen. Hij ging naar de contactpersoon. De melding is daar niet aangekomen.

                    Wat u nu doet:
                    Stuur de melding aan de vervanger, of herstel het adres van de contactpersoon en stuur haar opnieuw.

                    Tot wanneer:
                    - Incident of geweld melden bij de gemeente (kenmerk %s). Moet direct, uiterlijk donderdag 8 januari 2026 om 21:00 uur (Kampen B2 2.5).

                    Kijk hier:
                    Incident %s

                    U krijgt deze e-mail omdat u teamleider bent. Is het al gedaan? Leg het dan vast in Ronde.
                    """.formatted(mark(id), mark(id), id));
        });
        assertThat(notices()).singleElement().satisfies(notice -> {
            assertThat(notice.path("urgency").asText()).isEqualTo("urgent");
            assertThat(notice.path("seenAt").isMissingNode()).isTrue();
            assertThat(notice.path("text").asText())
                    .isEqualTo(
                            "De e-mail aan de gemeente is teruggekomen (gestuurd aan de contactpersoon). " + TO_DEPUTY
                                    + " Incident of geweld melden bij de gemeente (kenmerk " + mark(id)
                                    + "). Moet direct, uiterlijk donderdag 8 januari"
                                    + " 2026 om 21:00 uur. Kampen B2 2.5.");
        });
        assertThat(world.states(client)).isEqualTo("incident-report running");
    }

    @Test
    void a_mail_that_comes_back_after_it_was_taken_is_told_as_that_and_not_as_a_term_that_begins() {
        String id = world.report(client, "calamity", NOTICED, "Zij is overleden.");
        String mailId = world.send(id, "municipality");
        run();
        assertThat(world.states(client))
                .isEqualTo("calamity-report met, incident-report met, supervisor-report running");
        int urgent = mails("term-urgent").size();
        world.app()
                .as("backoffice")
                .call("recordMailReturn", Map.of("mailId", mailId), json("reason", "Mailbox van mw. Testclient vol"))
                .expect(200);
        run();
        assertThat(mails("term-urgent")).hasSize(urgent);
        assertThat(returned()).singleElement().satisfies(mail -> {
            assertThat(mail.path("state").asText()).isEqualTo("accepted");
            assertThat(mail.path("body").asText())
                    .contains(
                            "- Incident of geweld melden bij de gemeente (kenmerk " + mark(id)
                                    + "). Moet direct, uiterlijk donderdag 8",
                            "- Calamiteit melden (kenmerk " + mark(id)
                                    + "). Zo snel mogelijk, uiterlijk donderdag 8 januari 2026 om 21:00 uur")
                    .doesNotContain("toezichthouder", "Testclient", "kampen.example");
        });
        assertThat(notices().stream().map(each -> each.path("text").asText()))
                .filteredOn(text -> text.startsWith("De e-mail aan de gemeente is teruggekomen"))
                .hasSize(2);
        world.app().moveTo(Instant.parse("2026-01-08T20:00:00Z"));
        assertThat(mails("term-overdue"))
                .as("the terms' own next level still comes: two of the municipality, one of the supervisor")
                .hasSize(3);
        assertThat(returned()).hasSize(1);
    }

    @Test
    void the_mail_to_the_team_lead_is_no_report_to_the_municipality() {
        String id = world.report(client, "incident", NOTICED, "Gevallen.");
        world.send(id, "municipality");
        server.is(Mood.KNOWS_NOBODY);
        run();
        server.is(Mood.TAKES);
        world.app().moveTo(NIGHT.plusSeconds(120));
        assertThat(world.incident(id).path("reports")).isEmpty();
        assertThat(world.states(client)).isEqualTo("incident-report running");
    }

    @Test
    void a_follow_up_that_is_refused_is_told_too_though_no_term_waits_for_it() {
        String id = world.report(client, "incident", NOTICED, "Gevallen.");
        world.send(id, "municipality");
        run();
        world.send(id, "municipality");
        server.is(Mood.KNOWS_NOBODY);
        run();
        assertThat(returned())
                .singleElement()
                .satisfies(mail -> assertThat(mail.path("body").asText())
                        .contains("Tot wanneer:\nEr loopt nu geen termijn die op deze melding wacht."));
        assertThat(notices()).isEmpty();
        assertThat(world.states(client)).isEqualTo("incident-report met");
    }

    @Test
    void a_supervisor_who_was_not_reached_is_told_of_with_the_way_round() {
        world.contact("supervisor", json("name", "GGD", "channel", "email", "email", "wmo@ggd.example"));
        String id = world.report(client, "violence", NOTICED, "Een klap.");
        world.send(id, "supervisor");
        server.is(Mood.KNOWS_NOBODY);
        run();
        assertThat(returned())
                .singleElement()
                .satisfies(mail -> assertThat(mail.path("body").asText())
                        .contains(
                                "meldden aan de toezichthouder Wmo, is teruggekomen. Hij ging naar de toezichthouder Wmo.",
                                "of meld op een andere manier en leg het kenmerk vast.",
                                "- Melden bij de toezichthouder Wmo (kenmerk " + mark(id)
                                        + "). Moet direct, sinds dinsdag 6 januari 2026 om 21:00 uur")
                        .doesNotContain("Incident of geweld"));
    }

    private static String mark(String id) {
        return id.substring(id.length() - 8).toUpperCase(java.util.Locale.ROOT);
    }

    private void run() {
        world.app().server().app().jobs().runDue();
    }

    private List<JsonNode> returned() {
        return mails("report-returned");
    }

    private List<JsonNode> mails(String template) {
        List<JsonNode> mails = new ArrayList<>();
        world.app()
                .as("beheer")
                .call("listMails", json("limit", 200))
                .expect(200)
                .json()
                .path("items")
                .forEach(each -> {
                    if (each.path("template").asText().equals(template)) {
                        mails.add(world.app()
                                .as("beheer")
                                .call(
                                        "getMail",
                                        Map.of("mailId", each.path("id").asText()))
                                .expect(200)
                                .json());
                    }
                });
        return mails;
    }

    private List<JsonNode> notices() {
        List<JsonNode> notices = new ArrayList<>();
        world.app()
                .as("teamleider")
                .call("listNotices", json("limit", 200))
                .expect(200)
                .json()
                .path("items")
                .forEach(notices::add);
        return notices;
    }
}
