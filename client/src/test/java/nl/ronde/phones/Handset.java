package nl.ronde.phones;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import nl.ronde.client.api.model.DeviceEnrolled;
import nl.ronde.client.sync.EnrolledKey;
import nl.ronde.client.sync.FileSyncStorage;
import nl.ronde.client.sync.Mutation;
import nl.ronde.client.sync.SyncEngine;
import nl.ronde.client.sync.SyncResult;
import nl.ronde.client.sync.Tokens;
import okhttp3.OkHttpClient;

/** One phone: the client's engine on the client's storage, an own line, own clocks, and the ways in which an app dies. */
final class Handset implements AutoCloseable {
    private static final int MOST_TRIES = 30;

    final String name;
    final SimClock clock;
    final FaultLine line;
    final Random random;
    private final Path file;
    private final KeyPair key;
    private final Counts faults;
    private final OkHttpClient http;
    private MortalStorage storage;
    private SyncEngine engine;
    private UUID deviceId;

    Handset(String name, Path file, KeyPair key, SimClock clock, FaultLine line, Random random, Counts faults)
            throws IOException {
        this.name = name;
        this.file = file;
        this.key = key;
        this.clock = clock;
        this.line = line;
        this.random = random;
        this.faults = faults;
        this.http = new OkHttpClient.Builder()
                .connectTimeout(Duration.ofSeconds(3))
                .readTimeout(Duration.ofSeconds(20))
                .writeTimeout(Duration.ofSeconds(20))
                .callTimeout(Duration.ofSeconds(25))
                .build();
        open();
    }

    static KeyPair newKey() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A second phone with all that this one holds: its queue, its tokens, its device id and its key. */
    Handset copied(String called, Path to, SimClock other, FaultLine own, Random its) throws IOException {
        Files.copy(file, to, StandardCopyOption.REPLACE_EXISTING);
        Handset twin = new Handset(called, to, key, other, own, its, faults);
        twin.deviceId = deviceId;
        return twin;
    }

    private void open() throws IOException {
        storage = new MortalStorage(FileSyncStorage.open(file));
        engine = SyncEngine.at(line.address(), storage, clock)
                .appVersion("1.0")
                .http(http)
                .proof(new EnrolledKey(key.getPrivate(), clock))
                .random(new Random(random.nextLong()))
                .build();
    }

    SyncEngine engine() {
        return engine;
    }

    MortalStorage storage() {
        return storage;
    }

    /** Everything of the app goes but its file, and it is started again; now and then it died in the middle of a line. */
    void killApp() throws IOException {
        storage.die();
        if (random.nextInt(3) == 0) {
            Files.writeString(file, "0badc0de{\"mutations\":[{\"mutat", StandardOpenOption.APPEND);
            faults.add("app killed in the middle of a write");
        } else {
            faults.add("app killed");
        }
        open();
    }

    /**
     * An act of the worker. Where the app dies under her hands she looks, once it is back, whether it is there, and else does
     * it again.
     */
    Mutation enqueue(Ledger ledger, String type, UUID entityId, String payload) throws IOException {
        if (random.nextInt(40) == 0) {
            storage.dieAtWrite(0, random.nextBoolean());
        }
        while (true) {
            try {
                Mutation mutation = engine.enqueue(type, entityId, null, payload);
                storage.live();
                return mutation;
            } catch (AppKilled e) {
                killApp();
                List<Mutation> all = storage.mutations();
                Mutation last = all.isEmpty() ? null : all.getLast();
                if (last != null && last.type().equals(type) && !ledger.has(last.mutationId())) {
                    return last;
                }
            }
        }
    }

    /** Syncs once with whatever the line does; true where everything was handed in and pulled. */
    boolean sync(Person person) throws IOException {
        clock.run();
        try {
            SyncResult result = engine.syncOnce();
            faults.add("syncs that ended " + result.end());
            if (result.end() == SyncResult.End.NEEDS_SIGN_IN) {
                person.enrol(this);
            } else if (result.end() != SyncResult.End.DONE && result.end() != SyncResult.End.RETRY_LATER) {
                throw new IllegalStateException(name + " ended a sync with " + result);
            }
            return result.end() == SyncResult.End.DONE;
        } catch (AppKilled e) {
            killApp();
            return false;
        }
    }

    /** The app may die at any write of the sync that comes. */
    void mayDie() {
        storage.dieAtWrite(random.nextInt(6), random.nextBoolean());
    }

    /** On a good line, until nothing is unsent. */
    void empty(Person person) throws IOException {
        storage.live();
        line.mend();
        for (int i = 0; i < MOST_TRIES; i++) {
            if (sync(person) && engine.queue().unsent().isEmpty()) {
                return;
            }
        }
        throw new IllegalStateException(name + " cannot hand in what it holds");
    }

    String publicKey() {
        return Base64.getEncoder().encodeToString(key.getPublic().getEncoded());
    }

    UUID deviceId() {
        return deviceId;
    }

    void signIn(DeviceEnrolled enrolled) throws IOException {
        deviceId = enrolled.getDeviceId();
        engine.signIn(new Tokens(
                enrolled.getUserId().toString(),
                deviceId.toString(),
                enrolled.getAccessToken(),
                enrolled.getRefreshToken()));
    }

    /** The phone's present moment, as it goes into a payload. */
    JsonObject moment() {
        JsonObject moment = new JsonObject();
        moment.addProperty("wall", clock.now().wall().toString());
        moment.addProperty("elapsedMs", clock.elapsedMs());
        moment.addProperty("bootId", clock.bootId().toString());
        return moment;
    }

    @Override
    public void close() throws IOException {
        storage.die();
        line.close();
    }
}
