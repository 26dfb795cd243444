package nl.ronde.visit.missing;

import static nl.ronde.support.TestClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.ronde.support.Phone;
import nl.ronde.visit.VisitWorld;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Expected but not received. */
class MissingReportsApiTest {
    private VisitWorld world;
    private UUID assignment;

    @BeforeEach
    void start() {
        world = new VisitWorld();
        assignment = world.fixtures().assignment(world.fixtures().client("Jansen"));
    }

    @AfterEach
    void stop() {
        world.close();
    }

    @Test
    void a_planned_visit_without_one_fact_is_missed_from_two_hours_after_its_end() {
        UUID worker = world.fixtures().worker("Hanna");
        Phone phone = Phone.enrol(world.app(), worker);
        String early = plan(worker, "2026-01-30T08:00:00+01:00", "2026-01-30T09:59:59+01:00");
        plan(worker, "2026-01-30T10:00:00+01:00", "2026-01-30T10:00:01+01:00");
        plan(null, "2026-01-30T08:00:00+01:00", "2026-01-30T09:00:00+01:00");
        // It is noon: the second ended not yet two hours ago, the third is nobody's.
        JsonNode page = missing(Map.of());
        assertThat(visits(page)).containsExactly(early);
        JsonNode item = page.at("/items/0");
        assertThat(item.at("/worker/name").asText()).isEqualTo("Hanna");
        assertThat(item.at("/devices/0/id").asText()).isEqualTo(phone.id());
        assertThat(item.at("/devices/0/health/appVersion").asText()).isEqualTo("1.4.2");
        assertThat(item.at("/devices/0/health/lastContactAt").asText()).isNotEmpty();
        assertThat(visits(missing(Map.of("hours", 1)))).hasSize(2);
        assertThat(visits(missing(Map.of("hours", 3)))).isEmpty();
    }

    @Test
    void what_was_reported_in_any_way_or_cancelled_is_not_missed() {
        VisitWorld.Worker worker = world.worker();
        String done = plan(worker.id(), "2026-01-29T08:00:00+01:00", "2026-01-29T09:00:00+01:00");
        String noted = plan(worker.id(), "2026-01-29T09:00:00+01:00", "2026-01-29T10:00:00+01:00");
        String begun = plan(worker.id(), "2026-01-29T10:00:00+01:00", "2026-01-29T11:00:00+01:00");
        String cancelled = plan(worker.id(), "2026-01-29T12:00:00+01:00", "2026-01-29T13:00:00+01:00");
        String silent = plan(worker.id(), "2026-01-29T13:00:00+01:00", "2026-01-29T14:00:00+01:00");
        assertThat(visits(missing(Map.of()))).containsExactly(silent, cancelled, begun, noted, done);
        worker.delivers(done, "2026-01-29T08:00:00+01:00", "2026-01-29T09:00:00+01:00");
        worker.report("addVisitNote", noted, world.at("2026-01-29T09:10:00+01:00", "kind", "note", "text", "Dicht"))
                .expect(200);
        worker.checksIn(begun, "2026-01-29T10:00:00+01:00");
        world.app()
                .as("planner")
                .call("cancelVisit", Map.of("visitId", cancelled, "If-Match", "\"1\""), json("reason", "ziek"))
                .expect(200);
        assertThat(visits(missing(Map.of()))).containsExactly(silent);
    }

    @Test
    void the_list_comes_in_pages_and_is_written_down_with_its_clients() {
        UUID worker = world.fixtures().worker("Hanna");
        List<String> planned = new ArrayList<>();
        for (int day = 10; day < 15; day++) {
            planned.addFirst(plan(worker, "2026-01-" + day + "T08:00:00+01:00", "2026-01-" + day + "T09:00:00+01:00"));
        }
        List<String> found = new ArrayList<>();
        JsonNode page = missing(Map.of("limit", 2));
        found.addAll(visits(page));
        while (page.has("nextCursor")) {
            page = missing(Map.of("limit", 2, "cursor", page.path("nextCursor").asText()));
            found.addAll(visits(page));
        }
        assertThat(found).isEqualTo(planned);
        assertThat(
                        world.app()
                                .value(
                                        "SELECT cardinality(client_ids) FROM audit_entry WHERE action = 'listMissingReports' LIMIT 1"))
                .isEqualTo("1");
    }

    private String plan(UUID worker, String begin, String end) {
        return world.plan(assignment, worker, begin, end);
    }

    private JsonNode missing(Map<String, ?> parameters) {
        return world.app()
                .as("teamleider")
                .call("listMissingReports", parameters)
                .expect(200)
                .json();
    }

    private static List<String> visits(JsonNode page) {
        List<String> ids = new ArrayList<>();
        page.path("items").forEach(each -> ids.add(each.path("visitId").asText()));
        return ids;
    }
}
