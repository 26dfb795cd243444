package nl.ronde.phones;

import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;

/** Counts by name, of any thread. */
final class Counts {
    private final Map<String, LongAdder> counts = new ConcurrentSkipListMap<>();

    void add(String name) {
        add(name, 1);
    }

    void add(String name, long more) {
        counts.computeIfAbsent(name, each -> new LongAdder()).add(more);
    }

    long of(String name) {
        LongAdder count = counts.get(name);
        return count == null ? 0 : count.sum();
    }

    /** {@code a 1, b 2}. */
    String text() {
        return counts.entrySet().stream()
                .map(each -> each.getKey() + " " + each.getValue())
                .collect(Collectors.joining(", "));
    }
}
