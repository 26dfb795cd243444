package nl.ronde.incident;

import static nl.ronde.support.TestClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import nl.ronde.platform.id.Ids;
import nl.ronde.support.TestClient.Answer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The mails that tell of an incident, read as who gets them: every word, whom they go to, and what they leave to others. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IncidentTextApiTest {
    private static final Instant NOW = Instant.parse("2026-01-07T09:00:00Z");
    private static final String NOTICED = "2026-01-06T09:30:00+01:00";
    private static final String LONG_AGO = "2026-01-03T10:00:00+01:00";

    private IncidentWorld world;
    private UUID client;

    @BeforeAll
    void start() {
        world = new IncidentWorld(NOW);
    }

    @AfterAll
    void stop() {
        world.close();
    }

    @BeforeEach
    void newClient() {
        client = world.client();
    }

    @Test
    void kampen_b2_2_5_the_mail_has_description_and_name_and_is_shown_before_it_goes() {
        String id = world.report(
                client, json("kind", "incident", "description", "Mevrouw is gevallen.", "place", "Keuken"), NOTICED);
        JsonNode mail = world.preview(id, "municipality");
        String reference = id.substring(id.length() - 8).toUpperCase(java.util.Locale.ROOT);
        assertThat(mail.path("address").asText()).isEqualTo("ria@kampen.example");
        assertThat(mail.path("template").asText()).isEqualTo("incident-municipality");
        assertThat(mail.path("subject").asText())
                .isEqualTo("Melding bij de hulp in het huishouden, kenmerk " + reference);
        assertThat(mail.path("text").asText()).isEqualTo("""
                Geachte Ria de Wit,

                Bij het leveren van de hulp in het huishouden is een incident opgemerkt. Wij melden dit hierbij aan de gemeente Kampen. Dat doen wij volgens bijlage 2, onder 2.5, van de overeenkomst.

                WIE
                Cliënt: A. Testclient
                Geboortedatum: 5 maart 1941
                Overeenkomst: Hulp bij het Huishouden 1 (HH1), gemeente Kampen

                WANNEER
                Opgemerkt: dinsdag 6 januari 2026 om 09:30 uur
                Bij ons binnengekomen: woensdag 7 januari 2026 om 10:00 uur

                WAT ER IS GEBEURD
                Verteld door: Petra Planner
                Mevrouw is gevallen.
                Plaats: Keuken

                Met vriendelijke groet,
                Tom Teamleider
                Thuiszorg De Demo (AGB 42420001)
                """);
        String mailId = world.send(id, "municipality");
        assertThat(world.mail(mailId, "subject")).isEqualTo(mail.path("subject").asText());
        assertThat(world.mail(mailId, "body")).isEqualTo(mail.path("text").asText());
        assertThat(world.mail(mailId, "recipient")).isEqualTo("ria@kampen.example");
        assertThat(world.mail(mailId, "state")).isEqualTo("QUEUED");
        assertThat(world.states(client)).isEqualTo("incident-report running");
    }

    @Test
    void kampen_b3_the_mail_on_a_calamity_tells_what_was_decided_and_all_of_the_file() {
        String id = world.report(client, "calamity", NOTICED, "Zij is overleden na een val.");
        world.act(
                        "completeIncident",
                        id,
                        json(
                                "reporterFunction",
                                "hulp",
                                "timeline",
                                "09:00 begonnen, 09:30 gevallen",
                                "familyInformed",
                                json("yes", true, "text", "De dochter, 10:00"),
                                "unrest",
                                json("yes", false),
                                "measures",
                                "Trapje vervangen"))
                .expect(200);
        world.decide(id, true, "none", "Zij overleed door de val.").expect(200);
        JsonNode mail = world.preview(id, "municipality");
        assertThat(mail.path("subject").asText())
                .startsWith("Melding van een calamiteit bij de hulp in het huishouden, kenmerk ");
        assertThat(mail.path("text").asText()).isEqualTo("""
                Geachte Ria de Wit,

                Bij het leveren van de hulp in het huishouden is een calamiteit opgemerkt. Wij melden dit hierbij aan de gemeente Kampen. Dat doen wij volgens bijlage 3 van de overeenkomst.
                Op woensdag 7 januari 2026 om 10:00 uur hebben wij besloten dat dit een calamiteit is in de zin van artikel 1.1.1 van de Wmo 2015.

                Wij houden u op de hoogte tot de afhandeling klaar is. Wat wij aan anderen vertellen, ook aan de media, stemmen wij eerst met u af.

                WIE
                Cliënt: A. Testclient
                Geboortedatum: 5 maart 1941
                Overeenkomst: Hulp bij het Huishouden 1 (HH1), gemeente Kampen

                WANNEER
                Opgemerkt: dinsdag 6 januari 2026 om 09:30 uur
                Bij ons binnengekomen: woensdag 7 januari 2026 om 10:00 uur

                WAT ER IS GEBEURD
                Verteld door: Petra Planner
                Zij is overleden na een val.
                Functie van de melder: hulp
                Feiten met tijdlijn: 09:00 begonnen, 09:30 gevallen
                Cliënt of familie op de hoogte: ja (De dochter, 10:00)
                Kans op maatschappelijke onrust: nee
                Maatregelen: Trapje vervangen

                Met vriendelijke groet,
                Tom Teamleider
                Thuiszorg De Demo (AGB 42420001)
                """);
    }

    @Test
    void wmo_2015_art_3_4_the_mail_to_the_supervisor_of_the_region() {
        world.contact("supervisor", json("name", "GGD IJsselland", "channel", "email", "email", "wmo@ggd.example"));
        world.contact(
                "ownContact",
                json("name", "Kim Bos", "channel", "phone", "phone", "038 123 45 67", "email", "kim@demo.example"));
        String id = world.report(client, "violence", NOTICED, "Een klap gezien.");
        world.decide(id, false, "worker", "Een hulp sloeg.").expect(200);
        JsonNode mail = world.preview(id, "supervisor");
        world.app().sql("DELETE FROM agreement_contact WHERE role = 'OWN_CONTACT'");
        assertThat(mail.path("address").asText()).isEqualTo("wmo@ggd.example");
        assertThat(mail.path("subject").asText()).startsWith("Melding aan de toezichthouder Wmo, kenmerk ");
        assertThat(mail.path("text").asText()).isEqualTo("""
                Geachte GGD IJsselland,

                Bij het leveren van de hulp in het huishouden in de gemeente Kampen is geweld opgemerkt. Wij melden dit hierbij aan u als toezichthouder. Dat doen wij volgens artikel 3.4 van de Wmo 2015, artikel 7.1 van de overeenkomst en bijlage 3 van de overeenkomst.
                Op woensdag 7 januari 2026 om 10:00 uur hebben wij besloten dat dit geen calamiteit is in de zin van artikel 1.1.1 van de Wmo 2015. Er was geweld door een medewerker.

                Wilt u ons het kenmerk geven waaronder u deze melding behandelt?

                WIE
                Cliënt: A. Testclient
                Geboortedatum: 5 maart 1941
                Voorziening: Hulp bij het huishouden 1 (HH1), inspanningsgericht

                WANNEER
                Opgemerkt: dinsdag 6 januari 2026 om 09:30 uur
                Bij ons binnengekomen: woensdag 7 januari 2026 om 10:00 uur

                WAT ER IS GEBEURD
                Melder: Petra Planner
                Een klap gezien.

                Met vragen kunt u terecht bij Kim Bos, telefoon 038 123 45 67, e-mail kim@demo.example.

                Met vriendelijke groet,
                Tom Teamleider
                Thuiszorg De Demo (AGB 42420001)
                """);
    }

    @Test
    void four_days_late_the_term_opens_overdue_and_the_mail_says_when_and_why() {
        String id = world.report(client, "incident", "2026-01-03T10:00:00+01:00", "Gevallen.");
        assertThat(world.terms(client).get("incident-report").path("overdue").asBoolean())
                .isTrue();
        world.act("completeIncident", id, json("lateReason", "De hulp was ziek en vertelde het pas nu."))
                .expect(200);
        assertThat(world.preview(id, "municipality").path("text").asText())
                .contains("Opgemerkt: zaterdag 3 januari 2026 om 10:00 uur\n")
                .contains("Deze melding komt na de afgesproken termijn. Waarom dit niet eerder is gemeld:"
                        + " De hulp was ziek en vertelde het pas nu.\n");
        world.accepts(world.send(id, "municipality"), NOW);
        assertThat(world.states(client)).isEqualTo("incident-report metLate");
    }

    @Test
    void a_calamity_told_after_a_no_is_mailed_as_told_and_not_as_decided() {
        Map<String, Object> told = json("id", Ids.next().toString(), "kind", "incident", "description", "Gevallen.");
        String id = world.report(client, told, NOTICED);
        world.decide(id, false, "none", "Alleen een blauwe plek.").expect(200);
        told.putAll(json("kind", "calamity", "description", "Zij is overleden."));
        world.report(client, told, NOTICED);
        JsonNode mail = world.preview(id, "municipality");
        assertThat(mail.path("subject").asText()).startsWith("Melding van een calamiteit ");
        assertThat(mail.path("text").asText())
                .contains(
                        "Na ons besluit van woensdag 7 januari 2026 om 10:00 uur is verteld dat dit een calamiteit is."
                                + " Wij beoordelen dit opnieuw en laten u weten wat wij besluiten.\n")
                .doesNotContain("geen calamiteit", "blauwe plek");
    }

    @Test
    void what_became_a_calamity_later_is_late_from_when_it_was_told_to_be_one() {
        Map<String, Object> told = json("id", Ids.next().toString(), "kind", "incident", "description", "Gevallen.");
        String id = world.report(client, told, LONG_AGO);
        assertThat(isLate(id)).isTrue();
        told.putAll(json("kind", "calamity", "description", "Zij is overleden."));
        world.report(client, told, NOTICED);
        assertThat(trigger()).isEqualTo(NOTICED);
        assertThat(isLate(id)).isFalse();
        world.decide(id, true, "none", "Zij overleed door de val.").expect(200);
        assertThat(trigger()).isEqualTo(NOTICED);
        assertThat(isLate(id)).isFalse();
    }

    @Test
    void a_calamity_told_long_ago_is_late_also_where_it_was_decided_just_now() {
        String id = world.report(client, "calamity", LONG_AGO, "Zij is overleden.");
        decideNoticed(id, NOTICED);
        assertThat(trigger()).isEqualTo(LONG_AGO);
        assertThat(isLate(id)).isTrue();
    }

    @Test
    void a_second_decision_does_not_make_late_what_the_first_had_noticed_in_time_nor_the_other_way_round() {
        String late = world.report(client, "incident", LONG_AGO, "Gevallen.");
        decideNoticed(late, LONG_AGO);
        decideNoticed(late, NOTICED);
        assertThat(trigger()).isEqualTo(LONG_AGO);
        assertThat(isLate(late)).isTrue();
        client = world.client();
        String inTime = world.report(client, "incident", LONG_AGO, "Gevallen.");
        decideNoticed(inTime, NOTICED);
        decideNoticed(inTime, LONG_AGO);
        assertThat(trigger()).isEqualTo(NOTICED);
        assertThat(isLate(inTime)).isFalse();
    }

    @Test
    void nobody_to_tell_is_said_with_where_to_enter_it() {
        UUID maastricht = world.fixtures().client("Zuid");
        UUID assignment = world.fixtures().assignment(maastricht);
        world.app()
                .sql(
                        "UPDATE assignment SET agreement_id = 'maastricht-dvo-2018', municipality_code = '0935' WHERE id = '"
                                + assignment + "'");
        String id = world.report(maastricht, "incident", NOTICED, "Gevallen.");
        Answer refused = world.act("sendIncidentReport", id, json("recipient", "municipality"))
                .expectProblem(422, "contact-unknown");
        assertThat(refused.field("detail"))
                .isEqualTo("Vul bij overeenkomst maastricht-dvo-2018, gemeente 0935, de contactpersoon in"
                        + " (setAgreementContact).");
        Map<String, Object> key =
                Map.of("agreementId", "maastricht-dvo-2018", "municipalityCode", "0935", "contactRole", "contact");
        world.app()
                .as("beheer")
                .call("setAgreementContact", key, json("name", "Regie", "channel", "email", "email", "r@m.example"))
                .expect(200);
        // DVO B3 F8 has the supervisor told, not the municipality: a rule of the house is not shown as the contract's.
        assertThat(world.preview(id, "municipality").path("text").asText())
                .contains("de gemeente Maastricht. Dat doen wij uit onszelf, volgens onze eigen afspraken.");
        UUID nowhere = world.fixtures().client("Nergens");
        String other = world.report(nowhere, "incident", NOTICED, "Gevallen.");
        world.act("sendIncidentReport", other, json("recipient", "municipality"))
                .expectProblem(422, "incident-without-agreement");
    }

    private void decideNoticed(String id, String noticedAt) {
        Map<String, Object> decision = json("calamity", true, "violence", "none", "reason", "Overleden door de val.");
        decision.put("noticedAt", noticedAt);
        world.act("decideCalamity", id, decision).expect(200);
    }

    /** When the term of the calamity began. */
    private String trigger() {
        return world.terms(client).get("calamity-report").path("trigger").asText();
    }

    private boolean isLate(String id) {
        return world.preview(id, "municipality")
                .path("text")
                .asText()
                .contains("Deze melding komt na de afgesproken termijn.");
    }
}
