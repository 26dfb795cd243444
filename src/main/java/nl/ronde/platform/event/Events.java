package nl.ronde.platform.event;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nl.ronde.platform.db.Tx;

/**
 * How a lower module tells higher ones what happened, without knowing them. Subscribers are wired in {@code App} and run at
 * once, in the same transaction: a clock that a check-out starts is started with it or not at all.
 */
public final class Events {
    private final Map<Class<?>, List<Subscriber<Object>>> subscribers = new HashMap<>();

    /** Calls the subscriber for every event of this type. */
    public <E> void on(Class<E> type, Subscriber<E> subscriber) {
        subscribers
                .computeIfAbsent(type, first -> new ArrayList<>())
                .add((tx, event) -> subscriber.handle(tx, type.cast(event)));
    }

    /** Tells every subscriber, in the order they were wired. */
    public void raise(Tx tx, Object event) {
        for (Subscriber<Object> subscriber : subscribers.getOrDefault(event.getClass(), List.of())) {
            subscriber.handle(tx, event);
        }
    }

    /** What happens because of an event. */
    @FunctionalInterface
    public interface Subscriber<E> {
        /** Handles the event in the transaction that raised it. */
        void handle(Tx tx, E event);
    }
}
