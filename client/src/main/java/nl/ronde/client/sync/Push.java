package nl.ronde.client.sync;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;

/** Hands in the queue, in order, until it is empty. One bad item never holds up the others, and none is lost. */
final class Push {
    private final MutationQueue queue;
    private final Session session;
    private final Wire wire;
    private final PhoneClock clock;
    private final SyncListener listener;
    private final String appVersion;
    private int mostItems = Batch.MAX_ITEMS;
    private int handedIn;

    Push(MutationQueue queue, Session session, Wire wire, PhoneClock clock, SyncListener listener, String appVersion) {
        this.queue = queue;
        this.session = session;
        this.wire = wire;
        this.clock = clock;
        this.listener = listener;
        this.appVersion = appVersion;
    }

    int handedIn() {
        return handedIn;
    }

    void run() throws IOException, SyncStopped {
        List<Mutation> unsent = queue.unsent();
        while (!unsent.isEmpty()) {
            send(queue.freeze(Batch.first(unsent, mostItems)));
            unsent = queue.unsent();
        }
    }

    private void send(List<Mutation> batch) throws IOException, SyncStopped {
        Answer answer = post(batch);
        if (answer.isGood()) {
            List<Outcome> outcomes = Batch.outcomes(batch, answer.json());
            if (outcomes == null) {
                throw SyncStopped.retryLater("not our server", Duration.ZERO);
            }
            settle(batch, outcomes, Batch.serverTime(answer.json()));
        } else if (answer.status() == 413 && batch.size() > 1) {
            mostItems = Math.max(1, batch.size() / 2);
            sendInHalves(batch);
        } else if (!isAboutItems(answer)) {
            throw stopped(answer);
        } else if (batch.size() > 1) {
            sendInHalves(batch);
        } else {
            rejectHere(batch, answer);
        }
    }

    private Answer post(List<Mutation> batch) throws IOException, SyncStopped {
        return session.call(token -> wire.push(token, Batch.body(batch, clock.now(), queue.unsent(), appVersion)));
    }

    private void sendInHalves(List<Mutation> batch) throws IOException, SyncStopped {
        int half = batch.size() / 2;
        send(batch.subList(0, half));
        send(batch.subList(half, batch.size()));
    }

    /** The server could not read the batch; not: who sends it, where to, or when. */
    private static boolean isAboutItems(Answer answer) {
        return answer.isRefusal() && (answer.status() == 400 || answer.status() == 413 || answer.status() == 422);
    }

    private static SyncStopped stopped(Answer answer) {
        return answer.isRefusal()
                ? new SyncStopped(SyncResult.End.REFUSED, answer.code(), Duration.ZERO)
                : SyncStopped.retryLater("status " + answer.status(), answer.retryAfter());
    }

    /** An empty batch tells whether it is this item: where that is refused too, the fault lies elsewhere and the queue stays. */
    private void rejectHere(List<Mutation> one, Answer refusal) throws IOException, SyncStopped {
        Answer empty = post(Collections.emptyList());
        Instant at = empty.isGood() ? Batch.serverTime(empty.json()) : null;
        if (at == null) {
            throw stopped(empty.isGood() ? refusal : empty);
        }
        Outcome outcome = new Outcome("rejected", refusal.code(), refusal.title(), null, at);
        settle(one, Collections.singletonList(outcome), at);
    }

    private void settle(List<Mutation> batch, List<Outcome> outcomes, Instant serverTime) throws IOException {
        List<Mutation> settled = queue.settle(batch, outcomes);
        handedIn += settled.size();
        queue.forgetSettled(serverTime);
        listener.outcomes(Collections.unmodifiableList(settled));
    }
}
