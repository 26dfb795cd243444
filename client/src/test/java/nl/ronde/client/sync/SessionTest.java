package nl.ronde.client.sync;

import static nl.ronde.client.sync.SyncAnswers.PUSH;
import static nl.ronde.client.sync.SyncAnswers.REFRESH;
import static nl.ronde.client.sync.SyncAnswers.WIPED;
import static nl.ronde.client.sync.SyncAnswers.outcomes;
import static nl.ronde.client.sync.SyncAnswers.page;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import nl.ronde.client.support.HandClock;
import nl.ronde.client.support.ScriptedServer.Reply;
import nl.ronde.client.support.ScriptedServer.Request;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tokens: renewed once, kept before they are used, and what happens when there are none. */
class SessionTest {
    private static final Reply CUT = new Reply(0, "", null, true);

    @TempDir
    private Path folder;

    /** A server on which the first access token has expired; the second pair is valid. */
    private static Reply expiring(Request request, Reply refresh) {
        if (request.path().equals(REFRESH)) {
            return refresh;
        }
        if (!"Bearer access-2".equals(request.authorization())) {
            return Reply.refusal(401, "token-expired");
        }
        return request.path().equals(PUSH) ? outcomes(request, "applied") : page("c1", false);
    }

    private static Reply next(int number) {
        return Reply.ok("{\"accessToken\":\"access-" + number + "\",\"refreshToken\":\"refresh-" + number
                + "\",\"expiresInSeconds\":600}");
    }

    @Test
    void an_expired_token_is_renewed_once_and_the_call_made_again() throws IOException {
        try (Phone phone = new Phone(folder, request -> expiring(request, next(2)))) {
            phone.checkIn();
            assertThat(phone.engine.syncOnce().end()).isEqualTo(SyncResult.End.DONE);
            assertThat(phone.server.requestsTo(REFRESH)).hasSize(1);
            assertThat(phone.storage.tokens().refreshToken()).isEqualTo("refresh-2");
        }
    }

    @Test
    void a_lost_answer_is_asked_for_again_with_the_same_token() throws IOException {
        AtomicInteger refreshes = new AtomicInteger();
        try (Phone phone = new Phone(
                folder,
                request -> expiring(
                        request, request.path().equals(REFRESH) && refreshes.incrementAndGet() == 1 ? CUT : next(2)))) {
            assertThat(phone.engine.syncOnce().end()).isEqualTo(SyncResult.End.DONE);
            assertThat(phone.server.requestsTo(REFRESH))
                    .extracting(request -> request.body().get("refreshToken").getAsString())
                    .containsExactly("refresh-1", "refresh-1");
        }
    }

    @Test
    void a_fresh_token_that_is_said_to_have_expired_is_no_reason_to_sign_in_again() throws IOException {
        try (Phone phone = new Phone(
                folder, request -> request.path().equals(REFRESH) ? next(3) : Reply.refusal(401, "token-expired"))) {
            assertThat(phone.engine.syncOnce().end()).isEqualTo(SyncResult.End.RETRY_LATER);
            assertThat(phone.server.requestsTo(REFRESH)).hasSize(1);
            assertThat(phone.heard).isEmpty();
        }
    }

    @Test
    void many_calls_at_one_moment_renew_once() throws IOException {
        try (Phone phone = new Phone(folder, request -> expiring(request, next(2)))) {
            List<CompletableFuture<String>> all = Stream.generate(() -> CompletableFuture.supplyAsync(() -> {
                        try {
                            return phone.engine.session().renewed("access-1");
                        } catch (IOException e) {
                            throw new java.io.UncheckedIOException(e);
                        }
                    }))
                    .limit(16)
                    .toList();
            assertThat(all).allMatch(each -> each.join().equals("access-2"));
            assertThat(phone.server.requestsTo(REFRESH)).hasSize(1);
        }
    }

    @Test
    void an_ended_session_keeps_the_queue_for_the_same_person() throws IOException {
        boolean[] signedInAgain = {false};
        try (Phone phone = new Phone(folder, request -> {
            if (!signedInAgain[0]) {
                return Reply.refusal(401, request.path().equals(REFRESH) ? "session-ended" : "token-expired");
            }
            return request.path().equals(PUSH) ? outcomes(request, "applied") : page("c1", false);
        })) {
            phone.checkIn();
            SyncResult result = phone.engine.syncOnce();
            assertThat(result.end()).isEqualTo(SyncResult.End.NEEDS_SIGN_IN);
            assertThat(phone.heard).containsExactly("needsSignIn session-ended");
            assertThat(phone.engine.queue().unsent()).hasSize(1);

            assertThatThrownBy(() -> phone.engine.signIn(new Tokens("other", null, "a", "r")))
                    .isInstanceOf(IllegalStateException.class);
            signedInAgain[0] = true;
            phone.engine.signIn(new Tokens("hulp", "new-device", "access-9", "refresh-9"));
            assertThat(phone.engine.syncOnce().handedIn()).isEqualTo(1);

            phone.engine.signIn(new Tokens("other", null, "a", "r"));
            assertThat(phone.storage.mutations()).isEmpty();
            assertThat(phone.storage.records()).isEmpty();
        }
    }

    @Test
    void a_revoked_phone_asks_for_a_new_sign_in_and_keeps_what_it_holds() throws IOException {
        try (Phone phone = new Phone(folder, request -> Reply.refusal(401, "device-revoked"))) {
            phone.checkIn();
            assertThat(phone.engine.syncOnce().end()).isEqualTo(SyncResult.End.NEEDS_SIGN_IN);
            assertThat(phone.server.requestsTo(REFRESH)).isEmpty();
            assertThat(phone.engine.queue().unsent()).hasSize(1);
        }
    }

    @Test
    void a_wiped_phone_holds_nothing_and_says_so_as_soon_as_it_can() throws IOException {
        AtomicInteger confirmations = new AtomicInteger();
        try (Phone phone = new Phone(folder, request -> {
            if (request.path().equals(WIPED)) {
                return confirmations.incrementAndGet() == 1 ? CUT : new Reply(204, "", null, false);
            }
            return Reply.refusal(410, "device-wiped");
        })) {
            phone.checkIn();
            assertThat(phone.engine.syncOnce().end()).isEqualTo(SyncResult.End.WIPED);
            assertThat(phone.storage.mutations()).isEmpty();
            assertThat(phone.storage.tokens()).isNull();
            assertThat(phone.heard).containsExactly("wiped");
            assertThat(phone.engine.syncOnce().end()).isEqualTo(SyncResult.End.WIPED);
            assertThat(phone.server.requestsTo(WIPED))
                    .extracting(request -> request.body().get("refreshToken").getAsString())
                    .containsExactly("refresh-1", "refresh-1");
            assertThat(phone.engine.syncOnce().end()).isEqualTo(SyncResult.End.NEEDS_SIGN_IN);
        }
    }

    @Test
    void the_proof_of_an_enrolled_phone_is_a_token_signed_by_its_key() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        KeyPair pair = generator.generateKeyPair();
        EnrolledKey key = new EnrolledKey(pair.getPrivate(), new HandClock());
        for (int i = 0; i < 200; i++) {
            String[] parts = key.of("refresh-" + i).split("\\.");
            JsonObject claims = JsonParser.parseString(
                            new String(Base64.getUrlDecoder().decode(parts[1])))
                    .getAsJsonObject();
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(("refresh-" + i).getBytes());
            assertThat(Base64.getUrlDecoder().decode(claims.get("rth").getAsString()))
                    .isEqualTo(hash);
            Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
            signature.initVerify(pair.getPublic());
            signature.update((parts[0] + '.' + parts[1]).getBytes());
            assertThat(signature.verify(Base64.getUrlDecoder().decode(parts[2])))
                    .isTrue();
        }
    }
}
