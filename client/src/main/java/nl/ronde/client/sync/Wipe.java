package nl.ronde.client.sync;

import com.google.gson.JsonObject;
import java.io.IOException;

/** The office had this phone wiped: everything goes first, then the server is told. */
final class Wipe {
    private final SyncStorage storage;
    private final Wire wire;

    Wipe(SyncStorage storage, Wire wire) {
        this.storage = storage;
        this.wire = wire;
    }

    /** Destroys what the phone holds; only the token that confirms it is left. */
    void run() throws IOException {
        Tokens tokens = storage.tokens();
        storage.destroy(tokens == null ? SyncState.begin() : SyncState.wiped(tokens.refreshToken()));
        confirm();
    }

    /** Tells the server; where there is no network the next sync does. */
    void confirm() throws IOException {
        String token = storage.state().wipeToConfirm();
        if (token == null) {
            return;
        }
        JsonObject body = new JsonObject();
        body.addProperty("refreshToken", token);
        Answer answer;
        try {
            answer = wire.wiped(body);
        } catch (StorageException e) {
            throw e;
        } catch (IOException e) {
            return;
        }
        if (answer.status() == 204 || answer.isRefusal()) {
            storage.destroy(SyncState.begin());
        }
    }
}
