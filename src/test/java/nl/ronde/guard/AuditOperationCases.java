package nl.ronde.guard;

import static nl.ronde.support.TestClient.json;

import java.util.Map;
import java.util.Set;
import nl.ronde.support.TestApp;

/** The trail. */
public final class AuditOperationCases implements OperationCases {
    @Override
    public Map<String, Case> cases(TestApp app) {
        return Map.of("searchAudit", new Case(Set.of("administrator"), Map.of(), json("limit", 200), 0));
    }
}
