package nl.ronde.guard;

import static nl.ronde.support.TestClient.json;

import java.util.Map;
import java.util.Set;
import java.util.UUID;
import nl.ronde.agreement.TermKind;
import nl.ronde.obligation.Subject;
import nl.ronde.platform.id.Ids;
import nl.ronde.support.TestApp;

/** The calculator and the running terms. */
public final class ObligationOperationCases implements OperationCases {
    private static final Set<String> OFFICE = Set.of("planner", "teamLead", "backOffice");

    @Override
    public Map<String, Case> cases(TestApp app) {
        UUID provider = UUID.fromString(app.value("SELECT provider_id FROM provider WHERE agb_code = '42420001'"));
        String read = open(app, provider);
        String waived = open(app, provider);
        return Map.of(
                "previewObligation",
                new Case(
                        Set.of("anyone"),
                        Map.of(),
                        json("agreement", "kampen-hh1-2018", "kind", "service-start", "trigger", "2026-03-26"),
                        0),
                "listObligations",
                new Case(OFFICE, Map.of(), null, 0),
                "getObligation",
                new Case(OFFICE, Map.of("obligationId", read), null, 404),
                "waiveObligation",
                new Case(
                        Set.of("teamLead"),
                        Map.of("obligationId", waived, "If-Match", "\"1\""),
                        json("reason", "Ingetrokken door de gemeente"),
                        404));
    }

    private static String open(TestApp app, UUID provider) {
        return app.infrastructure()
                .db()
                .inTransaction(
                        provider,
                        tx -> app.server()
                                .app()
                                .obligation()
                                .obligations()
                                .open(
                                        tx,
                                        TermKind.ASSIGNMENT_CONFIRMATION,
                                        "kampen-hh1-2018",
                                        Subject.iwmoMessage(Ids.next()),
                                        null,
                                        TestApp.START)
                                .orElseThrow()
                                .id()
                                .toString());
    }
}
