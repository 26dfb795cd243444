package nl.ronde.agreement;

import static nl.ronde.support.TestClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import nl.ronde.support.TestApp;
import nl.ronde.support.TestClient.Answer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Whom to tell in each municipality, through HTTP. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AgreementContactApiTest {
    private static final String KAMPEN = "kampen-hh1-2018";
    private static final String MAASTRICHT = "maastricht-dvo-2018";

    private TestApp app;

    @BeforeAll
    void start() {
        app = TestApp.start();
    }

    @AfterAll
    void stop() {
        app.close();
    }

    @Test
    void dvo_b3_h6_one_contact_and_one_deputy_on_both_sides() {
        for (String role : List.of("contact", "deputy", "ownContact", "ownDeputy")) {
            set(KAMPEN, "0166", role, null, person("Ria " + role)).expect(200);
        }
        assertThat(list(KAMPEN).json().path("items").findValuesAsText("name"))
                .contains("Ria contact", "Ria deputy", "Ria ownContact", "Ria ownDeputy");
        set(KAMPEN, "0166", "contact", null, person("Een tweede")).expectProblem(428, "version-required");
        set(KAMPEN, "0166", "contact", "\"7\"", person("Een tweede")).expectProblem(412, "version-mismatch");
        Answer changed =
                set(KAMPEN, "0166", "contact", "\"1\"", person("Een ander")).expect(200);
        assertThat(changed.header("ETag")).isEqualTo("\"2\"");
        assertThat(changed.field("name")).isEqualTo("Een ander");
        assertThat(app.value("SELECT reason FROM audit_entry WHERE action = 'setAgreementContact' ORDER BY id DESC"))
                .isEqualTo("kampen-hh1-2018, 0166, contactpersoon");
        assertThat(app.value("SELECT count(*) FROM audit_entry e WHERE e::text LIKE '%Ria%'"))
                .isEqualTo("0");
    }

    @Test
    void a_supervisor_has_the_channel_and_the_terms_of_its_region() {
        Map<String, Object> ggd = json(
                "name",
                "GGD IJsselland",
                "channel",
                "form",
                "formAddress",
                "https://formulier.example/melden",
                "workingDays",
                3,
                "investigation",
                json("amount", 6, "unit", "weeks"),
                "termSource",
                "Meldprotocol GGD IJsselland");
        Answer saved = set(KAMPEN, "0166", "supervisor", null, ggd).expect(200);
        assertThat(saved.json().path("workingDays").asInt()).isEqualTo(3);
        assertThat(saved.json().at("/investigation/unit").asText()).isEqualTo("weeks");
        set(KAMPEN, "0166", "desk", null, ggd).expectProblem(400, "invalid-request");
    }

    @Test
    void nobody_is_entered_who_cannot_be_reached() {
        set(MAASTRICHT, "0935", "desk", null, json("name", "Regie", "channel", "email"))
                .expectProblem(422, "contact-unreachable");
        set(MAASTRICHT, "0935", "desk", null, json("name", "Regie", "channel", "form"))
                .expectProblem(422, "contact-unreachable");
        set(MAASTRICHT, "0935", "desk", null, json("name", "Regie", "channel", "email", "email", "a@b.nl,c@d.nl"))
                .expectProblem(400, "invalid-request");
        set(MAASTRICHT, "0166", "desk", null, person("Regie")).expectProblem(422, "municipality-not-covered");
        set("nergens", "0166", "desk", null, person("Regie")).expectProblem(404, "not-found");
        assertThat(list(MAASTRICHT).json().path("items")).isEmpty();
    }

    @Test
    void of_two_who_enter_the_first_at_once_one_is_told() throws Exception {
        Callable<Answer> enters = () -> set(MAASTRICHT, "0935", "contact", null, person("Tegelijk"));
        try (var pool = Executors.newFixedThreadPool(2)) {
            var answers = pool.invokeAll(List.of(enters, enters));
            assertThat(List.of(
                            answers.get(0).get().status(), answers.get(1).get().status()))
                    .contains(200)
                    .containsAnyOf(412, 428);
        }
        remove(MAASTRICHT, "0935", "contact", null).expectProblem(428, "version-required");
        remove(MAASTRICHT, "0935", "contact", "\"1\"").expect(204);
        remove(MAASTRICHT, "0935", "contact", "\"1\"").expectProblem(404, "not-found");
    }

    private static Map<String, Object> person(String name) {
        return json("name", name, "channel", "email", "email", "contact@gemeente.example", "phone", "038 123 45 67");
    }

    private Answer set(String agreement, String municipality, String role, String seen, Map<String, Object> body) {
        return app.as("backoffice").call("setAgreementContact", key(agreement, municipality, role, seen), body);
    }

    private Answer remove(String agreement, String municipality, String role, String seen) {
        return app.as("beheer").call("removeAgreementContact", key(agreement, municipality, role, seen));
    }

    private static Map<String, Object> key(String agreement, String municipality, String role, String seen) {
        Map<String, Object> key =
                new HashMap<>(Map.of("agreementId", agreement, "municipalityCode", municipality, "contactRole", role));
        if (seen != null) {
            key.put("If-Match", seen);
        }
        return key;
    }

    private Answer list(String agreement) {
        return app.as("teamleider")
                .call("listAgreementContacts", Map.of("agreementId", agreement))
                .expect(200);
    }
}
