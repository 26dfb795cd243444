package nl.ronde.client.sync;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What the worker did, in order. An act may be replaced until its first byte is sent; from then on it is fixed, since nobody
 * knows what the server has of it.
 */
public final class MutationQueue {
    /** How long an acknowledged act is kept, to be sent again where the server was restored from a backup. */
    public static final Duration KEEP = Duration.ofDays(7);

    /** The longest payload, in bytes of UTF-8. Photos and signatures go as blobs. */
    public static final int MAX_PAYLOAD = 128 * 1024;

    private final SyncStorage storage;
    private final PhoneClock clock;
    private final UuidV7 ids;

    MutationQueue(SyncStorage storage, PhoneClock clock, UuidV7 ids) {
        this.storage = storage;
        this.clock = clock;
        this.ids = ids;
    }

    synchronized Mutation append(String type, UUID entityId, Integer baseVersion, String payload) throws IOException {
        List<Mutation> all = storage.mutations();
        // A phone that is installed anew counts on: its first number is the time, above all numbers it gave before.
        long seq = all.isEmpty()
                ? clock.wall().toEpochMilli()
                : all.get(all.size() - 1).deviceSeq() + 1;
        Mutation mutation = new Mutation(
                ids.next(),
                seq,
                type,
                entityId,
                baseVersion,
                clock.now(),
                checked(payload),
                MutationState.WAITING,
                null);
        storage.saveMutations(Collections.singletonList(mutation));
        return mutation;
    }

    /** Replaces the payload of an act that is {@link MutationState#WAITING}; false where it is too late: append another act. */
    public synchronized boolean replace(UUID mutationId, String payload) throws IOException {
        for (Mutation mutation : storage.mutations()) {
            if (mutation.mutationId().equals(mutationId) && mutation.state() == MutationState.WAITING) {
                storage.saveMutations(Collections.singletonList(mutation.withPayload(checked(payload))));
                return true;
            }
        }
        return false;
    }

    /** What the server does not have yet, in order. */
    public List<Mutation> unsent() throws IOException {
        return where(mutation -> mutation.state().isUnsent());
    }

    /** What the server has and a person will look at. */
    public List<Mutation> withPlanner() throws IOException {
        return where(mutation -> mutation.state() == MutationState.WITH_PLANNER);
    }

    /** What was rejected: to be shown until the worker has seen it ({@link #dismiss}). */
    public List<Mutation> rejected() throws IOException {
        return where(mutation -> mutation.state() == MutationState.REJECTED);
    }

    /** What was done to one entity and is kept still, in order: an app lays the unsent ones over the record. */
    public List<Mutation> of(UUID entityId) throws IOException {
        return where(mutation -> entityId.equals(mutation.entityId()));
    }

    /** Puts a rejected act into the queue again as it is, for instance after an update of the app. */
    public synchronized boolean sendAgain(UUID mutationId) throws IOException {
        List<Mutation> found =
                where(m -> m.mutationId().equals(mutationId) && m.state() == MutationState.REJECTED).stream()
                        .map(m -> m.withState(MutationState.FROZEN, null))
                        .collect(Collectors.toList());
        storage.saveMutations(found);
        return !found.isEmpty();
    }

    /** The worker has seen that it was rejected: it is shown no longer, and goes after seven days. */
    public synchronized boolean dismiss(UUID mutationId) throws IOException {
        List<Mutation> found =
                where(m -> m.mutationId().equals(mutationId) && m.state() == MutationState.REJECTED).stream()
                        .map(m -> m.withState(MutationState.DISMISSED, m.outcome()))
                        .collect(Collectors.toList());
        storage.saveMutations(found);
        return !found.isEmpty();
    }

    /** Fixes these for ever; before their first byte is sent. Gives them as they are fixed: one may just have been replaced. */
    synchronized List<Mutation> freeze(List<Mutation> batch) throws IOException {
        List<UUID> wanted = batch.stream().map(Mutation::mutationId).collect(Collectors.toList());
        List<Mutation> frozen = where(m -> m.state().isUnsent() && wanted.contains(m.mutationId())).stream()
                .map(m -> m.withState(MutationState.FROZEN, null))
                .collect(Collectors.toList());
        storage.saveMutations(frozen);
        return frozen;
    }

    /** Keeps what became of these, in one step; the lists run side by side. */
    synchronized List<Mutation> settle(List<Mutation> batch, List<Outcome> outcomes) throws IOException {
        List<Mutation> settled = new ArrayList<>();
        for (int i = 0; i < batch.size(); i++) {
            settled.add(batch.get(i).withState(outcomes.get(i).state(), outcomes.get(i)));
        }
        storage.saveMutations(settled);
        return settled;
    }

    /** Puts what the server received in the last seven days into the queue again: it may have forgotten. */
    synchronized void sendReceivedAgain() throws IOException {
        storage.saveMutations(where(m -> m.state().isReceived()).stream()
                .map(m -> m.withState(MutationState.FROZEN, null))
                .collect(Collectors.toList()));
    }

    /** Forgets what was settled more than seven days ago by the server's clock; not the last, since the counter goes on from it. */
    synchronized void forgetSettled(Instant serverTime) throws IOException {
        Instant limit = serverTime.minus(KEEP);
        List<Mutation> all = storage.mutations();
        List<UUID> gone = all.subList(0, Math.max(0, all.size() - 1)).stream()
                .filter(m -> m.state().isReceived() || m.state() == MutationState.DISMISSED)
                .filter(m -> m.outcome().at().isBefore(limit))
                .map(Mutation::mutationId)
                .collect(Collectors.toList());
        if (!gone.isEmpty()) {
            storage.removeMutations(gone);
        }
    }

    private List<Mutation> where(Predicate<Mutation> wanted) throws IOException {
        return storage.mutations().stream().filter(wanted).collect(Collectors.toList());
    }

    private static String checked(String payload) {
        JsonObject json = Json.parse(payload);
        if (json == null) {
            throw new IllegalArgumentException("a payload is a JSON object");
        }
        String text = json.toString();
        if (text.getBytes(StandardCharsets.UTF_8).length > MAX_PAYLOAD) {
            throw new IllegalArgumentException("a payload has at most " + MAX_PAYLOAD + " bytes");
        }
        return text;
    }
}
