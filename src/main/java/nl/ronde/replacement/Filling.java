package nl.ronde.replacement;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import nl.ronde.visit.NotDelivered;
import nl.ronde.visit.VisitStatus;

/**
 * How far the visits of a need are filled. Pure. The rule (DVO 11.11: "adequate vervanging"):
 *
 * <ul>
 *   <li>A visit is <em>filled</em> when a worker other than the absent one is planned who can go on that day and has agreed, on
 *       her phone or told to the office; or when another has begun or delivered it: who does it has agreed.
 *   <li>It is <em>unfilled</em> while it is vacant, still in the name of the absent worker, or in the name of one who has not
 *       agreed or has fallen away herself.
 *   <li>It is <em>returned</em> when the absent worker does it after all and can; <em>missed</em> when it was not delivered for
 *       the provider's account (Kampen art. 12). Cancelled visits, and those the client was not there for, fill nothing.
 *   <li>It has <em>fallen away</em> when no help is given on its day any more and nobody was there: nobody need go.
 *   <li>The need is filled when nothing is unfilled and something is filled. Missed visits do not block that, and never fill.
 * </ul>
 */
record Filling(
        List<NeedVisit> filled,
        List<NeedVisit> unfilled,
        List<NeedVisit> returned,
        List<NeedVisit> missed,
        List<NeedVisit> cancelled,
        List<NeedVisit> fallenAway) {
    private static final Set<VisitStatus> NOBODY_WAS_THERE =
            EnumSet.of(VisitStatus.VACANT, VisitStatus.PLANNED, VisitStatus.CANCELLED);

    static Filling of(List<NeedVisit> visits, UUID absent) {
        Filling filling = new Filling(
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>());
        visits.forEach(visit -> filling.put(visit, absent));
        return filling;
    }

    private void put(NeedVisit visit, UUID absent) {
        if (!visit.helped() && NOBODY_WAS_THERE.contains(visit.status())) {
            fallenAway.add(visit);
            return;
        }
        boolean herself = absent.equals(visit.workerId());
        switch (visit.status()) {
            case VACANT -> unfilled.add(visit);
            case PLANNED -> {
                if (visit.workerAway()) {
                    unfilled.add(visit);
                } else if (herself) {
                    returned.add(visit);
                } else if (visit.agreedAt() == null) {
                    unfilled.add(visit);
                } else {
                    filled.add(visit);
                }
            }
            case UNDER_WAY, COMPLETED -> (herself ? returned : filled).add(visit);
            case NOT_DELIVERED -> {
                if (visit.account() == NotDelivered.Account.PROVIDER) {
                    missed.add(visit);
                } else if (!herself && visit.agreedAt() != null) {
                    filled.add(visit);
                }
            }
            // Fills nothing: a promise is not kept by taking the visit away.
            case CANCELLED -> cancelled.add(visit);
        }
    }

    boolean complete() {
        return unfilled.isEmpty() && !filled.isEmpty();
    }

    boolean byExperts() {
        return filled.stream().allMatch(NeedVisit::expert);
    }

    boolean anyDelivered() {
        return filled.stream().anyMatch(visit -> visit.status() == VisitStatus.COMPLETED);
    }

    /** Whether nobody else is, or was, to go. */
    boolean nobodyElse() {
        return unfilled.isEmpty() && filled.isEmpty();
    }

    /** Whether help ended before every visit that nobody went to: what is left of the need is none. */
    boolean fellAway() {
        return !fallenAway.isEmpty() && nobodyElse() && cancelled.isEmpty();
    }

    /** The moment at which the last visit was filled; only where {@link #complete()}. */
    Instant filledAt() {
        return filled.stream()
                .map(Filling::filledAt)
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    private static Instant filledAt(NeedVisit visit) {
        Instant agreed = visit.agreedAt();
        boolean gone = visit.status() == VisitStatus.UNDER_WAY || visit.status() == VisitStatus.COMPLETED;
        if (agreed == null || gone && visit.begin().isBefore(agreed)) {
            return visit.begin();
        }
        // On the phone the agreement gives the visit; in the office both must have happened.
        return visit.byOffer()
                        || visit.assignedAt() == null
                        || visit.assignedAt().isBefore(agreed)
                ? agreed
                : visit.assignedAt();
    }
}
