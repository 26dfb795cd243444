package nl.ronde.incident;

import static nl.ronde.support.TestClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.ronde.mail.MailAccepted;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The second mail about an incident: it says when the first came, what was decided and what happened since, and is not late. */
class FollowUpApiTest {
    private static final Instant TOLD = Instant.parse("2026-01-07T09:00:00Z");
    private static final Instant LATER = Instant.parse("2026-01-12T13:00:00Z");
    private static final String NOTICED = "2026-01-06T09:30:00+01:00";

    private IncidentWorld world;
    private UUID client;

    @BeforeEach
    void start() {
        world = new IncidentWorld(TOLD);
        client = world.client();
    }

    @AfterEach
    void stop() {
        world.close();
    }

    @Test
    void kampen_b3_a_later_mail_is_a_follow_up_with_the_decision_and_what_happened_since() {
        String id = world.report(client, "calamity", NOTICED, "Zij is gevallen.");
        update(id, json("text", "Voor de melding opgeschreven"));
        String first = world.send(id, "municipality");
        assertThat(world.mail(first, "template")).isEqualTo("calamity-municipality");
        world.accepts(first, TOLD.plusSeconds(1));
        world.app().moveTo(LATER);
        update(id, json("text", "De dochter is gebeld.", "toldTo", "De dochter"));
        world.decide(id, false, "none", "Alleen een blauwe plek.").expect(200);
        JsonNode mail = world.preview(id, "municipality");
        String reference = id.substring(id.length() - 8).toUpperCase(java.util.Locale.ROOT);
        assertThat(mail.path("template").asText()).isEqualTo("follow-up-incident");
        assertThat(mail.path("subject").asText())
                .isEqualTo("Melding bij de hulp in het huishouden (vervolg), kenmerk " + reference);
        assertThat(mail.path("text").asText()).isEqualTo("""
                Geachte Ria de Wit,

                Wij meldden u dit op woensdag 7 januari 2026 om 10:00 uur. Dit is het vervolg op die melding van een incident bij de hulp in het huishouden in de gemeente Kampen. Dat doen wij volgens bijlage 2, onder 2.5, van de overeenkomst.
                Op maandag 12 januari 2026 om 14:00 uur hebben wij besloten dat dit geen calamiteit is in de zin van artikel 1.1.1 van de Wmo 2015.

                WAT ER SINDSDIEN IS GEBEURD
                maandag 12 januari 2026 om 14:00 uur: De dochter is gebeld.
                Verteld aan: De dochter

                WIE
                Cliënt: A. Testclient
                Geboortedatum: 5 maart 1941
                Overeenkomst: Hulp bij het Huishouden 1 (HH1), gemeente Kampen

                WANNEER
                Opgemerkt: dinsdag 6 januari 2026 om 09:30 uur
                Bij ons binnengekomen: woensdag 7 januari 2026 om 10:00 uur

                WAT ER IS GEBEURD
                Verteld door: Petra Planner
                Zij is gevallen.

                Met vriendelijke groet,
                Tom Teamleider
                Thuiszorg De Demo (AGB 42420001)
                """);
    }

    @Test
    void kampen_b3_of_a_calamity_and_to_the_supervisor_the_follow_up_has_its_own_words() {
        world.contact("supervisor", json("name", "GGD", "channel", "email", "email", "wmo@ggd.example"));
        String id = world.report(client, "calamity", NOTICED, "Zij is overleden.");
        world.accepts(world.send(id, "municipality"), TOLD);
        assertThat(world.preview(id, "supervisor").path("text").asText())
                .as("told to the municipality is not told to the supervisor")
                .doesNotContain("Wij meldden u dit")
                .contains("Wilt u ons het kenmerk geven");
        world.accepts(world.send(id, "supervisor"), TOLD);
        world.app().moveTo(LATER);
        JsonNode calamity = world.preview(id, "municipality");
        assertThat(calamity.path("subject").asText())
                .startsWith("Melding van een calamiteit bij de hulp in het huishouden (vervolg), kenmerk ");
        assertThat(calamity.path("text").asText())
                .contains("Wij meldden u dit op woensdag 7 januari 2026 om 10:00 uur.", "ook aan de media")
                .doesNotContain("SINDSDIEN", "na de afgesproken termijn");
        JsonNode supervisor = world.preview(id, "supervisor");
        assertThat(supervisor.path("subject").asText())
                .startsWith("Melding aan de toezichthouder Wmo (vervolg), kenmerk ");
        assertThat(supervisor.path("text").asText())
                .contains("Wij meldden u dit op woensdag 7 januari 2026 om 10:00 uur.")
                .doesNotContain("Wilt u ons het kenmerk geven");
    }

    @Test
    void reasons_of_decision_and_reopening_stay_here_and_what_is_closed_promises_no_more_news() {
        world.contact("supervisor", json("name", "GGD", "channel", "email", "email", "wmo@ggd.example"));
        String id = world.report(client, "calamity", NOTICED, "Zij is overleden.");
        world.accepts(world.send(id, "municipality"), TOLD);
        world.accepts(world.send(id, "supervisor"), TOLD);
        world.app().moveTo(LATER);
        world.decide(id, true, "worker", "Haar zoon is verslaafd.").expect(200);
        world.act("closeIncident", id, json("findings", "Een val", "measures", "Ander trapje"))
                .expect(200);
        assertThat(text(id))
                .contains("afgesloten. Bevindingen: Een val", "De afhandeling is klaar. Wat wij aan anderen vertellen")
                .doesNotContain("verslaafd", "Toelichting", "Wij houden u op de hoogte");
        world.act("reopenIncident", id, json("reason", "De familie dreigt met een klacht."))
                .expect(200);
        assertThat(text(id)).contains("heropend.", "Wij houden u op de hoogte tot de afhandeling klaar is.");
        for (String recipient : List.of("municipality", "supervisor")) {
            assertThat(world.preview(id, recipient).path("text").asText())
                    .doesNotContain("verslaafd", "dreigt", "Toelichting");
        }
        assertThat(world.incident(id).toString()).contains("verslaafd", "dreigt");
    }

    @Test
    void only_what_was_not_told_in_time_says_that_it_is_late() {
        String id = world.report(client, "incident", NOTICED, "Gevallen.");
        world.act("completeIncident", id, json("lateReason", "De hulp was ziek."))
                .expect(200);
        String first = world.send(id, "municipality");
        world.accepts(first, TOLD);
        world.app().moveTo(LATER);
        assertThat(text(id)).doesNotContain("na de afgesproken termijn", "De hulp was ziek.");
        world.returns(first, LATER);
        assertThat(text(id))
                .contains(
                        "Deze melding komt na de afgesproken termijn. Waarom dit niet eerder is gemeld: De hulp was ziek.")
                .doesNotContain("Wij meldden u dit");
        world.accepts(world.send(id, "municipality"), LATER);
        assertThat(text(id))
                .contains("Wij meldden u dit op maandag 12 januari 2026 om 14:00 uur.", "na de afgesproken termijn");
    }

    @Test
    void a_follow_up_that_comes_back_and_is_sent_once_more_is_still_for_the_supervisor() {
        world.contact("supervisor", json("name", "GGD", "channel", "email", "email", "wmo@ggd.example"));
        String id = world.report(client, "violence", NOTICED, "Een klap.");
        world.accepts(world.send(id, "supervisor"), TOLD);
        String second = world.send(id, "supervisor");
        assertThat(world.mail(second, "template")).isEqualTo("follow-up-supervisor");
        world.returns(second, LATER);
        world.raise(new MailAccepted(
                UUID.randomUUID(),
                "follow-up-supervisor",
                "wmo@ggd.example",
                "incident",
                UUID.fromString(id),
                LATER,
                "<2@ronde.example>",
                "250 Ok"));
        assertThat(world.incident(id).path("reports").findValuesAsText("recipient"))
                .containsExactly("supervisor", "supervisor");
        assertThat(world.states(client)).startsWith("incident-report running, supervisor-report met");
    }

    @Test
    void kampen_b2_2_5_initials_have_dots_photos_are_counted_and_nobody_is_named_who_cannot_be_reached() {
        world.app()
                .sql(
                        "UPDATE client SET initials = 'CJ', family_prefix = 'van de', family_name = 'Nachtwacht' WHERE id = '"
                                + client + "'");
        String id = world.report(client, "incident", NOTICED, "Gevallen.");
        world.contact("ownContact", json("name", "Kim Bos", "channel", "phone", "phone", "038 123 45 67"));
        world.app().sql("UPDATE agreement_contact SET phone = NULL WHERE role = 'OWN_CONTACT'");
        assertThat(text(id)).contains("Cliënt: C.J. van de Nachtwacht\n").doesNotContain("vragen", "foto");
        world.act("completeIncident", id, json("attachments", List.of("a".repeat(64))))
                .expect(200);
        assertThat(text(id))
                .contains("Gevallen.\nEr is 1 foto; die sturen wij u op verzoek.\n\nMet vriendelijke groet,");
        world.act("completeIncident", id, json("attachments", List.of("a".repeat(64), "b".repeat(64)), "cause", "Glad"))
                .expect(200);
        assertThat(text(id))
                .contains("Oorzaak: Glad\nEr zijn 2 foto's; die sturen wij u op verzoek.\n\nMet vriendelijke groet,");
        world.app().sql("UPDATE agreement_contact SET phone = '038 123 45 67' WHERE role = 'OWN_CONTACT'");
        assertThat(text(id))
                .contains(
                        "verzoek.\n\nMet vragen kunt u terecht bij Kim Bos, telefoon 038 123 45 67.\n\nMet vriendelijke");
    }

    private String text(String id) {
        return world.preview(id, "municipality").path("text").asText();
    }

    private void update(String id, Map<String, Object> line) {
        world.act("addIncidentUpdate", id, line).expect(201);
    }
}
