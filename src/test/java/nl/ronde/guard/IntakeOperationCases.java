package nl.ronde.guard;

import static nl.ronde.support.TestClient.json;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.ronde.message.iwmo.Test301;
import nl.ronde.message.iwmo.Test301Product;
import nl.ronde.support.TestApp;
import nl.ronde.support.TestClient;
import nl.ronde.support.TestClient.Answer;

/** Clients, assignments, office tasks and messages of municipalities. */
public final class IntakeOperationCases implements OperationCases {
    private static final Set<String> OFFICE = Set.of("planner", "teamLead", "backOffice");
    private static final Set<String> DESK = Set.of("planner", "backOffice");
    private static final Set<String> BACK_OFFICE = Set.of("backOffice");
    private static final String SEEN = "\"1\"";

    @Override
    public Map<String, Case> cases(TestApp app) {
        Map<String, Case> cases = new HashMap<>();
        clients(app.as("backoffice"), cases);
        assignments(app.as("backoffice"), cases);
        messages(app.as("backoffice"), cases);
        return cases;
    }

    private static void clients(TestClient backOffice, Map<String, Case> cases) {
        String id = client(backOffice, "999900109", "Jansen");
        cases.put("createClient", new Case(DESK, Map.of(), json("person", json("familyName", "Nieuw")), 0));
        cases.put("searchClients", new Case(OFFICE, Map.of(), json("name", "jansen"), 0));
        cases.put(
                "findClientByBsn",
                new Case(BACK_OFFICE, Map.of(), json("bsn", "999900109", "purpose", "Controle"), 404));
        cases.put("getClient", new Case(OFFICE, Map.of("clientId", id), null, 404));
        cases.put(
                "changeClient",
                new Case(
                        DESK,
                        Map.of("clientId", client(backOffice, null, "Bakker"), "If-Match", SEEN),
                        json("callName", "An"),
                        404));
        cases.put("revealClientBsn", new Case(BACK_OFFICE, Map.of("clientId", id), json("purpose", "Controle"), 404));
    }

    private static void assignments(TestClient backOffice, Map<String, Case> cases) {
        String client = client(backOffice, null, "Visser");
        Map<String, Object> creation = json(
                "clientId", client,
                "agreementId", "kampen-hh1-2018",
                "municipalityCode", "0166",
                "productCategory", "01",
                "productCode", "01A04",
                "assignedOn", "2025-12-18",
                "firstDay", "2026-01-05");
        cases.put("createAssignment", new Case(DESK, Map.of(), creation, 422));
        cases.put("listAssignments", new Case(OFFICE, Map.of(), null, 0));
        cases.put(
                "getAssignment", new Case(OFFICE, Map.of("assignmentId", assignment(backOffice, creation)), null, 404));
        cases.put(
                "changeAssignment",
                new Case(
                        DESK,
                        Map.of("assignmentId", assignment(backOffice, creation), "If-Match", SEEN),
                        json("localNote", "Liefst op dinsdag"),
                        404));
        cases.put(
                "recordResultAreas",
                new Case(
                        DESK,
                        Map.of("assignmentId", assignment(backOffice, creation), "If-Match", SEEN),
                        json(
                                "source",
                                "Dienstverleningsopdracht",
                                "areas",
                                List.of(json("area", "meals", "extent", "whole", "regularity", "structural"))),
                        404));
        cases.put("listOfficeTasks", new Case(OFFICE, Map.of(), null, 0));
        // A municipality without an agreement leaves a task that a person settles.
        receive(
                backOffice,
                new Test301().afzender("0193").identificatie("matrix-1").bsn("999900110"));
        String task = backOffice
                .call("listOfficeTasks", Map.of("kind", "noAgreement"))
                .expect(200)
                .json()
                .at("/items/0/id")
                .asText();
        cases.put("settleOfficeTask", new Case(DESK, Map.of("taskId", task), json("reason", "Gebeld"), 404));
    }

    private static void messages(TestClient backOffice, Map<String, Case> cases) {
        Map<String, String> id = Map.of(
                "messageId",
                receive(backOffice, message("matrix-2", "400001", "999900122")).field("id"));
        // Meant for the first provider: at the second it is another provider's message.
        cases.put(
                "receiveIwmoMessage",
                new Case(
                        BACK_OFFICE,
                        Map.of(),
                        message("matrix-3", "400002", "999900134").bytes(),
                        422));
        cases.put("listIwmoMessages", new Case(BACK_OFFICE, Map.of(), null, 0));
        cases.put("getIwmoMessage", new Case(BACK_OFFICE, id, null, 404));
        cases.put("getIwmoReply", new Case(BACK_OFFICE, id, null, 404));
        cases.put("recordIwmoReplySent", new Case(BACK_OFFICE, id, json(), 404));
    }

    private static Test301 message(String identification, String number, String bsn) {
        return new Test301().identificatie(identification).bsn(bsn).product(new Test301Product().nummer(number));
    }

    private static Answer receive(TestClient backOffice, Test301 message) {
        return backOffice.call("receiveIwmoMessage", Map.of(), message.bytes()).expect(200);
    }

    private static String client(TestClient backOffice, String bsn, String name) {
        return backOffice
                .call("createClient", Map.of(), json("bsn", bsn, "person", json("familyName", name)))
                .expect(201)
                .field("id");
    }

    private static String assignment(TestClient backOffice, Map<String, Object> creation) {
        return backOffice
                .call("createAssignment", Map.of(), creation)
                .expect(201)
                .field("id");
    }
}
