package nl.ronde.client.sync;

import static nl.ronde.client.sync.SyncAnswers.PULL;
import static nl.ronde.client.sync.SyncAnswers.PUSH;
import static nl.ronde.client.sync.SyncAnswers.client;
import static nl.ronde.client.sync.SyncAnswers.gone;
import static nl.ronde.client.sync.SyncAnswers.items;
import static nl.ronde.client.sync.SyncAnswers.outcomes;
import static nl.ronde.client.sync.SyncAnswers.page;
import static nl.ronde.client.sync.SyncAnswers.visit;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;
import nl.ronde.client.support.ScriptedServer.Reply;
import nl.ronde.client.support.ScriptedServer.Request;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pulling: pages, bootstrap, beginning anew, and what may stay on a phone. */
class SyncPullTest {
    private static final Reply CUT = new Reply(0, "", null, true);

    @TempDir
    private Path folder;

    private Phone phone(Function<Request, Reply> push, Reply... pulls) throws IOException {
        Deque<Reply> left = new ArrayDeque<>(List.of(pulls));
        return new Phone(folder, request -> request.path().equals(PUSH) ? push.apply(request) : left.removeFirst());
    }

    private static Reply applied(Request request) {
        return outcomes(request, "applied");
    }

    @Test
    void pages_are_stored_one_by_one_and_a_broken_line_costs_only_the_page_it_broke() throws IOException {
        try (Phone phone = phone(
                SyncPullTest::applied,
                page("c1", true, visit("v1", 1, "2026-01-05", "k1"), client("k1")),
                CUT,
                page("c2", false, visit("v2", 1, "2026-01-06", "k1")),
                page("c3", false))) {
            assertThat(phone.engine.syncOnce().end()).isEqualTo(SyncResult.End.RETRY_LATER);
            assertThat(phone.recordIds()).containsExactlyInAnyOrder("v1", "k1");
            assertThat(phone.engine.isIncomplete()).isTrue();
            assertThat(phone.engine.syncOnce().end()).isEqualTo(SyncResult.End.DONE);
            assertThat(phone.recordIds()).containsExactlyInAnyOrder("v1", "v2", "k1");
            assertThat(phone.engine.isIncomplete()).isFalse();
            phone.engine.syncOnce();
            assertThat(phone.server.requestsTo(PULL))
                    .extracting(Request::query)
                    .containsExactly("limit=200", "cursor=c1&limit=200", "cursor=c1&limit=200", "cursor=c2&limit=200");
        }
    }

    @Test
    void what_was_sent_last_is_kept_and_what_was_removed_is_gone() throws IOException {
        try (Phone phone = phone(
                SyncPullTest::applied,
                page("c1", false, visit("v1", 1, "2026-01-05", "k1"), visit("v2", 1, "2026-01-05", "k1")),
                page(
                        "c2",
                        false,
                        visit("v1", 5, "2026-01-06", "k1"),
                        visit("v1", 4, "2026-01-07", "k1"),
                        gone("visit", "v2"),
                        gone("visit", "never-had")))) {
            phone.engine.syncOnce();
            phone.engine.syncOnce();
            assertThat(phone.recordIds()).containsExactly("v1");
            assertThat(phone.engine.records("visit").getFirst().version()).isEqualTo(4);
            assertThat(phone.engine.records("visit").getFirst().data()).contains("2026-01-07");
        }
    }

    @Test
    void a_type_of_a_newer_server_is_kept_and_a_change_without_sense_is_passed_over() throws IOException {
        try (Phone phone = phone(
                SyncPullTest::applied,
                page(
                        "c1",
                        false,
                        "{\"type\":\"weather\",\"id\":\"w1\",\"op\":\"upsert\",\"weather\":{\"rain\":true}}",
                        "{\"type\":\"visit\",\"op\":\"upsert\"}",
                        "7"))) {
            assertThat(phone.engine.syncOnce().end()).isEqualTo(SyncResult.End.DONE);
            assertThat(phone.engine.records("weather").getFirst().data()).isEqualTo("{\"rain\":true}");
        }
    }

    @Test
    void visits_before_the_window_go_with_the_clients_that_nobody_visits_any_longer() throws IOException {
        try (Phone phone = phone(
                SyncPullTest::applied,
                page(
                        "c1",
                        false,
                        visit("old", 1, "2026-01-03", "k-old"),
                        visit("v1", 1, "2026-01-04", "k1"),
                        client("k-old"),
                        client("k1")))) {
            phone.engine.syncOnce();
            assertThat(phone.recordIds()).containsExactlyInAnyOrder("v1", "k1");
        }
    }

    @Test
    void told_to_begin_anew_it_hands_in_first_sends_the_last_week_again_and_drops_what_does_not_come_back()
            throws IOException {
        Reply reset = Reply.refusal(410, "cursor-reset");
        String[] serverTime = {"2026-01-05T08:00:00Z"};
        try (Phone phone = phone(
                request -> outcomes(request, serverTime[0], item -> "\"outcome\":\"applied\""),
                page("c1", false, visit("v1", 1, "2026-01-05", "k1"), visit("v2", 1, "2026-01-05", "k1")),
                page("c1", false),
                reset,
                page("n1", true, visit("v2", 1, "2026-01-05", "k1")),
                CUT,
                page("n2", false, visit("v3", 1, "2026-01-05", "k1")))) {
            Mutation longAgo = phone.checkIn();
            phone.engine.syncOnce();
            serverTime[0] = "2026-01-12T07:59:59Z";
            Mutation lately = phone.checkIn();
            phone.engine.syncOnce();
            serverTime[0] = "2026-01-12T08:00:01Z";
            Mutation unsent = phone.checkIn();
            assertThat(phone.engine.syncOnce().end()).isEqualTo(SyncResult.End.RETRY_LATER);
            assertThat(phone.recordIds()).containsExactlyInAnyOrder("v1", "v2");
            assertThat(phone.engine.isIncomplete()).isTrue();
            assertThat(phone.engine.syncOnce().end()).isEqualTo(SyncResult.End.DONE);
            assertThat(phone.recordIds()).containsExactlyInAnyOrder("v2", "v3");

            List<Request> all = phone.server.requests();
            List<String> afterReset = all.subList(5, all.size()).stream()
                    .map(request -> request.path().equals(PUSH) ? ids(request) : String.valueOf(request.query()))
                    .toList();
            assertThat(afterReset)
                    .containsExactly(
                            "cursor=c1&limit=200",
                            lately.mutationId() + "," + unsent.mutationId(),
                            "limit=200",
                            "cursor=n1&limit=200",
                            "cursor=n1&limit=200");
            assertThat(phone.storage.mutations())
                    .extracting(Mutation::mutationId)
                    .doesNotContain(longAgo.mutationId());
        }
    }

    private static String ids(Request request) {
        return String.join(
                ",",
                items(request).asList().stream()
                        .map(item -> item.getAsJsonObject().get("mutationId").getAsString())
                        .toList());
    }

    @Test
    void a_cursor_that_the_server_cannot_read_begins_anew_and_a_refusal_without_one_ends() throws IOException {
        Reply unreadable = Reply.refusal(400, "invalid-request");
        try (Phone phone = phone(
                SyncPullTest::applied, page("c1", false), unreadable, page("n1", false), unreadable, unreadable)) {
            phone.engine.syncOnce();
            assertThat(phone.engine.syncOnce().end()).isEqualTo(SyncResult.End.DONE);
            assertThat(phone.storage.state().cursor()).isEqualTo("n1");
            assertThat(phone.engine.syncOnce().end()).isEqualTo(SyncResult.End.REFUSED);
        }
    }

    @Test
    void an_app_that_is_too_old_still_hands_in() throws IOException {
        try (Phone phone = phone(SyncPullTest::applied, Reply.refusal(426, "app-too-old"))) {
            phone.checkIn();
            SyncResult result = phone.engine.syncOnce();
            assertThat(result.end()).isEqualTo(SyncResult.End.APP_TOO_OLD);
            assertThat(result.handedIn()).isEqualTo(1);
            assertThat(phone.heard).containsExactly("outcomes 1", "appTooOld");
        }
    }

    @Test
    void a_cursor_that_stands_still_does_not_pull_for_ever() throws IOException {
        try (Phone phone = phone(SyncPullTest::applied, page("c1", true), page("c1", true))) {
            assertThat(phone.engine.syncOnce().end()).isEqualTo(SyncResult.End.RETRY_LATER);
            assertThat(phone.server.requestsTo(PULL)).hasSize(2);
        }
    }
}
