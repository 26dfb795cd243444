package nl.ronde.guard;

import static nl.ronde.support.TestClient.json;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import nl.ronde.support.Fixtures;
import nl.ronde.support.Phone;
import nl.ronde.support.TestApp;

/** Phones: handed out, enrolled, listed, stopped; and what was expected of them. */
final class DeviceOperationCases implements OperationCases {
    private static final Set<String> ANONYMOUS = Set.of("anonymous");
    private static final Set<String> HANDS_OUT = Set.of("planner", "teamLead");
    private static final Set<String> STOPS = Set.of("planner", "teamLead", "administrator");

    @Override
    public Map<String, Case> cases(TestApp app) {
        UUID worker = new Fixtures(app).worker("Matrix");
        Map<String, ?> path = Map.of("deviceId", Phone.enrol(app, worker).id());
        Map<String, Case> cases = new HashMap<>();
        cases.put("createDeviceEnrolment", new Case(HANDS_OUT, Map.of(), json("workerId", worker.toString()), 422));
        cases.put(
                "enrolDevice",
                new Case(ANONYMOUS, Map.of(), json("token", "none", "deviceName", "X", "model", "X"), 0));
        cases.put("confirmDeviceWiped", new Case(ANONYMOUS, Map.of(), json("refreshToken", "none"), 0));
        cases.put("listDevices", new Case(STOPS, Map.of(), null, 0));
        for (String each : new String[] {"getDevice", "revokeDevice", "wipeDevice"}) {
            cases.put(each, new Case(STOPS, path, null, 404));
        }
        cases.put("registerPushToken", new Case(Set.of("worker"), Map.of(), json("token", "abc:def"), 422));
        cases.put("listMissingReports", new Case(HANDS_OUT, Map.of(), null, 0));
        return cases;
    }
}
