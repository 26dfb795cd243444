package nl.ronde.guard;

import static nl.ronde.support.TestClient.json;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.ronde.platform.id.Ids;
import nl.ronde.support.Fixtures;
import nl.ronde.support.TestApp;

/** Pulling, handing in, and what of that waits. */
public final class SyncOperationCases implements OperationCases {
    private static final Set<String> WORKER = Set.of("worker");
    private static final Set<String> SETTLES = Set.of("planner", "teamLead");

    @Override
    public Map<String, Case> cases(TestApp app) {
        String review = parked(app, new Fixtures(app).provider().toString());
        Map<String, Case> cases = new HashMap<>();
        cases.put("getSyncChanges", new Case(WORKER, Map.of(), null, 0));
        cases.put(
                "pushSyncMutations",
                new Case(
                        WORKER,
                        Map.of(),
                        json("sentAt", json("wall", "2026-01-05T08:00:00Z"), "mutations", List.of(json())),
                        0));
        cases.put("listSyncReviews", new Case(SETTLES, Map.of(), null, 0));
        cases.put("getSyncReview", new Case(SETTLES, Map.of("reviewId", review), null, 404));
        cases.put(
                "settleSyncReview",
                new Case(SETTLES, Map.of("reviewId", review), json("decision", "keep", "reason", "Matrix"), 404));
        return cases;
    }

    private static String parked(TestApp app, String provider) {
        String id = Ids.next().toString();
        app.sql("""
                INSERT INTO parked_act (provider_id, id, user_id, mutation_id, content_hash, owns_key, type, device_seq,
                    state, problem, content, occurred_at, received_at, quality)
                VALUES ('%s', '%s', '%s', '%s', '\\x00', false, 'visit.note', 1, 'REVIEW', 'not-found', '\\x7b7d',
                    '2026-01-05T07:00:00Z', '2026-01-05T07:00:00Z', 'SERVER')""".formatted(provider, id, Ids.next(), Ids.next()));
        return id;
    }
}
