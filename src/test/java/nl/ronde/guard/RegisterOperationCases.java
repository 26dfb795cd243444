package nl.ronde.guard;

import static nl.ronde.support.TestClient.json;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import nl.ronde.support.Fixtures;
import nl.ronde.support.TestApp;
import nl.ronde.support.TestClient;

/** What was sent, occasions, the house standard, the municipality's window, and who looked into a file. */
final class RegisterOperationCases implements OperationCases {
    private static final String KAMPEN = "kampen-hh1-2018";
    private static final String SEEN = "\"1\"";
    private static final String MOMENT = "2026-01-05T06:00:00Z";
    private static final Set<String> BACK_OFFICE = Set.of("backOffice");
    private static final Set<String> DESK = Set.of("teamLead", "backOffice");
    private static final Set<String> MUNICIPALITY = Set.of("municipality");

    @Override
    public Map<String, Case> cases(TestApp app) {
        Map<String, Case> cases = new HashMap<>();
        invoices(app.as("backoffice"), cases);
        deliveries(cases);
        occasions(app.as("backoffice"), cases);
        Fixtures fixtures = new Fixtures(app);
        UUID client = fixtures.client("Venster");
        String plan = PlanOperationCases.signed(app, fixtures.assignment(client))
                .path("id")
                .asText();
        municipality(client, plan, cases);
        Set<String> tellers = Set.of("teamLead", "backOffice", "administrator");
        Map<String, Object> why = json("reason", "Verzoek van de client");
        cases.put("getClientAccessLog", new Case(tellers, Map.of("clientId", client), why, 404));
        cases.put("getClientAccessLogFile", new Case(tellers, Map.of("clientId", client), why, 404));
        cases.put("listHouseTerms", new Case(Set.of("teamLead", "administrator"), Map.of(), null, 0));
        cases.put(
                "setHouseTerm",
                new Case(
                        Set.of("administrator"),
                        Map.of(),
                        json(
                                "kind",
                                "worker-change",
                                "amount",
                                2,
                                "unit",
                                "weeks",
                                "from",
                                "2027-01-01",
                                "reason",
                                "Matrix"),
                        0));
        return cases;
    }

    private static void invoices(TestClient backOffice, Map<String, Case> cases) {
        cases.put("listInvoices", new Case(DESK, Map.of(), null, 0));
        cases.put("recordInvoiceSent", new Case(BACK_OFFICE, Map.of(), invoice("M-0"), 0));
        cases.put("getInvoice", new Case(DESK, Map.of("invoiceId", sent(backOffice, "M-1")), null, 404));
        cases.put("disputeInvoice", change(sent(backOffice, "M-2"), json("disputedAt", MOMENT, "reason", "Matrix")));
        cases.put("endInvoiceDispute", change(sent(backOffice, "M-3"), json("endedAt", MOMENT, "outcome", "Matrix")));
        cases.put("recordInvoicePayment", change(sent(backOffice, "M-4"), json("paidOn", "2026-01-05", "cents", 100)));
        cases.put("withdrawInvoice", change(sent(backOffice, "M-5"), json("reason", "Matrix")));
    }

    private static Case change(String invoice, Map<String, Object> body) {
        return new Case(BACK_OFFICE, Map.of("invoiceId", invoice, "If-Match", SEEN), body, 404);
    }

    private static Map<String, Object> invoice(String number) {
        return json(
                "agreement",
                KAMPEN,
                "isoYear",
                2025,
                "period",
                13,
                "number",
                number,
                "totalCents",
                1000,
                "sentAt",
                "2026-01-04T12:00:00Z",
                "channel",
                "email");
    }

    private static String sent(TestClient backOffice, String number) {
        return backOffice
                .call("recordInvoiceSent", Map.of(), invoice(number))
                .expect(201)
                .field("id");
    }

    private static void deliveries(Map<String, Case> cases) {
        cases.put("listCakDeliveries", new Case(DESK, Map.of(), null, 0));
        cases.put(
                "recordCakDelivery",
                new Case(
                        BACK_OFFICE,
                        Map.of(),
                        json("agreement", KAMPEN, "isoYear", 2025, "period", 13, "deliveredAt", MOMENT),
                        0));
        cases.put(
                "recordCakNotPossible",
                new Case(
                        BACK_OFFICE,
                        Map.of(),
                        json(
                                "agreement",
                                KAMPEN,
                                "isoYear",
                                2025,
                                "period",
                                13,
                                "consultedCakAt",
                                MOMENT,
                                "toldMunicipalityAt",
                                MOMENT,
                                "text",
                                "Matrix"),
                        0));
        cases.put("listYearlyDeliveries", new Case(DESK, Map.of(), null, 0));
        cases.put(
                "recordYearlyDelivery",
                new Case(
                        BACK_OFFICE,
                        Map.of(),
                        json(
                                "agreement",
                                KAMPEN,
                                "kind",
                                "production-account",
                                "year",
                                2025,
                                "sentAt",
                                MOMENT,
                                "sentTo",
                                "Gemeente"),
                        0));
        cases.put(
                "recordAuditorStatementNotDue",
                new Case(BACK_OFFICE, Map.of(), json("agreement", KAMPEN, "year", 2025, "turnoverCents", 100), 0));
    }

    private static void occasions(TestClient backOffice, Map<String, Case> cases) {
        Map<String, Object> creation = json(
                "kind",
                "information-request",
                "agreement",
                KAMPEN,
                "happenedAt",
                MOMENT,
                "toldBy",
                "Gemeente",
                "what",
                "Matrix",
                "attachments",
                List.of(json("name", "Brief", "reference", "M-1")));
        cases.put("listOccasions", new Case(DESK, Map.of(), null, 0));
        cases.put("registerOccasion", new Case(DESK, Map.of(), creation, 0));
        cases.put("getOccasion", new Case(DESK, Map.of("occasionId", registered(backOffice, creation)), null, 404));
        cases.put(
                "recordOccasionResponse",
                handled(DESK, registered(backOffice, creation), json("sentAt", MOMENT, "sentTo", "X", "text", "Y")));
        cases.put(
                "recordOccasionStep",
                handled(
                        DESK,
                        registered(backOffice, creation),
                        json("what", "step", "happenedAt", MOMENT, "text", "Y")));
        cases.put(
                "extendOccasion",
                handled(DESK, registered(backOffice, creation), json("until", "2026-03-01", "reason", "Y")));
        cases.put(
                "closeOccasion",
                handled(Set.of("teamLead"), registered(backOffice, creation), json("reason", "Matrix")));
    }

    private static Case handled(Set<String> roles, String occasion, Map<String, Object> body) {
        return new Case(roles, Map.of("occasionId", occasion, "If-Match", SEEN), body, 404);
    }

    private static String registered(TestClient backOffice, Map<String, Object> creation) {
        return backOffice
                .call("registerOccasion", Map.of(), creation)
                .expect(201)
                .field("id");
    }

    private static void municipality(UUID client, String plan, Map<String, Case> cases) {
        cases.put("listMunicipalityClients", new Case(MUNICIPALITY, Map.of(), null, 0));
        for (String each : List.of("getMunicipalityClient", "listMunicipalityPlans", "listMunicipalityIncidents")) {
            cases.put(each, new Case(MUNICIPALITY, Map.of("clientId", client), null, 404));
        }
        cases.put(
                "getMunicipalityPlanPdf",
                new Case(MUNICIPALITY, Map.of("clientId", client, "planId", plan), null, 404));
        cases.put(
                "getMunicipalityTerms",
                new Case(MUNICIPALITY, Map.of("from", "2026-01-01", "until", "2026-12-31"), null, 0));
    }
}
