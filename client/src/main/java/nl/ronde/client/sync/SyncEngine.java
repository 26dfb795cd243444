package nl.ronde.client.sync;

import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;

/**
 * Everything between an app's screens and the server. {@link #enqueue} writes an act on the phone and returns at once;
 * {@link #syncOnce} hands in what is unsent and pulls what changed. May be called by any thread; one sync runs at a time.
 */
public final class SyncEngine {
    private final SyncStorage storage;
    private final PhoneClock clock;
    private final SyncListener listener;
    private final Wire wire;
    private final String appVersion;
    private final MutationQueue queue;
    private final Session session;
    private final Backoff backoff;
    private final Wipe wipe;
    private final ReentrantLock syncing = new ReentrantLock();

    private SyncEngine(Builder builder) {
        this.storage = builder.storage;
        this.clock = builder.clock;
        this.listener = builder.listener;
        this.appVersion = builder.appVersion;
        this.wire = new Wire(builder.server, builder.http, builder.appVersion);
        this.queue = new MutationQueue(storage, clock, new UuidV7(clock, builder.random));
        this.session = new Session(storage, wire, builder.proof);
        this.backoff = new Backoff(builder.random);
        this.wipe = new Wipe(storage, wire);
    }

    /**
     * Begins an engine.
     *
     * @param server the address of the server, such as {@code https://ronde.example.nl/}
     */
    public static Builder at(String server, SyncStorage storage, PhoneClock clock) {
        return new Builder(server, storage, clock);
    }

    /**
     * Writes down an act of the worker, now. It is on the phone for good when this returns, and is handed in by the next sync.
     *
     * @param type which act: {@code x-mutation} of an operation in the contract, such as {@code visit.check-in}
     * @param entityId what it is about: the id in the operation's address, or the id the phone made for something new; or null
     * @param baseVersion the version of it on the screen, or null
     * @param payload the body of the operation as JSON, without {@code occurred} and {@code sentAt}; {@code {}} for none
     * @throws IllegalArgumentException where the payload is no JSON object or longer than {@link MutationQueue#MAX_PAYLOAD}
     */
    public Mutation enqueue(String type, UUID entityId, Integer baseVersion, String payload) throws IOException {
        return queue.append(type, entityId, baseVersion, payload);
    }

    /** What the worker did, and what became of it. */
    public MutationQueue queue() {
        return queue;
    }

    /** The tokens, for the app's own calls. */
    public Session session() {
        return session;
    }

    /** True until the first pull is complete: what is on the screen may lack visits. */
    public boolean isIncomplete() throws IOException {
        return storage.state().isBootstrapping();
    }

    /**
     * Signs in on this phone. What is unsent belongs to the person who did it: another person gets an empty phone.
     *
     * @throws IllegalStateException where another person's work is unsent; hand that in first
     */
    public void signIn(Tokens tokens) throws IOException {
        syncing.lock();
        try {
            Tokens before = storage.tokens();
            if (before != null && !before.userId().equals(tokens.userId())) {
                if (!queue.unsent().isEmpty()) {
                    throw new IllegalStateException("this phone holds unsent work of another person");
                }
                storage.destroy(SyncState.begin());
            }
            storage.keepTokens(tokens);
            backoff.afterSuccess();
        } finally {
            syncing.unlock();
        }
    }

    /** Hands in everything unsent, then pulls everything new. Blocks; waits for a sync that is under way. */
    public SyncResult syncOnce() throws IOException {
        syncing.lock();
        try {
            return guarded();
        } finally {
            syncing.unlock();
        }
    }

    private SyncResult guarded() throws IOException {
        Push push = new Push(queue, session, wire, clock, listener, appVersion);
        Pull pull = new Pull(storage, session, wire, listener);
        try {
            if (storage.state().wipeToConfirm() != null) {
                wipe.confirm();
                return new SyncResult(SyncResult.End.WIPED, null, Duration.ZERO, 0, 0);
            }
            handInAndPull(push, pull);
            backoff.afterSuccess();
            return new SyncResult(SyncResult.End.DONE, null, Duration.ZERO, push.handedIn(), pull.pulled());
        } catch (SyncStopped e) {
            return ended(e, push, pull);
        } catch (StorageException e) {
            throw e;
        } catch (IOException e) {
            return ended(SyncStopped.retryLater(String.valueOf(e), Duration.ZERO), push, pull);
        }
    }

    private void handInAndPull(Push push, Pull pull) throws IOException, SyncStopped {
        if (storage.state().reset() == SyncState.Reset.ASKED) {
            sendReceivedAgain();
        }
        push.run();
        if (storage.state().reset() == SyncState.Reset.SENDING_AGAIN) {
            beginAnew();
        }
        if (pull.run()) {
            return;
        }
        keep(storage.state().inReset(SyncState.Reset.ASKED));
        sendReceivedAgain();
        push.run();
        beginAnew();
        if (!pull.run()) {
            throw SyncStopped.retryLater("asked to begin anew twice", Duration.ZERO);
        }
    }

    private void sendReceivedAgain() throws IOException {
        queue.sendReceivedAgain();
        keep(storage.state().inReset(SyncState.Reset.SENDING_AGAIN));
    }

    private void beginAnew() throws IOException {
        keep(storage.state().anew());
    }

    private void keep(SyncState state) throws IOException {
        storage.apply(Collections.emptyList(), Collections.emptyList(), state);
    }

    private SyncResult ended(SyncStopped why, Push push, Pull pull) throws IOException {
        Duration retryIn = Duration.ZERO;
        switch (why.end) {
            case RETRY_LATER:
                retryIn = backoff.afterFailure(why.retryAfter);
                break;
            case NEEDS_SIGN_IN:
                listener.needsSignIn(why.code);
                break;
            case WIPED:
                wipe.run();
                listener.wiped();
                break;
            default:
                break;
        }
        return new SyncResult(why.end, why.code, retryIn, push.handedIn(), pull.pulled());
    }

    /** The records of one type, for the screens: read their data with the generated model. */
    public List<SyncRecord> records(String type) throws IOException {
        List<SyncRecord> records = new ArrayList<>();
        for (SyncRecord record : storage.records()) {
            if (record.type().equals(type)) {
                records.add(record);
            }
        }
        return records;
    }

    /** What an engine is made of. */
    public static final class Builder {
        private final HttpUrl server;
        private final SyncStorage storage;
        private final PhoneClock clock;
        private SyncListener listener = new SyncListener() {};
        private OkHttpClient http = Wire.patient();
        private DeviceProof proof = refreshToken -> null;
        private String appVersion;
        private Random random = new SecureRandom();

        private Builder(String server, SyncStorage storage, PhoneClock clock) {
            this.server = HttpUrl.get(server.endsWith("/") ? server : server + "/");
            this.storage = storage;
            this.clock = clock;
        }

        /** Who hears what happened. */
        public Builder listener(SyncListener who) {
            this.listener = who;
            return this;
        }

        /** The app's OkHttp client, whose connections and settings (certificate pins, time-outs) are shared. */
        public Builder http(OkHttpClient client) {
            this.http = client;
            return this;
        }

        /**
         * The version of the app, such as {@code 1.4.2}.
         *
         * @throws IllegalArgumentException where it is anything but one to four numbers with points between
         */
        public Builder appVersion(String version) {
            if (!version.matches("[0-9]{1,6}([.][0-9]{1,6}){0,3}")) {
                throw new IllegalArgumentException("a version is one to four numbers with points between");
            }
            this.appVersion = version;
            return this;
        }

        /** The key of an enrolled phone. */
        public Builder proof(DeviceProof of) {
            this.proof = of;
            return this;
        }

        /** For a simulation that must run the same each time; a {@link SecureRandom} otherwise. */
        public Builder random(Random source) {
            this.random = source;
            return this;
        }

        /** The engine. */
        public SyncEngine build() {
            return new SyncEngine(this);
        }
    }
}
