package nl.ronde.obligation;

import static nl.ronde.support.TestClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TimeZone;
import nl.ronde.support.TestApp;
import nl.ronde.support.TestClient.Answer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The calculator of terms through HTTP. What each article comes to is in {@code TermPreviewTest}. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PreviewObligationApiTest {
    private static final String KAMPEN = "kampen-hh1-2018";
    private static final String DVO = "maastricht-dvo-2018";

    private TestApp app;

    @BeforeAll
    void start() {
        app = TestApp.start();
    }

    @AfterAll
    void stop() {
        app.close();
    }

    @ParameterizedTest(name = "{0} {1} {2}: {3} -> {4}, {5}")
    @CsvSource(nullValues = "-", textBlock = """
            kampen-hh1-2018, assignment-confirmation, -, 2026-02-06T16:30:00+01:00, 2026-02-11, 2026-02-12T00:00:00+01:00, Kampen B2 1.8, appendix
            kampen-hh1-2018, assignment-confirmation, -, 2026-02-06, 2026-02-11, 2026-02-12T00:00:00+01:00, Kampen B2 1.8, appendix
            kampen-hh1-2018, assignment-confirmation, -, 2026-02-08T23:30:00Z, 2026-02-12, 2026-02-13T00:00:00+01:00, Kampen B2 1.8, appendix
            kampen-hh1-2018, service-start, -, 2026-03-26T10:00:00+01:00, 2026-04-02, 2026-04-03T00:00:00+02:00, Kampen B2 5.4, appendix
            kampen-hh1-2018, service-start, -, 2026-04-02T10:00:00+02:00, 2026-04-13, 2026-04-14T00:00:00+02:00, Kampen B2 5.4, appendix
            kampen-hh1-2018, incident-report, -, 2026-03-28T10:00:00+01:00, 2026-03-30, 2026-03-30T11:00:00+02:00, Kampen B2 2.5, appendix
            kampen-hh1-2018, incident-report, -, 2026-10-24T10:00:00+02:00, 2026-10-26, 2026-10-26T09:00:00+01:00, Kampen B2 2.5, appendix
            kampen-hh1-2018, incident-report, -, 2026-06-10T08:15:30.123456Z, 2026-06-12, 2026-06-12T10:15:30.123456+02:00, Kampen B2 2.5, appendix
            kampen-hh1-2018, incident-report, -, 2026-06-10T20:15:30.123456789+12:00, 2026-06-12, 2026-06-12T10:15:30.123456+02:00, Kampen B2 2.5, appendix
            kampen-hh1-2018, incident-report, -, 2026-06-10T07:45:30-00:30, 2026-06-12, 2026-06-12T10:15:30+02:00, Kampen B2 2.5, appendix
            kampen-hh1-2018, client-notice, -, 2026-03-15, 2026-04-30, 2026-05-01T00:00:00+02:00, Kampen B2 2.6, appendix
            kampen-hh1-2018, client-notice, -, 2026-03-31T22:30:00Z, 2026-05-31, 2026-06-01T00:00:00+02:00, Kampen B2 2.6, appendix
            kampen-hh1-2018, support-plan, -, 2026-01-31, 2026-02-28, 2026-03-01T00:00:00+01:00, Kampen B2 1.9c, appendix
            kampen-hh1-2018, agreement-exit, municipality, 2026-03-15, 2026-09-30, 2026-10-01T00:00:00+02:00, Kampen art. 5, agreement
            kampen-hh1-2018, replacement, -, 2026-03-27, 2026-04-01, 2026-04-02T00:00:00+02:00, Huisstandaard, house
            kampen-hh1-2018, vog-renewal, -, 2023-05-10, 2026-05-10, 2026-05-11T00:00:00+02:00, Huisstandaard, house
            maastricht-dvo-2018, service-start, -, 2026-02-07, 2026-02-13, 2026-02-14T00:00:00+01:00, DVO B3 D3, appendix
            maastricht-dvo-2018, replacement, -, 2026-03-27T07:30:00+01:00, 2026-04-01, 2026-04-02T00:00:00+02:00, DVO 11.11, agreement
            maastricht-dvo-2018, provider-ends-service, -, 2026-06-10T14:00:00+02:00, 2026-06-09, 2026-06-10T00:00:00+02:00, 'DVO 11.8, 11.10', agreement
            maastricht-dvo-2018, production-account, -, 2026-12-31, 2027-05-30, 2027-05-31T00:00:00+02:00, DVO 19.3, agreement
            maastricht-dvo-2018, assignment-confirmation, -, 2026-02-06, 2026-02-11, 2026-02-12T00:00:00+01:00, Huisstandaard, house
            """)
    void a_term_is_answered_with_its_last_day_its_first_late_instant_and_its_article(
            String agreement,
            String kind,
            String variant,
            String trigger,
            String dueOn,
            String dueAt,
            String citation,
            String source) {
        for (String machineZone : new String[] {"Europe/Amsterdam", "UTC", "Pacific/Auckland"}) {
            TimeZone before = TimeZone.getDefault();
            TimeZone.setDefault(TimeZone.getTimeZone(machineZone));
            try {
                Answer answer = preview(agreement, kind, variant, trigger).expect(200);
                assertThat(answer.field("dueOn")).as(machineZone).isEqualTo(dueOn);
                assertThat(answer.field("dueAt")).as(machineZone).isEqualTo(dueAt);
                assertThat(answer.field("citation")).startsWith(citation);
                assertThat(answer.field("source")).isEqualTo(source);
                assertThat(answer.field("agreement")).isEqualTo(agreement);
                assertThat(answer.field("kind")).isEqualTo(kind);
            } finally {
                TimeZone.setDefault(before);
            }
        }
    }

    @Test
    void kampen_b2_2_5_at_once_stands_beside_the_limit_of_48_hours() {
        Answer answer =
                preview(KAMPEN, "incident-report", null, "2026-06-10T08:00:00Z").expect(200);
        assertThat(answer.json().path("atOnce").asBoolean()).isTrue();
        assertThat(answer.field("hardLimitAt")).isEqualTo("2026-06-12T10:00:00+02:00");
        assertThat(answer.field("trigger")).isEqualTo("2026-06-10T10:00:00+02:00");
        assertThat(answer.field("ruleText")).startsWith("Volgens Kampen B2 2.5: direct, en uiterlijk binnen 48 uur");
    }

    @Test
    void wmo_3_4_what_is_due_at_once_is_due_at_the_trigger() {
        Answer answer =
                preview(DVO, "supervisor-report", null, "2026-06-10T08:15:30Z").expect(200);
        assertThat(answer.field("dueAt")).isEqualTo("2026-06-10T10:15:30+02:00");
        assertThat(answer.json().path("atOnce").asBoolean()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"planner", "teamleider", "backoffice", "beheer", "planner2"})
    void every_signed_in_role_may_calculate(String user) {
        app.as(user)
                .call("previewObligation", Map.of(), json("agreement", DVO, "kind", "invoice", "trigger", "2027-01-03"))
                .expect(200);
    }

    @Test
    void nobody_calculates_without_signing_in() {
        app.anonymous()
                .call("previewObligation", Map.of(), json("agreement", DVO, "kind", "invoice", "trigger", "2027-01-03"))
                .expectProblem(401, "unauthenticated");
    }

    @Test
    void where_neither_agreement_nor_house_has_a_term_there_is_none() {
        assertThat(preview(KAMPEN, "production-proposal", null, "2026-01-01")
                        .expectProblem(422, "term-not-in-agreement")
                        .json()
                        .at("/errors/0/field")
                        .asText())
                .isEqualTo("/kind");
        assertThat(preview(DVO, "replacement", "no-such-variant", "2026-01-01")
                        .expectProblem(422, "term-not-in-agreement")
                        .json()
                        .at("/errors/0/field")
                        .asText())
                .isEqualTo("/variant");
    }

    @Test
    void an_unknown_agreement_and_an_unknown_kind_are_refused_with_their_field() {
        assertThat(preview("zwolle-2018", "invoice", null, "2026-01-01")
                        .expectProblem(422, "agreement-unknown")
                        .json()
                        .at("/errors/0/field")
                        .asText())
                .isEqualTo("/agreement");
        assertThat(preview(KAMPEN, "no-such-kind", null, "2026-01-01")
                        .expectProblem(400, "invalid-request")
                        .json()
                        .at("/errors/0/field")
                        .asText())
                .isEqualTo("/kind");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tomorrow",
                "2026-02-30",
                "2026-02-03T10:00:00",
                "2026-02-03T10:00:00+24:00",
                "2026-02-03T10:00:00+01:60",
                "2026-02-03T25:00:00Z",
                "1899-12-31",
                "2200-01-01"
            })
    void a_trigger_that_is_no_moment_is_refused_with_its_field(String trigger) {
        assertThat(preview(KAMPEN, "invoice", null, trigger)
                        .expectProblem(400, "invalid-request")
                        .json()
                        .at("/errors/0/field")
                        .asText())
                .isEqualTo("/trigger");
    }

    @Test
    void a_moment_before_the_netherlands_had_whole_minute_offsets_is_still_a_valid_answer() {
        preview(KAMPEN, "incident-report", null, "1901-06-10T08:00:00Z").expect(200);
    }

    private Answer preview(String agreement, String kind, String variant, String trigger) {
        return app.as("planner")
                .call(
                        "previewObligation",
                        Map.of(),
                        json("agreement", agreement, "kind", kind, "variant", variant, "trigger", trigger));
    }
}
