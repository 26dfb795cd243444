package nl.ronde.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import nl.ronde.App;
import nl.ronde.guard.OperationCases.Case;
import nl.ronde.platform.act.Role;
import nl.ronde.platform.http.Contract;
import nl.ronde.support.TestApp;
import nl.ronde.support.TestClient;
import nl.ronde.support.TestClient.Answer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * Every operation as nobody, as each of the six roles, as a disabled user, and as the users of another provider. Those who
 * may not are asked first: their calls must change nothing. Not watched: what a worker may see of other workers (tests of the
 * modules).
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RoleMatrixTest {
    private static final String ANONYMOUS = "anonymous";
    private static final String ANYONE = "anyone";

    private static TestApp app;
    private static MatrixUsers users;
    private static Map<String, Case> cases;
    private static Rows rows;

    @BeforeAll
    static void start() {
        app = TestApp.start();
        users = new MatrixUsers(app);
        cases = AllOperationCases.of(app);
        rows = new Rows(app, "42420001");
    }

    @AfterAll
    static void stop() {
        rows.close();
        app.close();
    }

    @Test
    @Order(1)
    void every_operation_has_a_case_and_every_case_an_operation() {
        assertThat(cases.keySet()).isEqualTo(App.contract().operations().keySet());
    }

    @TestFactory
    @Order(2)
    List<DynamicTest> the_roles_of_the_contract_are_those_written_down_here() {
        return each((id, one) ->
                assertThat(inContract(App.contract().operation(id))).isEqualTo(one.roles()));
    }

    private static Set<String> inContract(Contract.Operation operation) {
        if (operation.anonymous()) {
            return Set.of(ANONYMOUS);
        }
        return operation.roles().isEmpty()
                ? Set.of(ANYONE)
                : operation.roles().stream().map(Role::word).collect(Collectors.toCollection(TreeSet::new));
    }

    @TestFactory
    @Order(3)
    List<DynamicTest> who_is_not_signed_in_gets_in_nowhere() {
        Unchanged unchanged = new Unchanged(rows);
        return each((id, one) -> {
            if (!one.roles().contains(ANONYMOUS)) {
                refused(unchanged, id, one, List.of(app.anonymous()), 401, "unauthenticated");
            }
        });
    }

    @TestFactory
    @Order(4)
    List<DynamicTest> a_disabled_user_gets_in_nowhere() {
        TestClient disabled = users.disabled();
        Unchanged unchanged = new Unchanged(rows);
        return each((id, one) -> {
            if (!one.roles().contains(ANONYMOUS)) {
                refused(unchanged, id, one, List.of(disabled), 401, "session-ended");
            }
        });
    }

    @TestFactory
    @Order(5)
    List<DynamicTest> another_role_is_refused() {
        Unchanged unchanged = new Unchanged(rows);
        return each((id, one) -> {
            List<TestClient> others = users.first().entrySet().stream()
                    .filter(user -> !mayCall(one, user.getKey()))
                    .map(Map.Entry::getValue)
                    .toList();
            refused(unchanged, id, one, others, 403, "forbidden");
        });
    }

    @TestFactory
    @Order(6)
    List<DynamicTest> another_provider_sees_nothing_and_changes_nothing() {
        return each((id, one) -> ForeignCalls.check(users.second(), rows, id, one));
    }

    @TestFactory
    @Order(7)
    List<DynamicTest> an_allowed_role_is_let_in_and_every_write_leaves_a_trail() {
        return each((id, one) -> users.first().forEach((role, client) -> {
            if (mayCall(one, role)) {
                int trail = trail();
                Answer answer = client.call(id, one.parameters(), one.body());
                if (leavesATrail(id, one) && answer.status() < 300) {
                    assertThat(trail()).as("the trail after %s as %s", id, role).isGreaterThan(trail);
                }
                assertThat(answer.status())
                        .as("%s as %s: %s", id, role, answer.text())
                        .isNotEqualTo(403)
                        .isLessThan(500);
                assertThat(answer.status() == 401 && !one.roles().contains(ANONYMOUS))
                        .as("%s as %s: %s", id, role, answer.text())
                        .isFalse();
            }
        }));
    }

    /** Every write, and every search by POST; the calculator of terms neither writes nor reads anything of a provider. */
    private static boolean leavesATrail(String id, Case one) {
        return !Set.of("GET", "HEAD", "OPTIONS")
                        .contains(App.contract().operation(id).method())
                && !one.roles().contains(ANONYMOUS)
                && !id.equals("previewObligation");
    }

    private static int trail() {
        return Integer.parseInt(app.value("SELECT count(*) FROM audit_entry"));
    }

    private static boolean mayCall(Case one, String role) {
        return one.roles().contains(role)
                || one.roles().contains(ANYONE)
                || one.roles().contains(ANONYMOUS);
    }

    private static void refused(
            Unchanged unchanged, String id, Case one, List<TestClient> callers, int status, String code) {
        unchanged.by(() -> callers.forEach(
                client -> client.call(id, one.parameters(), one.body()).expectProblem(status, code)));
    }

    /** What nobody may change: read once after each operation, which is before the next. */
    private static final class Unchanged {
        private final Rows rows;
        private Map<String, String> before = Map.of();

        Unchanged(Rows rows) {
            this.rows = rows;
        }

        void by(Runnable calls) {
            Map<String, String> expected = before.isEmpty() ? rows.checksums() : before;
            calls.run();
            before = rows.checksums();
            assertThat(before).isEqualTo(expected);
        }
    }

    private static List<DynamicTest> each(Check check) {
        return cases.entrySet().stream()
                .map(each -> DynamicTest.dynamicTest(each.getKey(), () -> check.check(each.getKey(), each.getValue())))
                .toList();
    }

    private interface Check {
        void check(String operationId, Case one);
    }
}
