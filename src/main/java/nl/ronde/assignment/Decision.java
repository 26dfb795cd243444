package nl.ronde.assignment;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a municipality decided about one assignment, as one message tells it. Dates and times are local, of the Netherlands.
 *
 * @param number ToewijzingNummer
 * @param assignedOn Toewijzingsdatum; with {@code assignedAtTime} it tells which of two versions is the newer (IV013)
 * @param firstDay Ingangsdatum
 * @param lastDay Einddatum, inclusive; null where open
 * @param changeReason RedenWijziging (WMO002)
 * @param reference ReferentieAanbieder
 * @param remark Commentaar; never a source of result areas
 */
public record Decision(
        long number,
        @Nullable String productCategory,
        @Nullable String productCode,
        LocalDate assignedOn,
        LocalTime assignedAtTime,
        LocalDate firstDay,
        @Nullable LocalDate lastDay,
        @Nullable Long volume,
        @Nullable String volumeUnit,
        @Nullable String volumeFrequency,
        @Nullable Long budgetCents,
        @Nullable String changeReason,
        @Nullable String reference,
        @Nullable String remark) {
    private static final String REMOVED = "13";

    /** True where the municipality removes the assignment: it counts as never sent. */
    boolean withdraws() {
        return REMOVED.equals(changeReason);
    }

    LocalDateTime decidedAt() {
        return assignedOn.atTime(assignedAtTime);
    }

    /** What differs from the present state, as words of the contract. */
    List<String> differencesFrom(AssignmentState state) {
        Assignment now = state.assignment();
        List<String> changed = new ArrayList<>();
        if (!firstDay.equals(now.firstDay()) || !Objects.equals(lastDay, now.lastDay())) {
            changed.add("period");
        }
        if (!Objects.equals(productCategory, now.productCategory())
                || !Objects.equals(productCode, now.productCode())) {
            changed.add("product");
        }
        if (!Objects.equals(volume, now.volume())
                || !Objects.equals(volumeUnit, now.volumeUnit())
                || !Objects.equals(volumeFrequency, now.volumeFrequency())) {
            changed.add("volume");
        }
        if (!Objects.equals(budgetCents, state.budgetCents())) {
            changed.add("budget");
        }
        if (withdraws() != now.withdrawn()) {
            changed.add("withdrawn");
        }
        return changed;
    }
}
