package nl.ronde.guard;

import static nl.ronde.support.TestClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import nl.ronde.platform.act.Actor;
import nl.ronde.support.TestApp;
import nl.ronde.support.TestClient;
import nl.ronde.support.TestClient.Answer;
import org.junit.jupiter.api.Test;

/** Four connections, two providers, many requests at once, some of which fail: a connection never keeps a provider. */
class InterleavedProvidersTest {
    private static final int CALLERS = 16;
    private static final int CALLS = 150;

    @Test
    void no_row_of_the_other_provider_in_2400_interleaved_requests_with_errors() throws Exception {
        try (TestApp app = TestApp.start(TestApp.START, Map.of("RONDE_DATABASE_POOL_SIZE", "4"));
                Rows first = new Rows(app, "42420001");
                Rows second = new Rows(app, "42420002")) {
            app.as("beheer");
            app.as("beheer2");
            List<Callable<Integer>> callers = new ArrayList<>();
            for (int i = 0; i < CALLERS; i++) {
                boolean one = i % 2 == 0;
                Rows theirs = one ? second : first;
                Rows own = one ? first : second;
                TestClient client = app.as(one ? "beheer" : "beheer2");
                Random random = new Random(i);
                Set<String> foreign = theirs.ids();
                List<String> users = List.copyOf(foreign);
                callers.add(() -> calls(app, client, own, foreign, users, random));
            }
            int answered = 0;
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                for (Future<Integer> each : threads.invokeAll(callers)) {
                    answered += each.get();
                }
            }
            assertThat(answered).isGreaterThan(CALLERS * CALLS / 3);
        }
    }

    private static int calls(
            TestApp app, TestClient client, Rows own, Set<String> foreign, List<String> foreignIds, Random random) {
        int answered = 0;
        for (int i = 0; i < CALLS; i++) {
            String id = foreignIds.get(random.nextInt(foreignIds.size()));
            Answer answer = switch (random.nextInt(6)) {
                case 0 -> client.call("getUser", Map.of("userId", id)).expectProblem(404, "not-found");
                case 1 ->
                    client.call(
                                    "changeUser",
                                    Map.of("userId", id, "If-Match", "\"1\""),
                                    json("displayName", "Gestolen"))
                            .expectProblem(404, "not-found");
                case 2 ->
                    client.call(
                                    "createUser",
                                    Map.of(),
                                    json("username", "planner", "displayName", "X", "roles", List.of("planner")))
                            .expectProblem(409, "username-taken");
                case 3 -> {
                    failInside(app, own, random);
                    yield client.call("getMe").expect(200);
                }
                case 4 -> client.call("getMe").expect(200);
                default -> client.call("listUsers").expect(200);
            };
            assertThat(Rows.idsIn(answer.text(), foreign)).as(answer.text()).isEmpty();
            answered += answer.status() == 200 ? 1 : 0;
        }
        return answered;
    }

    /** A transaction that ends badly: by a fault of the code, by one of the statement, or by one that is swallowed. */
    private static void failInside(TestApp app, Rows own, Random random) {
        var db = app.infrastructure().db();
        var provider = java.util.UUID.fromString(own.providerId());
        int kind = random.nextInt(3);
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> db.inTransaction(provider, tx -> {
                    if (kind == 0) {
                        throw new IllegalStateException(Actor.class.getName());
                    }
                    if (kind == 1) {
                        tx.send("SELECT 1 / ($1 <> $1)::int");
                        return true;
                    }
                    try {
                        tx.update("SELECT nothing FROM nowhere WHERE id = $1");
                    } catch (RuntimeException e) {
                        return true;
                    }
                    return true;
                }))
                .isInstanceOf(RuntimeException.class);
    }
}
