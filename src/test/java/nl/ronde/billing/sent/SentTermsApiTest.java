package nl.ronde.billing.sent;

import static nl.ronde.support.TestClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import nl.ronde.platform.id.Ids;
import nl.ronde.support.Fixtures;
import nl.ronde.support.TestApp;
import nl.ronde.support.TestClient.Answer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/** A year of a provider through the API: what time starts, and what is sent to meet it. In order, on one server. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SentTermsApiTest {
    private static final String KAMPEN = "kampen-hh1-2018";
    private static final String DVO = "maastricht-dvo-2018";

    private TestApp app;

    @BeforeAll
    void start() {
        app = TestApp.start();
        Fixtures fixtures = new Fixtures(app);
        fixtures.assignment(fixtures.client("Jaar"));
        var inMaastricht = fixtures.assignment(fixtures.client("Zuid"));
        app.sql("UPDATE assignment SET agreement_id = '" + DVO + "', municipality_code = '0935' WHERE id = '"
                + inMaastricht + "'");
    }

    @AfterAll
    void stop() {
        app.close();
    }

    @Test
    @Order(1)
    void while_a_period_lasts_nothing_is_due_of_it_and_it_cannot_be_invoiced() {
        to("2026-01-20T08:00:00Z");
        assertThat(terms("invoice", KAMPEN)).isEmpty();
        invoice("V-0", 1, "2026-01-20T07:00:00Z").expectProblem(422, "period-not-ended");
        JsonNode proposal = only("production-proposal", DVO);
        assertThat(proposal.path("dueOn").asText()).isEqualTo("2026-09-30");
        assertThat(proposal.path("subjectLabel").asText()).isEqualTo("Voorstel voor 2027");
        assertThat(proposal.path("citation").asText()).isEqualTo("DVO 2.4");
        assertThat(terms("production-proposal", KAMPEN)).isEmpty();
        // What was still due when the agreement was first seen, of a year that was over then: nothing says that it was
        // sent.
        assertThat(term("production-account", "Jaar 2025").path("dueOn").asText())
                .isEqualTo("2026-02-28");
        assertThat(term("auditor-statement", "Jaar 2025").path("dueOn").asText())
                .isEqualTo("2026-03-31");
        assertThat(labels("production-account", DVO)).containsExactly("Jaar 2025");
    }

    @Test
    @Order(2)
    void kampen_b2_5_3_and_5_7_with_the_end_of_a_period_invoice_and_hours_are_due_in_four_weeks_once_each() {
        to("2026-01-26T08:00:00Z");
        to("2026-01-26T09:00:00Z");
        JsonNode invoice = only("invoice", KAMPEN);
        assertThat(invoice.path("dueOn").asText()).isEqualTo("2026-02-22");
        assertThat(invoice.path("subjectLabel").asText()).isEqualTo("Vierweekse periode 2026-1");
        assertThat(invoice.path("citation").asText()).isEqualTo("Kampen B2 5.3");
        assertThat(invoice.path("ownerRole").asText()).isEqualTo("backOffice");
        assertThat(only("cak-hours", KAMPEN).path("dueOn").asText()).isEqualTo("2026-02-22");
        assertThat(only("invoice", DVO).path("source").asText()).isEqualTo("house");
        assertThat(terms("cak-hours", DVO)).isEmpty();
        // Nothing was delivered there; the yearly report of complaints is owed all the same.
        assertThat(app.as("backoffice2")
                        .call("listObligations")
                        .expect(200)
                        .json()
                        .path("items")
                        .findValuesAsText("kind"))
                .containsOnly("complaints-report");
    }

    @Test
    @Order(3)
    void kampen_b2_5_3_an_invoice_that_was_sent_meets_the_term_and_starts_thirty_days_of_payment() {
        to("2026-02-10T12:00:00Z");
        Answer sent = invoice("F-1", 1, "2026-02-10T09:00:00Z").expect(201);
        assertThat(only("invoice", KAMPEN).path("state").asText()).isEqualTo("met");
        JsonNode payment = only("invoice-payment", KAMPEN);
        assertThat(payment.path("dueOn").asText()).isEqualTo("2026-03-12");
        assertThat(payment.at("/subject/id").asText()).isEqualTo(sent.field("id"));
        invoice("F-1", 1, "2026-02-10T09:00:00Z").expectProblem(409, "invoice-number-taken");
        invoice("F-2", 1, "2026-02-11T09:00:00Z").expectProblem(422, "sent-in-future");
    }

    @Test
    @Order(4)
    void kampen_b2_5_3_while_an_invoice_is_disputed_its_term_stands_still() {
        String id = app.value("SELECT id FROM invoice WHERE number = 'F-1'");
        to("2026-02-20T12:00:00Z");
        change("endInvoiceDispute", id, 1, "endedAt", "2026-02-20T09:00:00Z", "outcome", "x")
                .expectProblem(409, "invoice-not-disputed");
        change("disputeInvoice", id, 1, "disputedAt", "2026-02-20T09:00:00Z", "reason", "Uren kloppen niet")
                .expect(200);
        change("disputeInvoice", id, 1, "disputedAt", "2026-02-20T09:00:00Z", "reason", "Nog eens")
                .expectProblem(412, "version-mismatch");
        change("disputeInvoice", id, 2, "disputedAt", "2026-02-20T09:00:00Z", "reason", "Nog eens")
                .expectProblem(409, "invoice-disputed");
        to("2026-03-20T12:00:00Z");
        JsonNode paused = only("invoice-payment", KAMPEN);
        assertThat(paused.path("overdue").asBoolean()).isFalse();
        assertThat(paused.path("pausedAt").asText()).isEqualTo("2026-02-20T10:00:00+01:00");
        assertThat(overdue("invoice-payment")).isEmpty();
        assertThat(details(paused).field("explanation")).contains("staat stil sinds vrijdag 20 februari 2026");
        change("endInvoiceDispute", id, 2, "endedAt", "2026-02-01T09:00:00Z", "outcome", "x")
                .expectProblem(422, "before-dispute");
        change("endInvoiceDispute", id, 2, "endedAt", "2026-03-20T09:00:00Z", "outcome", "Uitgelegd")
                .expect(200);
        JsonNode resumed = only("invoice-payment", KAMPEN);
        assertThat(resumed.path("dueOn").asText()).isEqualTo("2026-04-09");
        assertThat(details(resumed).field("explanation"))
                .contains(
                        "De termijn stond 28 dagen stil, van 20 februari 2026 tot 20 maart 2026 (reden: de factuur is in"
                                + " geschil). Op tijd tot en met donderdag 9 april 2026.");
        assertThat(details(resumed).json().path("history").findValuesAsText("what"))
                .containsExactly("opened", "paused", "resumed");
    }

    @Test
    @Order(5)
    void an_invoice_is_paid_in_parts_and_the_last_part_meets_the_term() {
        String id = app.value("SELECT id FROM invoice WHERE number = 'F-1'");
        to("2026-04-09T12:00:00Z");
        change("recordInvoicePayment", id, 3, "paidOn", "2026-04-01", "cents", 100_000)
                .expect(200);
        assertThat(only("invoice-payment", KAMPEN).path("state").asText()).isEqualTo("running");
        change("recordInvoicePayment", id, 4, "paidOn", "2026-04-09", "cents", 23_457)
                .expectProblem(422, "too-much-paid");
        assertThat(change("recordInvoicePayment", id, 4, "paidOn", "2026-04-09", "cents", 23_456)
                        .expect(200)
                        .field("state"))
                .isEqualTo("paid");
        assertThat(only("invoice-payment", KAMPEN).path("state").asText()).isEqualTo("met");
        change("withdrawInvoice", id, 5, "reason", "Te laat").expectProblem(409, "invoice-paid");
        Answer shown =
                app.as("teamleider").call("getInvoice", Map.of("invoiceId", id)).expect(200);
        assertThat(shown.json().path("payments")).hasSize(2);
        assertThat(shown.json().at("/disputes/0/outcome").asText()).isEqualTo("Uitgelegd");
    }

    @Test
    @Order(6)
    void after_months_without_a_server_every_period_is_caught_up_once() {
        to("2026-06-15T08:00:00Z");
        to("2026-06-15T09:00:00Z");
        assertThat(labels("invoice", KAMPEN))
                .containsExactly(
                        "Vierweekse periode 2026-1",
                        "Vierweekse periode 2026-2",
                        "Vierweekse periode 2026-3",
                        "Vierweekse periode 2026-4",
                        "Vierweekse periode 2026-5",
                        "Vierweekse periode 2026-6");
        assertThat(labels("cak-hours", KAMPEN)).hasSize(6);
        assertThat(overdue("invoice")).as("four of Kampen, five of the south").hasSize(9);
    }

    @Test
    @Order(7)
    void an_invoice_that_is_withdrawn_is_owed_again() {
        Answer sent = invoice("F-6", 6, "2026-06-15T08:30:00Z").expect(201);
        assertThat(term("invoice", "Vierweekse periode 2026-6").path("state").asText())
                .isEqualTo("met");
        change("withdrawInvoice", sent.field("id"), 1, "reason", "Verkeerd bedrag")
                .expect(200);
        assertThat(term("invoice", "Vierweekse periode 2026-6").path("state").asText())
                .isEqualTo("running");
        assertThat(term("invoice-payment", "Factuur over vierweekse periode 2026-6")
                        .path("state")
                        .asText())
                .isEqualTo("waived");
        change("recordInvoicePayment", sent.field("id"), 2, "paidOn", "2026-06-15", "cents", 1)
                .expectProblem(409, "invoice-withdrawn");
    }

    @Test
    @Order(7)
    void of_two_invoices_the_one_that_stands_proves_the_term() {
        Answer first = invoice("F-5", 5, "2026-06-10T08:30:00Z").expect(201);
        invoice("F-5B", 5, "2026-06-15T08:45:00Z").expect(201);
        JsonNode term = term("invoice", "Vierweekse periode 2026-5");
        assertThat(term.path("state").asText()).isEqualTo("met");
        change("withdrawInvoice", first.field("id"), 1, "reason", "Verkeerd bedrag")
                .expect(200);
        assertThat(term("invoice", "Vierweekse periode 2026-5").path("state").asText())
                .as("the one that stands was sent too late")
                .isEqualTo("metLate");
    }

    @Test
    @Order(8)
    void kampen_b2_5_7_the_hours_are_met_by_their_delivery_and_only_of_a_file_that_was_made() {
        cak(1).expectProblem(409, "cak-export-missing");
        app.sql("""
                INSERT INTO cak_export (provider_id, id, agreement_id, iso_year, period, sequence_number, processed_on,
                    layout, file_name, sha256, content_sealed, line_count, total_minutes, period_minutes, made_at)
                SELECT provider_id, '%s', 'kampen-hh1-2018', 2026, 1, 1, '2026-02-01', 'own-1', 'f.csv', repeat('0', 64),
                       '\\x00', 1, 60, 60, '2026-02-01T10:00:00Z' FROM provider WHERE agb_code = '42420001'""".formatted(Ids.next()));
        cak(1).expect(201);
        JsonNode met = term("cak-hours", "Vierweekse periode 2026-1");
        assertThat(met.path("state").asText()).isEqualTo("met");
        assertThat(details(met).json().at("/proof/type").asText()).isEqualTo("cakDelivery");
        app.as("backoffice")
                .call(
                        "recordCakDelivery",
                        Map.of(),
                        json("agreement", DVO, "isoYear", 2026, "period", 1, "deliveredAt", "2026-02-20T10:00:00Z"))
                .expectProblem(422, "cak-export-off");
    }

    @Test
    @Order(9)
    void kampen_b2_5_8_where_the_cak_cannot_be_served_it_is_consulted_and_the_municipality_told() {
        app.as("backoffice")
                .call(
                        "recordCakNotPossible",
                        Map.of(),
                        json(
                                "agreement",
                                KAMPEN,
                                "isoYear",
                                2026,
                                "period",
                                2,
                                "consultedCakAt",
                                "2026-03-01T10:00:00Z",
                                "toldMunicipalityAt",
                                "2026-04-01T10:00:00Z",
                                "text",
                                "Bestand geweigerd; nieuwe afspraak"))
                .expect(201);
        JsonNode late = term("cak-hours", "Vierweekse periode 2026-2");
        assertThat(late.path("state").asText()).isEqualTo("metLate");
        assertThat(late.path("metAt").asText()).isEqualTo("2026-04-01T12:00:00+02:00");
    }

    @Test
    @Order(10)
    void a_thirteenth_period_of_five_weeks_and_the_year_come_to_their_end() {
        to("2027-01-04T08:00:00Z");
        JsonNode thirteenth = term("invoice", "Vierweekse periode 2026-13");
        assertThat(thirteenth.path("dueOn").asText()).isEqualTo("2027-01-31");
        assertThat(term("production-account", "Jaar 2026").path("dueOn").asText())
                .isEqualTo("2027-02-28");
        assertThat(term("auditor-statement", "Jaar 2026").path("dueOn").asText())
                .isEqualTo("2027-03-31");
        assertThat(labels("production-account", DVO)).containsExactly("Jaar 2025", "Jaar 2026");
    }

    @Test
    @Order(11)
    void kampen_b2_5_9_the_account_meets_its_term_and_below_50_000_euro_no_statement_is_needed() {
        yearly("production-account", 2027).expectProblem(422, "year-not-ended");
        yearly("production-account", 2026).expect(201);
        assertThat(term("production-account", "Jaar 2026").path("state").asText())
                .isEqualTo("met");
        notDue(KAMPEN, 5_000_000).expectProblem(422, "turnover-too-high");
        notDue(DVO, 1).expectProblem(422, "statement-always-due");
        notDue(KAMPEN, 4_999_999).expect(201);
        JsonNode waived = term("auditor-statement", "Jaar 2026");
        assertThat(waived.path("state").asText()).isEqualTo("waived");
        assertThat(details(waived).field("waivedReason")).contains("De omzet over 2026 was lager");
        assertThat(app.as("backoffice")
                        .call("listYearlyDeliveries")
                        .expect(200)
                        .json()
                        .path("items"))
                .hasSize(2);
    }

    private void to(String moment) {
        app.moveTo(Instant.parse(moment));
    }

    private Answer invoice(String number, int period, String sentAt) {
        return app.as("backoffice")
                .call(
                        "recordInvoiceSent",
                        Map.of(),
                        json(
                                "agreement", KAMPEN,
                                "isoYear", 2026,
                                "period", period,
                                "number", number,
                                "totalCents", 123_456,
                                "sentAt", sentAt,
                                "channel", "email"));
    }

    private Answer change(String operation, String id, int version, Object... body) {
        return app.as("backoffice").call(operation, Map.of("invoiceId", id, "If-Match", version), json(body));
    }

    private Answer cak(int period) {
        return app.as("backoffice")
                .call(
                        "recordCakDelivery",
                        Map.of(),
                        json(
                                "agreement",
                                KAMPEN,
                                "isoYear",
                                2026,
                                "period",
                                period,
                                "deliveredAt",
                                "2026-02-20T10:00:00Z",
                                "reference",
                                "CAK-1"));
    }

    private Answer yearly(String kind, int year) {
        return app.as("backoffice")
                .call(
                        "recordYearlyDelivery",
                        Map.of(),
                        json(
                                "agreement", KAMPEN,
                                "kind", kind,
                                "year", year,
                                "sentAt", "2027-01-04T07:00:00Z",
                                "sentTo", "Gemeente Kampen"));
    }

    private Answer notDue(String agreement, long cents) {
        return app.as("backoffice")
                .call(
                        "recordAuditorStatementNotDue",
                        Map.of(),
                        json("agreement", agreement, "year", 2026, "turnoverCents", cents));
    }

    private List<JsonNode> terms(String kind, String agreement) {
        List<JsonNode> found = new ArrayList<>();
        app.as("teamleider")
                .call("listObligations", Map.of("kind", kind, "limit", 200))
                .expect(200)
                .json()
                .path("items")
                .forEach(each -> {
                    if (each.path("agreement").asText().equals(agreement)) {
                        found.add(each);
                    }
                });
        return found;
    }

    private List<String> labels(String kind, String agreement) {
        return terms(kind, agreement).stream()
                .map(each -> each.path("subjectLabel").asText())
                .toList();
    }

    private List<JsonNode> overdue(String kind) {
        List<JsonNode> found = new ArrayList<>();
        app.as("teamleider")
                .call("listObligations", Map.of("kind", kind, "state", "overdue"))
                .expect(200)
                .json()
                .path("items")
                .forEach(found::add);
        return found;
    }

    private JsonNode only(String kind, String agreement) {
        List<JsonNode> found = terms(kind, agreement);
        assertThat(found).hasSize(1);
        return found.getFirst();
    }

    private JsonNode term(String kind, String label) {
        return terms(kind, KAMPEN).stream()
                .filter(each -> each.path("subjectLabel").asText().equals(label))
                .findFirst()
                .orElseThrow();
    }

    private Answer details(JsonNode term) {
        return app.as("teamleider")
                .call("getObligation", Map.of("obligationId", term.path("id").asText()))
                .expect(200);
    }
}
