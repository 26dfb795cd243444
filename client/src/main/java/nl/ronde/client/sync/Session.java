package nl.ronde.client.sync;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.time.Duration;

/**
 * The tokens of this phone. One renewal at a time: whoever else needs one meanwhile gets its result. The new pair is stored
 * before it is used; where the answer was lost, the same refresh token gives the same pair for a minute.
 */
public final class Session {
    private static final int TRIES = 3;
    /** Well within the minute in which the server gives the same pair again. */
    private static final Duration SOON = Duration.ofSeconds(10);

    private final SyncStorage storage;
    private final Wire wire;
    private final DeviceProof proof;

    Session(SyncStorage storage, Wire wire, DeviceProof proof) {
        this.storage = storage;
        this.wire = wire;
        this.proof = proof;
    }

    /** A call that needs an access token. */
    interface Authorized {
        Answer with(String accessToken) throws IOException;
    }

    /** The access token for the app's own calls, or null where nobody is signed in. */
    public String accessToken() throws IOException {
        Tokens tokens = storage.tokens();
        return tokens == null ? null : tokens.accessToken();
    }

    /** Another access token in place of one that was refused with 401; null where the session has ended or there is no network. */
    public String renewed(String refused) throws IOException {
        try {
            return renew(refused);
        } catch (SyncStopped e) {
            return null;
        }
    }

    /** Runs a call; renews the token once where it has expired. Any other answer is given back. */
    Answer call(Authorized call) throws IOException, SyncStopped {
        String token = accessToken();
        if (token == null) {
            throw new SyncStopped(SyncResult.End.NEEDS_SIGN_IN, null, Duration.ZERO);
        }
        Answer answer = call.with(token);
        if (answer.status() == 401 && mayRenew(answer.code())) {
            answer = call.with(renew(token));
            if (answer.isRefusedWith(401, "token-expired")) {
                // A token of this very moment: the server's clock is being moved, and the session is none the worse for
                // it.
                throw SyncStopped.retryLater(answer.code(), answer.retryAfter());
            }
        }
        return checked(answer);
    }

    private static boolean mayRenew(String code) {
        return "token-expired".equals(code) || "unauthenticated".equals(code);
    }

    private synchronized String renew(String refused) throws IOException, SyncStopped {
        Tokens tokens = storage.tokens();
        if (tokens == null) {
            throw new SyncStopped(SyncResult.End.NEEDS_SIGN_IN, null, Duration.ZERO);
        }
        if (!tokens.accessToken().equals(refused)) {
            return tokens.accessToken();
        }
        Answer answer = checked(refresh(tokens));
        if (!answer.isGood()) {
            if (answer.isRefusal()) {
                throw new SyncStopped(SyncResult.End.NEEDS_SIGN_IN, answer.code(), Duration.ZERO);
            }
            throw SyncStopped.retryLater("status " + answer.status(), answer.retryAfter());
        }
        Tokens next = tokens.next(Json.text(answer.json(), "accessToken"), Json.text(answer.json(), "refreshToken"));
        if (next.accessToken() == null || next.refreshToken() == null) {
            throw SyncStopped.retryLater("not our server", Duration.ZERO);
        }
        storage.keepTokens(next);
        return next.accessToken();
    }

    private Answer refresh(Tokens tokens) throws SyncStopped {
        JsonObject body = new JsonObject();
        body.addProperty("refreshToken", tokens.refreshToken());
        if (tokens.deviceId() != null) {
            body.addProperty("deviceId", tokens.deviceId());
        }
        String proven = proof.of(tokens.refreshToken());
        if (proven != null) {
            body.addProperty("deviceProof", proven);
        }
        IOException last = null;
        for (int i = 0; i < TRIES; i++) {
            try {
                return wire.refresh(body);
            } catch (IOException e) {
                last = e;
            }
        }
        throw SyncStopped.retryLater(String.valueOf(last), SOON);
    }

    private static Answer checked(Answer answer) throws SyncStopped {
        if (answer.isRefusedWith(410, "device-wiped")) {
            throw new SyncStopped(SyncResult.End.WIPED, answer.code(), Duration.ZERO);
        }
        if (answer.status() == 401 && answer.code() != null) {
            throw new SyncStopped(SyncResult.End.NEEDS_SIGN_IN, answer.code(), Duration.ZERO);
        }
        return answer;
    }
}
