package nl.ronde.visit;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nl.ronde.platform.problem.Problem;
import org.jspecify.annotations.Nullable;

/**
 * A locked visit while one act or one edit works on it: its next state, and the exceptions that open and close with it.
 * {@link VisitDesk} loads and saves it.
 */
public final class VisitDraft {
    private final Visit before;
    private final List<VisitException> known;
    private final Map<ExceptionCode, Boolean> open = new EnumMap<>(ExceptionCode.class);
    private final List<Opening> openings = new ArrayList<>();
    private final List<Closing> closings = new ArrayList<>();
    private Visit visit;

    VisitDraft(Visit visit, List<VisitException> known) {
        this.before = visit;
        this.visit = visit;
        this.known = known;
        known.stream()
                .filter(each -> each.settledAt() == null)
                .forEach(each -> open.put(each.code(), each.mustSettle()));
    }

    /** The visit as it stands in this draft. */
    public Visit visit() {
        return visit;
    }

    /** The visit as it was when it was locked. */
    public Visit before() {
        return before;
    }

    /** Puts the next state. */
    public void set(Visit next) {
        visit = next;
    }

    /** Takes the step, or refuses with this problem where it is not one from here. */
    public void require(VisitStep step, Problem otherwise) {
        visit = visit.after(step).orElseThrow(otherwise::refuse);
    }

    /** Takes the step if it is one from here; says whether it was. */
    public boolean tryStep(VisitStep step) {
        Optional<Visit> next = visit.after(step);
        next.ifPresent(this::set);
        return next.isPresent();
    }

    /** Opens an exception of this code, unless one is open. */
    public void raise(ExceptionCode code) {
        raise(code, code.mustSettle(), null);
    }

    /** Opens an exception that must be settled or not, with the other visit concerned. */
    public void raise(ExceptionCode code, boolean mustSettle, @Nullable UUID otherVisitId) {
        Boolean present = open.get(code);
        if (present == null || (mustSettle && !present)) {
            open.put(code, mustSettle);
            openings.add(new Opening(code, mustSettle, otherVisitId));
        }
    }

    /** Closes the exception of this code, if it is open. */
    public void close(ExceptionCode code, ExceptionOutcome outcome, @Nullable UUID by, @Nullable String reason) {
        if (open.remove(code) != null) {
            openings.removeIf(opening -> opening.code() == code);
            closings.add(new Closing(code, outcome, by, reason));
        }
    }

    /** True where an exception of this code is open. */
    public boolean isOpen(ExceptionCode code) {
        return open.containsKey(code);
    }

    /** True where a person has settled this code on this visit before. */
    public boolean wasSettledByPerson(ExceptionCode code) {
        return known.stream()
                        .anyMatch(each -> each.code() == code
                                && each.outcome() != null
                                && !each.outcome().byFact())
                || closings.stream()
                        .anyMatch(each -> each.code() == code && !each.outcome().byFact());
    }

    /** The codes that are open. */
    public List<ExceptionCode> openCodes() {
        return List.copyOf(open.keySet());
    }

    boolean mustSettle() {
        return open.containsValue(true);
    }

    List<Opening> openings() {
        return openings;
    }

    List<Closing> closings() {
        return closings;
    }

    record Opening(
            ExceptionCode code,
            boolean mustSettle,
            @Nullable UUID otherVisitId) {}

    record Closing(
            ExceptionCode code,
            ExceptionOutcome outcome,
            @Nullable UUID by,
            @Nullable String reason) {}
}
