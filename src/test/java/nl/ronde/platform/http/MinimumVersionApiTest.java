package nl.ronde.platform.http;

import static nl.ronde.support.TestClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import nl.ronde.App;
import nl.ronde.support.Fixtures;
import nl.ronde.support.Phone;
import nl.ronde.support.TestApp;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An app that is too old gets no data, and is never hindered in handing in what it holds. */
class MinimumVersionApiTest {
    private static TestApp app;
    private static Phone phone;

    @BeforeAll
    static void start() {
        app = TestApp.start(TestApp.START, Map.of("RONDE_MINIMUM_APP_VERSION", "1.4.2"));
        phone = Phone.enrol(app, new Fixtures(app).worker("Hanna"));
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    @ParameterizedTest
    @CsvSource({
        "1.4.2, 200",
        "1.4.2.0, 200",
        "1.4.10, 200",
        "2, 200",
        "1.4.1, 426",
        "1.4, 426",
        "1, 426",
        "0.99.99, 426",
        "1.4.1.999999, 426",
        "1.4.2-beta, 400",
        "latest, 400",
        "1.4.9999999, 400"
    })
    void a_version_is_held_against_the_least_one(String version, int status) {
        phone.api().call("getMyDay", Map.of("Ronde-App-Version", version)).expect(status);
    }

    @Test
    void every_read_of_a_phone_is_refused_with_the_same_code_and_an_app_that_tells_none_is_let_in() {
        Map<String, String> old = Map.of("Ronde-App-Version", "1.0");
        phone.api().call("getMyDay", old).expectProblem(426, "app-too-old");
        phone.api().call("listMyVisits", old).expectProblem(426, "app-too-old");
        phone.api()
                .call("getMyClient", Map.of("clientId", UUID.randomUUID(), "Ronde-App-Version", "1.0"))
                .expectProblem(426, "app-too-old");
        phone.api().call("listMyVisits").expect(200);
    }

    @Test
    void no_operation_that_hands_something_in_asks_for_a_version() {
        assertThat(App.contract().operations().values())
                .filteredOn(Contract.Operation::minimumVersion)
                .isNotEmpty()
                .allMatch(operation -> operation.method().equals("GET"));
        phone.api()
                .call("checkInVisit", Map.of("visitId", UUID.randomUUID(), "Ronde-App-Version", "1.0"), json())
                .expectProblem(404, "not-found");
    }

    @Test
    void without_the_setting_every_version_is_let_in() {
        try (TestApp any = TestApp.start()) {
            any.as("hulp")
                    .call("getMyDay", Map.of("Ronde-App-Version", "0.0.1"))
                    .expect(200);
        }
    }
}
