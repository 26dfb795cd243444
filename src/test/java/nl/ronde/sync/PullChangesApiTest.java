package nl.ronde.sync;

import static nl.ronde.support.TestClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.Connection;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.ronde.visit.VisitWorld;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

@TestInstance(Lifecycle.PER_CLASS)
class PullChangesApiTest {
    /** The world stands at 30 January 2026. */
    private static final LocalDate TODAY = LocalDate.of(2026, 1, 30);

    private final SyncWorld world = new SyncWorld();
    private final VisitWorld visits = world.visits();

    @AfterAll
    void close() {
        world.close();
    }

    private String planned(UUID assignment, UUID worker, LocalDate day, String begin, String end) {
        return visits.plan(assignment, worker, SyncWorld.at(day, begin), SyncWorld.at(day, end));
    }

    @Test
    void a_first_pull_gives_the_window_with_what_the_visits_need_and_nothing_else() {
        VisitWorld.Worker worker = visits.worker();
        UUID client = visits.fixtures().client("Venster");
        UUID assignment = visits.fixtures().assignment(client);
        String yesterday = planned(assignment, worker.id(), TODAY.minusDays(1), "09:00", "10:00");
        String last = planned(assignment, worker.id(), TODAY.plusDays(14), "09:00", "10:00");
        String before = planned(assignment, worker.id(), TODAY.minusDays(2), "09:00", "10:00");
        String behind = planned(assignment, worker.id(), TODAY.plusDays(15), "09:00", "10:00");
        SyncWorld.Phone phone = world.phone(worker.api());
        phone.pull(1);
        assertThat(phone.pages()).isEqualTo(2);
        assertThat(phone.holds("visit", yesterday)).isTrue();
        assertThat(phone.holds("visit", last)).isTrue();
        assertThat(phone.holds("visit", before)).isFalse();
        assertThat(phone.holds("visit", behind)).isFalse();
        assertThat(phone.count("client")).isEqualTo(1);
        assertThat(phone.of("client", client).has("bsn")).isFalse();
        assertThat(phone.of("visit", last).path("clientId").asText()).isEqualTo(client.toString());
        assertThat(phone.holds("assignment", assignment)).isTrue();
        assertThat(phone.of("catalogue", "kampen-hh1-2018").path("areas")).hasSize(3);
        assertThat(phone.pull(100)).isEmpty();
    }

    @Test
    void what_is_given_to_a_colleague_leaves_one_phone_with_its_client_and_comes_to_the_other() {
        VisitWorld.Worker first = visits.worker();
        VisitWorld.Worker second = visits.worker();
        UUID client = visits.fixtures().client("Overgave");
        UUID assignment = visits.fixtures().assignment(client);
        String visit = planned(assignment, first.id(), TODAY, "15:00", "16:00");
        SyncWorld.Phone one = world.phone(first.api());
        SyncWorld.Phone other = world.phone(second.api());
        one.pull(100);
        other.pull(100);
        assertThat(other.count("client")).isZero();
        visits.app()
                .as("planner")
                .call(
                        "assignVisit",
                        Map.of("visitId", visit, "If-Match", visits.version(visit)),
                        json("workerId", second.id().toString()))
                .expect(200);
        List<JsonNode> removed = one.pull(100);
        assertThat(removed).extracting(each -> each.path("op").asText()).containsOnly("remove");
        assertThat(removed).extracting(each -> each.path("reason").asText()).containsOnly("outOfScope");
        assertThat(one.count("visit") + one.count("client") + one.count("assignment"))
                .isZero();
        other.pull(100);
        assertThat(other.holds("visit", visit)).isTrue();
        // Older than the cursor, and there nevertheless.
        assertThat(other.holds("client", client)).isTrue();
    }

    @Test
    void the_epoch_of_the_scope_rises_with_what_comes_and_goes_and_not_with_what_changes() {
        VisitWorld.Worker worker = visits.worker();
        UUID assignment = visits.fixtures().assignment(visits.fixtures().client("Bereik"));
        long none = epoch(worker);
        String visit = planned(assignment, worker.id(), TODAY, "13:00", "14:00");
        long one = epoch(worker);
        assertThat(one).isGreaterThan(none);
        worker.report("checkInVisit", visit, visits.at(SyncWorld.at(TODAY, "11:30")))
                .expect(200);
        assertThat(epoch(worker)).isEqualTo(one);
    }

    private long epoch(VisitWorld.Worker worker) {
        return world.pull(worker.api(), null, 1)
                .expect(200)
                .json()
                .path("scopeEpoch")
                .asLong();
    }

    @Test
    void a_change_of_the_client_reaches_the_phones_that_need_it_and_no_other() {
        VisitWorld.Worker near = visits.worker();
        VisitWorld.Worker far = visits.worker();
        UUID client = visits.fixtures().client("Sleutel");
        UUID assignment = visits.fixtures().assignment(client);
        planned(assignment, near.id(), TODAY, "16:00", "17:00");
        SyncWorld.Phone one = world.phone(near.api());
        SyncWorld.Phone other = world.phone(far.api());
        one.pull(100);
        other.pull(100);
        var planner = visits.app().as("planner");
        var seen = planner.call("getClient", Map.of("clientId", client)).expect(200);
        planner.call(
                        "changeClient",
                        Map.of("clientId", client, "If-Match", seen.header("ETag")),
                        json("accessNote", "Sleutel bij de buren"))
                .expect(200);
        one.pull(100);
        assertThat(one.of("client", client).path("accessNote").asText()).isEqualTo("Sleutel bij de buren");
        assertThat(other.pull(100)).isEmpty();
    }

    @Test
    void a_transaction_that_is_still_open_holds_later_changes_back_and_none_is_ever_passed() throws Exception {
        VisitWorld.Worker worker = visits.worker();
        UUID assignment = visits.fixtures().assignment(visits.fixtures().client("Open"));
        String first = planned(assignment, worker.id(), TODAY, "12:30", "12:45");
        SyncWorld.Phone phone = world.phone(worker.api());
        phone.pull(100);
        try (Connection open = visits.app().database().dataSource().getConnection()) {
            open.setAutoCommit(false);
            try (var statement = open.createStatement()) {
                // Takes its number now and commits after the others.
                statement.executeUpdate(
                        "SET LOCAL ronde.provider = '" + visits.fixtures().provider() + "'");
                statement.executeUpdate("UPDATE visit SET version = version + 1 WHERE id = '" + first + "'");
            }
            String second = planned(assignment, worker.id(), TODAY, "13:30", "13:45");
            phone.pull(100);
            assertThat(phone.holds("visit", second)).isFalse();
            open.commit();
            List<JsonNode> changes = phone.pull(100);
            assertThat(phone.holds("visit", second)).isTrue();
            assertThat(changes)
                    .anyMatch(each -> each.path("id").asText().equals(first)
                            && each.path("version").asInt() == 2);
        }
    }

    @Test
    void the_days_go_on_by_themselves() {
        try (SyncWorld own = new SyncWorld()) {
            VisitWorld.Worker worker = own.visits().worker();
            UUID client = own.visits().fixtures().client("Morgen");
            UUID assignment = own.visits().fixtures().assignment(client);
            String old = own.visits()
                    .plan(
                            assignment,
                            worker.id(),
                            SyncWorld.at(TODAY.minusDays(1), "09:00"),
                            SyncWorld.at(TODAY.minusDays(1), "10:00"));
            String ahead = own.visits()
                    .plan(
                            own.visits()
                                    .fixtures()
                                    .assignment(own.visits().fixtures().client("Later")),
                            worker.id(),
                            SyncWorld.at(TODAY.plusDays(16), "09:00"),
                            SyncWorld.at(TODAY.plusDays(16), "10:00"));
            SyncWorld.Phone phone = own.phone(worker.api());
            phone.pull(100);
            assertThat(phone.holds("visit", old)).isTrue();
            assertThat(phone.holds("visit", ahead)).isFalse();
            own.visits().app().moveTo(own.now().plus(Duration.ofDays(2)));
            worker.signsInAgain();
            phone.client(worker.api());
            phone.pull(100);
            assertThat(phone.holds("visit", old)).isFalse();
            assertThat(phone.holds("client", client)).isFalse();
            assertThat(phone.holds("visit", ahead)).isTrue();
        }
    }

    @Test
    void a_phone_that_lay_in_a_drawer_gets_the_days_of_now_and_none_between() {
        try (SyncWorld own = new SyncWorld()) {
            VisitWorld.Worker worker = own.visits().worker();
            UUID assignment =
                    own.visits().fixtures().assignment(own.visits().fixtures().client("Lade"));
            LocalDate between = TODAY.plusDays(17);
            String missed = own.visits()
                    .plan(assignment, worker.id(), SyncWorld.at(between, "09:00"), SyncWorld.at(between, "10:00"));
            SyncWorld.Phone phone = own.phone(worker.api());
            phone.pull(100);
            own.visits().app().moveTo(own.now().plus(Duration.ofDays(30)));
            worker.signsInAgain();
            phone.client(worker.api());
            assertThat(phone.pull(100)).isEmpty();
            assertThat(phone.holds("visit", missed)).isFalse();
        }
    }

    @Test
    void a_cursor_of_another_database_of_another_worker_or_from_an_undone_time_asks_for_a_reset() {
        VisitWorld.Worker worker = visits.worker();
        String cursor = world.pull(worker.api(), null, 10)
                .expect(200)
                .json()
                .path("nextCursor")
                .asText();
        Cursor good = Cursor.decode(cursor);
        Cursor foreign = new Cursor(UUID.randomUUID(), good.workerId(), good.xid(), good.seq(), good.window(), null);
        Cursor undone =
                new Cursor(good.epoch(), good.workerId(), good.xid() + 1_000_000, good.seq(), good.window(), null);
        world.pull(worker.api(), cursor, 10).expect(200);
        world.pull(worker.api(), foreign.encode(), 10).expectProblem(410, "cursor-reset");
        world.pull(worker.api(), undone.encode(), 10).expectProblem(410, "cursor-reset");
        world.pull(visits.worker().api(), cursor, 10).expectProblem(410, "cursor-reset");
        world.pull(worker.api(), "bm9uc2Vuc2U", 10).expectProblem(410, "cursor-reset");
    }

    @Test
    void an_answer_is_packed_where_the_phone_takes_that_and_it_is_worth_it() throws Exception {
        VisitWorld.Worker worker = visits.worker();
        UUID assignment = visits.fixtures().assignment(visits.fixtures().client("Pak"));
        planned(assignment, worker.id(), TODAY, "18:00", "19:00");
        var request = java.net.http.HttpRequest.newBuilder(java.net.URI.create(
                        "http://127.0.0.1:" + visits.app().server().httpPort() + "/v1/sync/changes"))
                .header("Authorization", "Bearer " + worker.api().token())
                .header("Accept-Encoding", "gzip")
                .build();
        var answer = java.net.http.HttpClient.newHttpClient()
                .send(request, java.net.http.HttpResponse.BodyHandlers.ofByteArray());
        assertThat(answer.headers().firstValue("Content-Encoding")).contains("gzip");
        byte[] plain =
                new java.util.zip.GZIPInputStream(new java.io.ByteArrayInputStream(answer.body())).readAllBytes();
        assertThat(new String(plain, java.nio.charset.StandardCharsets.UTF_8)).contains("\"catalogue\"");
        assertThat(answer.body().length).isLessThan(plain.length);
    }
}
