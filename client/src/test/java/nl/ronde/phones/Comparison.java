package nl.ronde.phones;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import nl.ronde.client.api.model.ClockQuality;
import nl.ronde.client.api.model.SyncReviewState;

/** Line by line: every act that a worker knows of against what the server holds, and the other way round. */
final class Comparison {
    private static final Duration TIME_TOLERANCE = Duration.ofMinutes(3);

    private final List<Deed> deeds;
    private final Truth truth;
    private final boolean checksTimes;
    final Counts counts = new Counts();
    final List<String> lost = new ArrayList<>();
    final List<String> doubled = new ArrayList<>();
    final List<String> unexplained = new ArrayList<>();
    private final Set<Deed.Trace> known = new HashSet<>();

    /**
     * @param checksTimes whether the kit knows the server's clock, so that measured times can be held against the true ones
     */
    Comparison(List<Deed> deeds, Truth truth, boolean checksTimes) {
        this.deeds = deeds;
        this.truth = truth;
        this.checksTimes = checksTimes;
    }

    void run() {
        deeds.forEach(this::deed);
        unexplained.addAll(truth.unreadable);
        truth.facts.forEach((trace, facts) -> {
            if (!known.contains(trace)) {
                unexplained.add("nobody did this: " + trace + " on visit "
                        + facts.getFirst().on().getVisit().getId());
            }
        });
        Set<UUID> done = new HashSet<>();
        deeds.forEach(deed -> done.add(deed.mutationId()));
        truth.desk.keySet().stream()
                .filter(id -> !done.contains(id))
                .forEach(id -> unexplained.add("nobody did this: " + id + " at the review desk"));
        Set<String> texts = new HashSet<>();
        deeds.forEach(deed -> texts.add(deed.text()));
        truth.said.keySet().stream()
                .filter(text -> !texts.contains(text))
                .forEach(text -> unexplained.add("nobody said this: " + text));
    }

    private void deed(Deed deed) {
        known.addAll(deed.traces());
        int least = Integer.MAX_VALUE;
        int most = 0;
        for (int found : found(deed)) {
            least = Math.min(least, found);
            most = Math.max(most, found);
        }
        List<Truth.Waiting> desk = truth.desk.getOrDefault(deed.mutationId(), List.of());
        long waiting = desk.stream()
                .filter(each -> each.review().getState() != SyncReviewState.APPLIED)
                .count();
        desk.forEach(each -> counts.add("review desk "
                + each.review().getState().getValue() + " " + each.review().getProblem()));
        if (most == 0 && desk.isEmpty()) {
            lost.add("lost: " + deed);
        } else if (most + waiting > 1) {
            doubled.add("double: " + deed + ", as facts " + most + " times, at the desk " + waiting);
        } else if (least != most || most + waiting != 1) {
            unexplained.add("half there: " + deed);
        } else if (waiting == 1) {
            counts.add("at the review desk");
            if (desk.stream().anyMatch(each -> each.review().getState() == SyncReviewState.REJECTED)) {
                unexplained.add("rejected: " + deed);
            }
        } else {
            counts.add("in the record");
            deed.traces().forEach(trace -> fact(deed, truth.facts.get(trace).getFirst()));
        }
    }

    private List<Integer> found(Deed deed) {
        return deed.traces().isEmpty()
                ? List.of(truth.said.getOrDefault(deed.text(), 0))
                : deed.traces().stream()
                        .map(trace -> truth.facts.getOrDefault(trace, List.of()).size())
                        .toList();
    }

    /** What was said, by whom, about what, and when. */
    private void fact(Deed deed, Truth.Fact found) {
        UUID visit = found.on().getVisit().getId();
        if (!visit.equals(deed.entityId())) {
            counts.add("booked on a visit of her own beside a colleague's");
            if (!deed.entityId().equals(found.on().getVisit().getStandsForVisitId())) {
                unexplained.add("on another visit: " + deed + " stands on " + visit);
            }
        }
        if (!deed.workerId().equals(found.fact().getWorkerId())) {
            unexplained.add("by another worker: " + deed);
        }
        String kind = found.fact().getKind().getValue();
        boolean carriesText = kind.equals("note")
                || kind.equals("signal")
                || kind.equals("notDelivered")
                || kind.equals("unscheduled");
        if (carriesText && !deed.text().equals(found.fact().getText())) {
            unexplained.add("other words: " + deed + " is '" + found.fact().getText() + "'");
        }
        if (kind.equals("activities")
                && found.on().getActivities().stream()
                        .noneMatch(done -> deed.text().equals(done.getFreeText()) && done.getDone())) {
            unexplained.add("not ticked: " + deed);
        }
        time(deed, found, kind);
    }

    /** Whatever the wall clock said: a time that the server calls measured is the true one. */
    private void time(Deed deed, Truth.Fact found, String kind) {
        counts.add("times " + found.fact().getQuality().getValue());
        boolean isTimeOfDeed = !deed.type().equals("visit.unscheduled") || kind.equals("unscheduled");
        if (checksTimes && isTimeOfDeed && found.fact().getQuality() == ClockQuality.MEASURED) {
            Duration off = Duration.between(
                            deed.at(), found.fact().getOccurredAt().toInstant())
                    .abs();
            if (off.compareTo(TIME_TOLERANCE) > 0) {
                unexplained.add("at another time: " + deed + ", off by " + off);
            }
        }
    }

    boolean isClean() {
        return lost.isEmpty() && doubled.isEmpty() && unexplained.isEmpty();
    }
}
