package nl.ronde.client.sync;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.Function;
import nl.ronde.client.support.HandClock;
import nl.ronde.client.support.ScriptedServer;
import nl.ronde.client.support.ScriptedServer.Reply;
import nl.ronde.client.support.ScriptedServer.Request;

/** An engine on a file, signed in, with a server that answers as told, and what the listener heard. */
final class Phone implements AutoCloseable, SyncListener {
    static final UUID VISIT = UUID.fromString("01890a5d-ac96-774b-bcce-b302099a8057");

    final ScriptedServer server;
    final HandClock clock = new HandClock();
    final List<String> heard = new ArrayList<>();
    final FileSyncStorage storage;
    final SyncEngine engine;

    Phone(Path folder, Function<Request, Reply> script) throws IOException {
        this.server = new ScriptedServer(script);
        this.storage = FileSyncStorage.open(folder.resolve("phone.journal"));
        this.engine = SyncEngine.at(server.address(), storage, clock)
                .listener(this)
                .appVersion("1.4.2")
                .random(new Random(7))
                .build();
        engine.signIn(new Tokens("hulp", null, "access-1", "refresh-1"));
    }

    Mutation checkIn() throws IOException {
        return engine.enqueue("visit.check-in", VISIT, 1, "{}");
    }

    void checkIns(int count) throws IOException {
        for (int i = 0; i < count; i++) {
            checkIn();
        }
    }

    List<String> recordIds() {
        return storage.records().stream().map(SyncRecord::id).toList();
    }

    @Override
    public void outcomes(List<Mutation> mutations) {
        heard.add("outcomes " + mutations.size());
    }

    @Override
    public void needsSignIn(String code) {
        heard.add("needsSignIn " + code);
    }

    @Override
    public void appTooOld(String title) {
        heard.add("appTooOld");
    }

    @Override
    public void wiped() {
        heard.add("wiped");
    }

    @Override
    public void close() throws IOException {
        storage.close();
        server.close();
    }
}
