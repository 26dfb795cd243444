package nl.ronde.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.ronde.platform.db.Db;
import nl.ronde.platform.id.Ids;
import nl.ronde.visit.VisitWorld;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** What follows each other about one visit is one transaction; where a part of it fails, each act stands by itself. */
@TestInstance(Lifecycle.PER_CLASS)
class VisitInOneTransactionApiTest {
    private final SyncWorld world = new SyncWorld();
    private final VisitWorld visits = world.visits();
    private UUID assignment;
    private VisitWorld.Worker worker;

    @AfterAll
    void close() {
        world.close();
    }

    @BeforeEach
    void worker() {
        worker = visits.worker();
        assignment = visits.fixtures().assignment(visits.fixtures().client("Samen"));
    }

    private Map<String, Object> note(UUID key, String visit, String at, String text) {
        return world.item(key, "visit.note", visit, visits.at(at, "kind", "note", "text", text));
    }

    /** A check-in, a note and a check-out. */
    private List<Map<String, Object>> acts(String visit, int hour) {
        return new ArrayList<>(List.of(
                world.item("visit.check-in", visit, visits.at(hour + ":00")),
                note(Ids.next(), visit, hour + ":30", "Gelukt"),
                world.item("visit.check-out", visit, visits.at(hour + ":59"))));
    }

    private String planned(int hour) {
        return visits.plan(assignment, worker.id(), hour + ":00", hour + ":59");
    }

    /** The number of transactions that wrote the keys of these acts. */
    private int transactions(List<Map<String, Object>> acts) throws SQLException {
        String keys =
                acts.stream().map(act -> "'" + act.get("mutationId") + "'").collect(Collectors.joining(","));
        try (Connection connection = visits.app().database().dataSource().getConnection();
                var statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT count(DISTINCT xmin::text) FROM mutation WHERE mutation_id IN (" + keys + ")")) {
            rows.next();
            return rows.getInt(1);
        }
    }

    @Test
    void each_visit_of_a_day_is_one_transaction() throws Exception {
        List<Map<String, Object>> morning = acts(planned(10), 10);
        List<Map<String, Object>> noon = acts(planned(12), 12);
        List<Map<String, Object>> day = new ArrayList<>(morning);
        day.addAll(noon);
        assertThat(world.outcomes(worker.api(), day)).containsOnly("applied").hasSize(6);
        assertThat(transactions(morning)).isEqualTo(1);
        assertThat(transactions(day)).isEqualTo(2);
        assertThat(world.outcomes(worker.api(), day)).containsOnly("duplicate").hasSize(6);
    }

    @Test
    void an_act_that_fails_in_the_middle_takes_nothing_of_the_others_with_it() throws Exception {
        String visit = planned(14);
        List<Map<String, Object>> acts = acts(visit, 14);
        UUID taken = UUID.fromString(acts.get(1).get("mutationId").toString());
        Map<String, Object> reused = note(taken, visit, "14:31", "Een andere tekst onder dezelfde sleutel");
        reused.put("deviceSeq", acts.get(1).get("deviceSeq"));
        acts.add(2, reused);
        assertThat(world.outcomes(worker.api(), acts)).containsExactly("applied", "applied", "review", "applied");
        assertThat(transactions(acts)).isEqualTo(3);
        JsonNode seen = visits.visit(visit);
        assertThat(seen.at("/visit/status").asText()).isEqualTo("completed");
        assertThat(seen.path("facts")).hasSize(3);
    }

    @Test
    void an_act_sent_twice_in_one_batch_has_one_effect() {
        String visit = planned(16);
        List<Map<String, Object>> acts = acts(visit, 16);
        acts.add(1, acts.getFirst());
        assertThat(world.outcomes(worker.api(), acts)).containsExactly("applied", "duplicate", "applied", "applied");
        assertThat(visits.visit(visit).path("facts")).hasSize(3);
    }

    @Test
    void a_failure_that_the_work_swallows_undoes_all_of_it() {
        UUID provider = UUID.fromString(visits.fixtures().provider());
        Db db = visits.app().infrastructure().db();
        String rename = "UPDATE client SET version = version + 1 WHERE provider_id = $1 AND id = $2";
        UUID client = visits.fixtures().client("Half");
        assertThatThrownBy(() -> db.together(provider, () -> {
                    db.inTransaction(provider, tx -> tx.update(rename, client));
                    try {
                        db.inTransaction(provider, tx -> {
                            tx.update(rename, client);
                            throw new IllegalArgumentException("half done");
                        });
                    } catch (IllegalArgumentException swallowed) {
                        // By itself it would have left nothing behind; here it cannot be told apart from the first.
                    }
                    return true;
                }))
                .hasMessageContaining("cannot be committed");
        int version = db.reading(
                provider,
                tx -> tx.one(
                        "SELECT version FROM client WHERE provider_id = $1 AND id = $2",
                        row -> row.getInteger("version"),
                        client));
        assertThat(version).isEqualTo(1);
    }
}
