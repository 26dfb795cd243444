package nl.ronde.client.sync;

import static nl.ronde.client.sync.SyncAnswers.PULL;
import static nl.ronde.client.sync.SyncAnswers.PUSH;
import static nl.ronde.client.sync.SyncAnswers.items;
import static nl.ronde.client.sync.SyncAnswers.outcomes;
import static nl.ronde.client.sync.SyncAnswers.page;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import nl.ronde.client.support.ScriptedServer.Reply;
import nl.ronde.client.support.ScriptedServer.Request;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Handing in, against a server that does what the real one should not. */
class SyncPushTest {
    @TempDir
    private Path folder;

    private Phone phone(Function<Request, Reply> push) throws IOException {
        return new Phone(folder, request -> request.path().equals(PUSH) ? push.apply(request) : page("c1", false));
    }

    private static boolean holds(Request request, Mutation mutation) {
        return StreamSupport.stream(items(request).spliterator(), false)
                .map(JsonElement::getAsJsonObject)
                .anyMatch(item -> item.get("mutationId")
                        .getAsString()
                        .equals(mutation.mutationId().toString()));
    }

    @Test
    void acts_go_in_their_order_packed_and_with_the_time_of_sending() throws IOException {
        try (Phone phone = phone(request -> outcomes(request, "applied"))) {
            phone.checkIns(250);
            phone.clock.pass(Duration.ofMinutes(90));
            SyncResult result = phone.engine.syncOnce();
            assertThat(result.end()).isEqualTo(SyncResult.End.DONE);
            assertThat(result.handedIn()).isEqualTo(250);
            List<Request> pushes = phone.server.requestsTo(PUSH);
            assertThat(pushes).extracting(push -> items(push).size()).containsExactly(100, 100, 50);
            assertThat(pushes).allMatch(push -> "gzip".equals(push.encoding()));
            List<Long> seqs = pushes.stream()
                    .flatMap(push -> StreamSupport.stream(items(push).spliterator(), false))
                    .map(item -> item.getAsJsonObject().get("deviceSeq").getAsLong())
                    .toList();
            assertThat(seqs).isSorted().doesNotHaveDuplicates().hasSize(250);
            JsonObject first = pushes.getFirst().body();
            long sent = first.getAsJsonObject("sentAt").get("elapsedMs").getAsLong();
            long occurred = items(pushes.getFirst())
                    .get(0)
                    .getAsJsonObject()
                    .getAsJsonObject("occurred")
                    .get("elapsedMs")
                    .getAsLong();
            assertThat(sent - occurred).isEqualTo(Duration.ofMinutes(90).toMillis());
            assertThat(first.getAsJsonObject("device").get("queueLength").getAsInt())
                    .isEqualTo(250);
        }
    }

    @Test
    void a_batch_stays_below_its_bytes() throws IOException {
        String photoOfWords = "{\"text\":\"" + "x".repeat(120_000) + "\"}";
        try (Phone phone = phone(request -> outcomes(request, "applied"))) {
            for (int i = 0; i < 5; i++) {
                phone.engine.enqueue("visit.note", Phone.VISIT, null, photoOfWords);
            }
            phone.engine.syncOnce();
            assertThat(phone.server.requestsTo(PUSH))
                    .extracting(push -> items(push).size())
                    .containsExactly(2, 2, 1);
        }
    }

    @Test
    void a_payload_may_be_replaced_until_its_first_byte_is_sent_and_never_after() throws IOException {
        AtomicInteger pushes = new AtomicInteger();
        try (Phone phone = phone(request ->
                pushes.incrementAndGet() == 1 ? new Reply(0, "", null, true) : outcomes(request, "applied"))) {
            Mutation note = phone.engine.enqueue("visit.note", Phone.VISIT, null, "{\"text\":\"eerst\",\"n\":1.50}");
            assertThat(phone.engine.queue().replace(note.mutationId(), "{\"text\":\"dan\",\"n\":1.50}"))
                    .isTrue();
            assertThat(phone.engine.syncOnce().end()).isEqualTo(SyncResult.End.RETRY_LATER);
            assertThat(phone.engine.queue().replace(note.mutationId(), "{\"text\":\"te laat\"}"))
                    .isFalse();
            assertThat(phone.engine.syncOnce().end()).isEqualTo(SyncResult.End.DONE);
            List<Request> sent = phone.server.requestsTo(PUSH);
            assertThat(items(sent.getLast())).isEqualTo(items(sent.getFirst()));
            assertThat(items(sent.getLast()).toString()).contains("\"payload\":{\"text\":\"dan\",\"n\":1.50}");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "applied, , ACKNOWLEDGED",
        "merged, , ACKNOWLEDGED",
        "duplicate, applied, ACKNOWLEDGED",
        "duplicate, review, WITH_PLANNER",
        "duplicate, rejected, REJECTED",
        "duplicate, , ACKNOWLEDGED",
        "held, , WITH_PLANNER",
        "review, , WITH_PLANNER",
        "rejected, , REJECTED",
        "word-of-a-newer-server, , ACKNOWLEDGED"
    })
    void each_outcome_has_its_place(String word, String first, MutationState state) throws IOException {
        String members = "\"outcome\":\"" + word + "\"" + (first == null ? "" : ",\"first\":\"" + first + "\"");
        try (Phone phone = phone(request -> outcomes(request, "2026-01-05T08:00:00Z", item -> members))) {
            phone.checkIn();
            assertThat(phone.engine.syncOnce().end()).isEqualTo(SyncResult.End.DONE);
            assertThat(phone.storage.mutations()).extracting(Mutation::state).containsExactly(state);
            assertThat(phone.engine.queue().unsent()).isEmpty();
        }
    }

    @Test
    void one_item_that_the_server_cannot_read_is_found_and_the_others_go_in() throws IOException {
        Mutation[] bad = new Mutation[1];
        try (Phone phone = phone(request ->
                holds(request, bad[0]) ? Reply.refusal(400, "invalid-request") : outcomes(request, "applied"))) {
            phone.checkIns(36);
            bad[0] = phone.engine.enqueue("visit.note", Phone.VISIT, null, "{\"text\":\"slecht\"}");
            phone.checkIns(63);
            SyncResult result = phone.engine.syncOnce();
            assertThat(result.end()).isEqualTo(SyncResult.End.DONE);
            assertThat(result.handedIn()).isEqualTo(100);
            assertThat(phone.engine.queue().rejected())
                    .extracting(Mutation::mutationId)
                    .containsExactly(bad[0].mutationId());
            assertThat(phone.engine.queue().rejected().getFirst().outcome().code())
                    .isEqualTo("invalid-request");
            assertThat(phone.server.requestsTo(PUSH)).hasSizeLessThan(18);
            assertThat(phone.engine.queue().dismiss(bad[0].mutationId())).isTrue();
            assertThat(phone.engine.queue().rejected()).isEmpty();
        }
    }

    @Test
    void where_even_an_empty_batch_is_refused_no_item_is_blamed() throws IOException {
        try (Phone phone = phone(request -> Reply.refusal(400, "invalid-request"))) {
            phone.checkIns(3);
            SyncResult result = phone.engine.syncOnce();
            assertThat(result.end()).isEqualTo(SyncResult.End.REFUSED);
            assertThat(result.code()).isEqualTo("invalid-request");
            assertThat(phone.engine.queue().unsent()).hasSize(3);
            assertThat(phone.engine.queue().rejected()).isEmpty();
        }
    }

    @Test
    void a_batch_that_is_too_large_is_halved_and_stays_so() throws IOException {
        try (Phone phone = phone(request ->
                items(request).size() > 25 ? Reply.refusal(413, "too-large") : outcomes(request, "applied"))) {
            phone.checkIns(130);
            assertThat(phone.engine.syncOnce().end()).isEqualTo(SyncResult.End.DONE);
            assertThat(phone.engine.queue().unsent()).isEmpty();
            assertThat(phone.engine.queue().rejected()).isEmpty();
            assertThat(phone.server.requestsTo(PUSH).stream()
                            .filter(push -> items(push).size() > 25))
                    .hasSize(3);
        }
    }

    @Test
    void a_hotels_sign_in_page_is_not_the_server() throws IOException {
        for (int status : new int[] {200, 302, 400, 401, 403, 410, 413, 426}) {
            Reply portal = new Reply(status, "<html>Welkom</html>", null, false);
            Path own = folder.resolve("status-" + status);
            try (Phone phone = new Phone(own, request -> portal)) {
                phone.checkIn();
                assertThat(phone.engine.syncOnce().end()).as("%d", status).isEqualTo(SyncResult.End.RETRY_LATER);
                assertThat(phone.engine.queue().unsent()).as("%d", status).hasSize(1);
                assertThat(phone.storage.tokens()).as("%d", status).isNotNull();
            }
        }
    }

    @Test
    void a_busy_server_is_left_alone_as_long_as_it_asks_and_longer_each_time() throws IOException {
        AtomicInteger calls = new AtomicInteger();
        try (Phone phone = phone(request -> {
            int call = calls.incrementAndGet();
            return call == 1
                    ? new Reply(503, "{\"code\":\"temporarily-unavailable\"}", "120", false)
                    : new Reply(call < 9 ? 500 : 429, "{\"code\":\"internal-error\"}", null, false);
        })) {
            phone.checkIn();
            assertThat(phone.engine.syncOnce().retryIn()).isGreaterThan(Duration.ofSeconds(120));
            Duration second = phone.engine.syncOnce().retryIn();
            assertThat(second).isBetween(Duration.ofSeconds(2), Duration.ofSeconds(4));
            for (int i = 0; i < 8; i++) {
                phone.engine.syncOnce();
            }
            assertThat(phone.engine.syncOnce().retryIn()).isBetween(Duration.ofMinutes(5), Duration.ofMinutes(10));
            assertThat(phone.engine.queue().unsent()).hasSize(1);
        }
    }

    @Test
    void an_answer_to_another_batch_settles_nothing() throws IOException {
        try (Phone phone = phone(request -> Reply.ok("{\"serverTime\":\"2026-01-05T08:00:00Z\",\"outcomes\":["
                + "{\"mutationId\":\"01890a5d-ac96-774b-bcce-b302099a8099\",\"outcome\":\"applied\"}]}"))) {
            phone.checkIn();
            assertThat(phone.engine.syncOnce().end()).isEqualTo(SyncResult.End.RETRY_LATER);
            assertThat(phone.engine.queue().unsent()).hasSize(1);
        }
    }

    @Test
    void two_syncs_at_one_moment_run_one_after_the_other() throws IOException {
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        try (Phone phone = phone(request -> {
            most.accumulateAndGet(inside.incrementAndGet(), Math::max);
            Reply reply = outcomes(request, "applied");
            inside.decrementAndGet();
            return reply;
        })) {
            phone.checkIns(400);
            List<CompletableFuture<SyncResult>> both = List.of(sync(phone), sync(phone));
            both.forEach(CompletableFuture::join);
            assertThat(most).hasValue(1);
            assertThat(phone.server.requestsTo(PUSH)).hasSize(4);
            assertThat(phone.server.requestsTo(PULL)).hasSize(2);
        }
    }

    private static CompletableFuture<SyncResult> sync(Phone phone) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                return phone.engine.syncOnce();
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        });
    }

    @Test
    void a_payload_that_cannot_be_one_is_refused_before_it_is_kept() throws IOException {
        try (Phone phone = phone(request -> outcomes(request, "applied"))) {
            for (String payload : List.of("", "[1]", "\"x\"", "{\"a\":", "{\"a\":\"" + "x".repeat(140_000) + "\"}")) {
                assertThatThrownBy(() -> phone.engine.enqueue("visit.note", Phone.VISIT, null, payload))
                        .isInstanceOf(IllegalArgumentException.class);
            }
            assertThat(phone.storage.mutations()).isEmpty();
        }
    }
}
