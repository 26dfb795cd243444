package nl.ronde.client.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import nl.ronde.client.api.http.JSON;
import nl.ronde.client.api.model.ClientCard;
import nl.ronde.client.api.model.SyncVisit;
import nl.ronde.client.api.model.TokenPair;
import nl.ronde.client.api.model.VisitStatus;
import nl.ronde.client.support.HandClock;
import nl.ronde.client.support.Office;
import nl.ronde.client.support.RondeServer;
import okhttp3.OkHttpClient;
import okhttp3.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The engine against the real server: a visit done without a network, handed in later. */
class SyncServerTest {
    private final HandClock clock = new HandClock();

    @TempDir
    private Path folder;

    /** After this many answers the line breaks: the server has committed, the phone does not know. */
    private int answersUntilCut = Integer.MAX_VALUE;

    private SyncEngine engine(FileSyncStorage storage) throws IOException {
        OkHttpClient http = new OkHttpClient.Builder()
                .addInterceptor(chain -> {
                    Response response = chain.proceed(chain.request());
                    if (answersUntilCut-- <= 0) {
                        response.close();
                        throw new IOException("the line broke before the answer was read");
                    }
                    return response;
                })
                .build();
        return SyncEngine.at(RondeServer.address(), storage, clock)
                .appVersion("1.4.2")
                .http(http)
                .build();
    }

    private static Tokens tokens(Office office) throws IOException {
        TokenPair pair = office.tokens("hulp");
        return new Tokens("hulp", null, pair.getAccessToken(), pair.getRefreshToken());
    }

    private SyncVisit visit(SyncEngine engine, UUID id) throws IOException {
        return engine.records("visit").stream()
                .filter(record -> record.id().equals(id.toString()))
                .map(record -> new JSON().getGson().fromJson(record.data(), SyncVisit.class))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void a_visit_done_without_a_network_arrives_once_with_its_true_times() throws IOException {
        Office office = new Office(RondeServer.address());
        UUID visitId = office.planVisitToday(12);
        // An hour slow, as phones are.
        clock.setWall(Instant.now().minus(Duration.ofHours(1)));
        try (FileSyncStorage storage = FileSyncStorage.open(folder.resolve("journal"))) {
            SyncEngine engine = engine(storage);
            engine.signIn(tokens(office));
            assertThat(engine.syncOnce().end()).isEqualTo(SyncResult.End.DONE);
            assertThat(engine.isIncomplete()).isFalse();
            SyncVisit planned = visit(engine, visitId);
            assertThat(planned.getStatus()).isEqualTo(VisitStatus.PLANNED);
            assertThat(engine.records("client"))
                    .extracting(record -> new JSON()
                            .getGson()
                            .fromJson(record.data(), ClientCard.class)
                            .getId())
                    .contains(planned.getClientId());
            assertThat(engine.records("catalogue")).isNotEmpty();

            engine.enqueue("visit.check-in", visitId, planned.getVersion(), "{}");
            clock.pass(Duration.ofMinutes(2));
            engine.enqueue(
                    "visit.note",
                    visitId,
                    planned.getVersion(),
                    "{\"kind\":\"note\",\"text\":\"Sleutel ligt klaar.\"}");
            engine.enqueue("visit.check-out", visitId, planned.getVersion(), "{}");
            clock.pass(Duration.ofMinutes(30));

            // The commit is done, its answer is lost; then the app is killed and started again.
            answersUntilCut = 0;
            assertThat(engine.syncOnce().end()).isEqualTo(SyncResult.End.RETRY_LATER);
            answersUntilCut = Integer.MAX_VALUE;
        }
        try (FileSyncStorage storage = FileSyncStorage.open(folder.resolve("journal"))) {
            SyncEngine engine = engine(storage);
            assertThat(engine.queue().unsent()).hasSize(3);
            SyncResult result = engine.syncOnce();
            assertThat(result.end()).isEqualTo(SyncResult.End.DONE);
            assertThat(result.handedIn()).isEqualTo(3);
            assertThat(engine.queue().of(visitId)).extracting(Mutation::state).containsOnly(MutationState.ACKNOWLEDGED);
            SyncVisit done = visit(engine, visitId);
            assertThat(done.getStatus()).isEqualTo(VisitStatus.COMPLETED);
            assertThat(Duration.between(done.getBegin(), done.getEnd()))
                    .isBetween(Duration.ofSeconds(115), Duration.ofSeconds(125));
            assertThat(Duration.between(done.getEnd().toInstant(), Instant.now()))
                    .isBetween(Duration.ofMinutes(29), Duration.ofMinutes(33));
        }
    }

    @Test
    void after_the_servers_database_was_another_the_last_week_is_sent_again_and_has_no_second_effect()
            throws IOException {
        Office office = new Office(RondeServer.address());
        UUID visitId = office.planVisitToday(20);
        clock.setWall(Instant.now());
        try (FileSyncStorage storage = FileSyncStorage.open(folder.resolve("journal"))) {
            SyncEngine engine = engine(storage);
            engine.signIn(tokens(office));
            engine.enqueue("visit.check-in", visitId, null, "{}");
            engine.enqueue("visit.check-out", visitId, null, "{}");
            assertThat(engine.syncOnce().handedIn()).isEqualTo(2);
            SyncVisit done = visit(engine, visitId);

            storage.apply(
                    List.of(),
                    List.of(),
                    storage.state().after(ofAnotherDatabase(storage.state().cursor()), true));
            SyncResult result = engine.syncOnce();
            assertThat(result.end()).isEqualTo(SyncResult.End.DONE);
            assertThat(result.handedIn()).isEqualTo(2);
            assertThat(engine.queue().of(visitId)).extracting(Mutation::state).containsOnly(MutationState.ACKNOWLEDGED);
            assertThat(engine.isIncomplete()).isFalse();
            assertThat(visit(engine, visitId)).isEqualTo(done);
        }
    }

    /** The server's cursor names its database first after its version. */
    private static String ofAnotherDatabase(String cursor) {
        String[] parts = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.US_ASCII).split("\\|", -1);
        parts[1] = UUID.randomUUID().toString();
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(String.join("|", parts).getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void tokens_are_renewed_by_the_real_server_and_a_lost_answer_does_not_end_the_session() throws IOException {
        Office office = new Office(RondeServer.address());
        try (FileSyncStorage storage = FileSyncStorage.open(folder.resolve("journal"))) {
            SyncEngine engine = engine(storage);
            engine.signIn(tokens(office));
            answersUntilCut = 0;
            assertThat(engine.session().renewed(storage.tokens().accessToken())).isNull();
            answersUntilCut = Integer.MAX_VALUE;
            String before = storage.tokens().accessToken();
            String next = engine.session().renewed(before);
            assertThat(next).isNotNull().isNotEqualTo(before);
            assertThat(engine.session().renewed(before)).isEqualTo(next);
        }
    }
}
