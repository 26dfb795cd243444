package nl.ronde.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import nl.ronde.guard.OperationCases.Case;
import nl.ronde.support.TestClient;
import nl.ronde.support.TestClient.Answer;

/** The half of the matrix that is about providers: the calls of the first, made by users of the second. */
final class ForeignCalls {
    private ForeignCalls() {}

    /** Makes the call as every role of the second provider that may; not one row or id of the first must come of it. */
    static void check(Map<String, TestClient> second, Rows first, String id, Case one) {
        check(second, first, first.checksums(), id, one);
    }

    /**
     * The same.
     *
     * @param before the checksums of the first provider now
     */
    static void check(Map<String, TestClient> second, Rows first, Map<String, String> before, String id, Case one) {
        if (one.roles().contains("anonymous")) {
            return;
        }
        Set<String> ids = first.idsAt(before);
        second.forEach((role, client) -> {
            if (one.roles().contains(role) || one.roles().contains("anyone")) {
                Answer answer = client.call(id, one.parameters(), one.body());
                assertThat(Rows.idsIn(answer.text(), ids))
                        .as("%s as %s", id, role)
                        .isEmpty();
                if (one.foreign() == 0) {
                    assertThat(answer.status())
                            .as("%s as %s: %s", id, role, answer.text())
                            .isLessThan(500);
                } else {
                    assertThat(answer.status())
                            .as("%s as %s: %s", id, role, answer.text())
                            .isEqualTo(one.foreign());
                }
            }
        });
        assertThat(first.checksums()).as(id).isEqualTo(before);
    }
}
