package nl.ronde.agreement;

import java.time.LocalDate;
import java.util.Optional;

/**
 * From when until when a line holds, both days included; an absent side is open.
 *
 * @param from the first day
 * @param until the last day
 */
record Validity(Optional<LocalDate> from, Optional<LocalDate> until) {

    Validity {
        if (from.isPresent() && until.isPresent() && until.get().isBefore(from.get())) {
            throw new IllegalArgumentException("validUntil " + until.get() + " lies before validFrom " + from.get());
        }
    }

    boolean contains(LocalDate date) {
        return from.map(first -> !date.isBefore(first)).orElse(true)
                && until.map(last -> !date.isAfter(last)).orElse(true);
    }

    boolean overlaps(Validity other) {
        return from.flatMap(first -> other.until.map(last -> !last.isBefore(first)))
                        .orElse(true)
                && other.from
                        .flatMap(first -> until.map(last -> !last.isBefore(first)))
                        .orElse(true);
    }
}
