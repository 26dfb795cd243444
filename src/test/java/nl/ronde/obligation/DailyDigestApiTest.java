package nl.ronde.obligation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import nl.ronde.agreement.TermKind;
import nl.ronde.support.TestApp;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The overview of the morning, by mail. */
class DailyDigestApiTest {
    private TestApp app;
    private TermWorld world;

    @BeforeEach
    void start() {
        app = TestApp.start(TestApp.START, Map.of("RONDE_PUBLIC_URL", "https://ronde.example.nl"));
        world = new TermWorld(app);
    }

    @AfterEach
    void stop() {
        app.close();
    }

    @Test
    void a_team_lead_reads_at_seven_what_is_late_what_is_for_today_and_what_comes() {
        world.email("teamleider");
        world.email("backoffice");
        world.email("planner");
        Subject plan = world.open(TermKind.SUPPORT_PLAN, "2025-12-05T10:00:00+01:00");
        Subject copy = world.open(TermKind.PLAN_COPY, "2026-01-02T10:00:00+01:00");
        Subject talk = world.open(TermKind.PLAN_EVALUATION, "2025-02-20T10:00:00+01:00");
        Subject receipt = world.open(TermKind.ASSIGNMENT_CONFIRMATION, "2025-12-29T08:00:00+01:00");
        world.open(TermKind.INVOICE, "2025-12-29T08:00:00+01:00");
        world.at("2026-01-06T06:59:59+01:00");
        assertThat(world.mails("digest")).isEmpty();
        world.at("2026-01-06T07:00:00+01:00");
        assertThat(recipients()).containsExactlyInAnyOrder("backoffice@zorg.example.nl", "teamleider@zorg.example.nl");
        JsonNode mail = to("teamleider@zorg.example.nl");
        assertThat(mail.path("subject").asText()).isEqualTo("Ronde: 2 te laat, 1 vandaag, 1 binnenkort");
        assertThat(mail.path("body").asText())
                .isEqualTo("""
                Goedemorgen,

                Dit zijn de termijnen die vandaag, dinsdag 6 januari 2026, uw aandacht vragen.

                TE LAAT (2)

                - Toewijzing bevestigen met een retourbericht (302)
                  Moest uiterlijk vrijdag 2 januari 2026. Bron: Kampen B2 1.8.
                  https://ronde.example.nl/v1/obligations/%s

                - Ondersteuningsplan opstellen
                  Moest uiterlijk maandag 5 januari 2026. Bron: Kampen B2 1.9c.
                  https://ronde.example.nl/v1/obligations/%s

                VANDAAG (1)

                - Afschrift van het ondertekende Ondersteuningsplan sturen
                  Uiterlijk dinsdag 6 januari 2026. Bron: Huisstandaard (naar DVO 11.5; DVO B3 E1).
                  https://ronde.example.nl/v1/obligations/%s

                BINNENKORT (1)

                - Ondersteuningsplan evalueren met de cliënt
                  Uiterlijk vrijdag 20 februari 2026. Bron: Kampen B2 1.9e.
                  https://ronde.example.nl/v1/obligations/%s

                U krijgt dit overzicht op werkdagen, hooguit één keer per dag. Een termijn verdwijnt eruit zodra zij is gehaald of kwijtgescholden in Ronde.
                """.formatted(world.id(receipt), world.id(plan), world.id(copy), world.id(talk)));
        assertThat(to("backoffice@zorg.example.nl").path("subject").asText())
                .isEqualTo("Ronde: 1 te laat, 0 vandaag, 0 binnenkort");
    }

    @Test
    void there_is_one_a_day_on_working_days_however_many_servers_run() throws Exception {
        world.email("teamleider");
        world.open(TermKind.SUPPORT_PLAN, "2025-11-05T10:00:00+01:00");
        app.clock().moveTo(TermWorld.instant("2026-01-09T07:00:00+01:00"));
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
        assertThat(world.mails("digest")).hasSize(1);
        world.at("2026-01-09T16:00:00+01:00");
        world.at("2026-01-10T09:00:00+01:00");
        world.at("2026-01-11T09:00:00+01:00");
        assertThat(world.mails("digest")).as("Saturday and Sunday").hasSize(1);
        world.at("2026-01-12T07:00:00+01:00");
        assertThat(world.mails("digest")).hasSize(2);
        world.at("2026-04-03T09:00:00+02:00");
        assertThat(world.mails("digest")).as("Good Friday").hasSize(2);
    }

    @Test
    void a_server_that_was_away_sends_that_of_today_alone_and_nothing_in_the_evening() {
        world.email("teamleider");
        world.open(TermKind.SUPPORT_PLAN, "2025-11-05T10:00:00+01:00");
        world.at("2026-01-06T20:00:00+01:00");
        assertThat(world.mails("digest")).isEmpty();
        world.at("2026-01-09T11:00:00+01:00");
        assertThat(world.mails("digest")).hasSize(1);
        assertThat(app.value("SELECT lapses_at AT TIME ZONE 'Europe/Amsterdam' FROM mail WHERE template = 'digest'"))
                .isEqualTo("2026-01-09 20:00:00");
    }

    @Test
    void who_has_nothing_to_do_or_no_address_or_cannot_sign_in_gets_none() {
        world.email("planner");
        world.email("backoffice");
        app.sql("UPDATE app_user SET disabled = true WHERE username = 'backoffice'");
        world.open(TermKind.ASSIGNMENT_CONFIRMATION, "2025-12-29T08:00:00+01:00");
        world.open(TermKind.SUPPORT_PLAN, "2025-11-05T10:00:00+01:00");
        world.at("2026-01-06T07:00:00+01:00");
        assertThat(world.mails("digest")).isEmpty();
    }

    @Test
    void a_long_list_is_counted_and_not_written_out() {
        world.email("teamleider");
        for (int i = 0; i < 30; i++) {
            world.open(TermKind.SUPPORT_PLAN, "2025-11-05T10:00:00+01:00");
        }
        world.at("2026-01-06T07:00:00+01:00");
        String body = to("teamleider@zorg.example.nl").path("body").asText();
        assertThat(body).contains("TE LAAT (30)").contains("En nog 5 in Ronde.");
        assertThat(body.lines().filter(line -> line.startsWith("- "))).hasSize(25);
    }

    @Test
    void what_cannot_wait_stands_first_and_what_has_days_left_is_not_for_today() {
        world.email("teamleider");
        for (int i = 0; i < 30; i++) {
            world.open(TermKind.SUPPORT_PLAN, "2025-11-05T10:00:00+01:00");
        }
        world.open(TermKind.CALAMITY_REPORT, "2026-01-02T10:00:00+01:00");
        // Two working days to Tuesday; were every day counted it would have been Sunday.
        world.open(TermKind.PLAN_COPY, "2026-01-02T10:00:00+01:00");
        world.at("2026-01-05T09:00:00+01:00");
        String body = to("teamleider@zorg.example.nl").path("body").asText();
        assertThat(body.lines().filter(line -> line.startsWith("- ")).findFirst())
                .contains("- Calamiteit melden");
        assertThat(body)
                .contains("TE LAAT (31)", "BINNENKORT (1)\n\n- Afschrift")
                .doesNotContain("VANDAAG");
    }

    private List<String> recipients() {
        return world.mails("digest").stream()
                .map(mail -> mail.path("recipient").asText())
                .toList();
    }

    private JsonNode to(String recipient) {
        return world.mails("digest").stream()
                .filter(mail -> mail.path("recipient").asText().equals(recipient))
                .findFirst()
                .orElseThrow();
    }
}
