package nl.ronde.guard;

import static nl.ronde.support.TestClient.json;

import java.util.Map;
import java.util.Set;
import nl.ronde.platform.id.Ids;
import nl.ronde.support.TestApp;

/** Files to the CAK. */
public final class BillingOperationCases implements OperationCases {
    private static final Set<String> BACK_OFFICE = Set.of("backOffice");

    @Override
    public Map<String, Case> cases(TestApp app) {
        var export = Map.of("exportId", export(app));
        return Map.of(
                "createCakExport",
                new Case(BACK_OFFICE, Map.of(), json("agreement", "kampen-hh1-2018", "isoYear", 2025, "period", 13), 0),
                "listCakExports",
                new Case(BACK_OFFICE, Map.of(), null, 0),
                "getCakExport",
                new Case(BACK_OFFICE, export, null, 404),
                "getCakExportFile",
                new Case(BACK_OFFICE, export, null, 404),
                "listCorrectionProposals",
                new Case(Set.of("planner", "teamLead", "backOffice"), Map.of(), null, 0));
    }

    /** A file of the last period of 2025 with one approved visit in it. */
    private static String export(TestApp app) {
        var backOffice = app.as("backoffice");
        String client = backOffice
                .call(
                        "createClient",
                        Map.of(),
                        json("bsn", "999900122", "person", json("familyName", "Cakman", "birthDate", "1940-05-06")))
                .expect(201)
                .field("id");
        String assignment = backOffice
                .call(
                        "createAssignment",
                        Map.of(),
                        json(
                                "clientId", client,
                                "agreementId", "kampen-hh1-2018",
                                "municipalityCode", "0166",
                                "number", 88001,
                                "productCategory", "01",
                                "productCode", "01A04",
                                "assignedOn", "2025-11-28",
                                "firstDay", "2025-12-01"))
                .expect(201)
                .field("id");
        app.sql("""
                INSERT INTO visit (provider_id, id, version, client_id, assignment_id, agreement_id, status, approval,
                                   approved_minutes, begin_at, end_at, starts_at, day)
                SELECT provider_id, '%s', 1, client_id, id, agreement_id, 'COMPLETED', 'APPROVED', 120,
                       '2025-12-09T09:00:00+01:00', '2025-12-09T11:00:00+01:00', '2025-12-09T09:00:00+01:00', '2025-12-09'
                FROM assignment WHERE id = '%s'""".formatted(Ids.next(), assignment));
        return backOffice
                .call("createCakExport", Map.of(), json("agreement", "kampen-hh1-2018", "isoYear", 2025, "period", 13))
                .expect(201)
                .field("id");
    }
}
