package nl.ronde.guard;

import static nl.ronde.support.TestClient.json;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import nl.ronde.support.TestApp;
import nl.ronde.support.TestClient;

/** How the operations on workers and teams are called. */
final class StaffOperationCases implements OperationCases {
    private static final Set<String> READERS = Set.of("planner", "teamLead", "backOffice", "administrator");
    private static final Set<String> EDITORS = Set.of("planner", "administrator");
    private static final Set<String> FILE_KEEPERS = Set.of("planner", "teamLead", "administrator");

    @Override
    public Map<String, Case> cases(TestApp app) {
        TestClient planner = app.as("planner");
        String worker = planner.call(
                        "createWorker",
                        Map.of(),
                        json("name", "Matrix", "kind", "employee", "activeFrom", "2020-01-01"))
                .expect(201)
                .field("id");
        String competence = planner.call(
                        "addCompetence",
                        Map.of("workerId", worker),
                        json("competence", "Matrix", "validFrom", "2020-01-01"))
                .expect(201)
                .field("id");
        Map<String, Object> leaveDays = json("firstDay", "2030-01-01", "lastDay", "2030-01-02");
        String leave = planner.call("recordLeave", Map.of("workerId", worker), leaveDays)
                .expect(201)
                .field("id");
        String team = planner.call("createTeam", Map.of(), json("name", "Matrix"))
                .expect(201)
                .field("id");
        String membership = planner.call(
                        "addTeamMember",
                        Map.of("teamId", team),
                        json("workerId", worker, "firstDay", "2020-01-01", "lastDay", "2020-12-31"))
                .expect(201)
                .field("id");
        Map<String, String> workerPath = Map.of("workerId", worker);
        Map<String, String> teamPath = Map.of("teamId", team);
        Map<String, Case> cases = new HashMap<>();
        cases.put("listWorkers", new Case(READERS, Map.of("teamId", team), null, 0));
        cases.put(
                "createWorker",
                new Case(EDITORS, Map.of(), json("name", "M", "kind", "temp", "activeFrom", "2020-01-01"), 0));
        cases.put("getWorker", new Case(READERS, workerPath, null, 404));
        cases.put(
                "changeWorker",
                new Case(EDITORS, Map.of("workerId", worker, "If-Match", "\"3\""), json("name", "N"), 404));
        cases.put(
                "addCompetence",
                new Case(FILE_KEEPERS, workerPath, json("competence", "Nieuw", "validFrom", "2020-01-01"), 404));
        cases.put(
                "removeCompetence",
                new Case(FILE_KEEPERS, Map.of("workerId", worker, "competenceId", competence), null, 404));
        cases.put("recordVog", new Case(FILE_KEEPERS, workerPath, json("issuedOn", "2025-01-01"), 404));
        cases.put(
                "recordConfidentialityStatement",
                new Case(FILE_KEEPERS, workerPath, json("signedOn", "2025-01-01"), 404));
        cases.put("recordLeave", new Case(FILE_KEEPERS, workerPath, leaveDays, 404));
        cases.put("cancelLeave", new Case(FILE_KEEPERS, Map.of("workerId", worker, "leaveId", leave), null, 404));
        cases.put("listTeams", new Case(READERS, Map.of(), null, 0));
        cases.put("createTeam", new Case(EDITORS, Map.of(), json("name", "Matrix 2"), 0));
        cases.put("getTeam", new Case(READERS, teamPath, null, 404));
        cases.put(
                "changeTeam",
                new Case(EDITORS, Map.of("teamId", team, "If-Match", "\"2\""), json("name", "Matrix 3"), 404));
        cases.put(
                "addTeamMember", new Case(EDITORS, teamPath, json("workerId", worker, "firstDay", "2029-01-01"), 404));
        cases.put(
                "endTeamMembership",
                new Case(
                        EDITORS,
                        Map.of("teamId", team, "membershipId", membership),
                        json("lastDay", "2021-12-31"),
                        404));
        return cases;
    }
}
