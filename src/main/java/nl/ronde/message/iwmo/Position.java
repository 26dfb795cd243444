package nl.ronde.message.iwmo;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How far the reading of one group has come in the order that the grammar gives. */
final class Position {
    private final List<Element> order;
    private int index;
    private int count;

    Position(List<Element> order) {
        this.order = order;
    }

    /**
     * Moves to the element with this name.
     *
     * @return the required elements that were passed over; empty when the element cannot stand here
     */
    Optional<List<String>> moveTo(@Nullable String namespace, String name) {
        for (var next = index; next < order.size(); next++) {
            var rule = order.get(next);
            if (!rule.name().equals(name) || !rule.namespace().equals(namespace)) {
                continue;
            }
            if (next == index) {
                if (count >= rule.max()) {
                    return Optional.empty();
                }
                count++;
                return Optional.of(List.of());
            }
            var missing = missingBefore(next);
            index = next;
            count = 1;
            return Optional.of(missing);
        }
        return Optional.empty();
    }

    /** The rule of the element moved to. */
    Element rule() {
        return order.get(index);
    }

    /** The element moved to as a step of a path; elements that may repeat carry their number, from 1. */
    String step() {
        return rule().max() > 1 ? rule().name() + "[" + count + "]" : rule().name();
    }

    /** The required elements that never came. */
    List<String> missingAtEnd() {
        return missingBefore(order.size());
    }

    private List<String> missingBefore(int end) {
        var missing = new ArrayList<String>();
        for (var i = index; i < end; i++) {
            var found = i == index ? count : 0;
            if (found < order.get(i).min()) {
                missing.add(order.get(i).name());
            }
        }
        return missing;
    }
}
