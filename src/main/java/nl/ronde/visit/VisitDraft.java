package nl.ronde.visit;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
    private final boolean isNew;
    private final List<VisitException> known;
    private final Map<ExceptionCode, Boolean> open = new EnumMap<>(ExceptionCode.class);
    private final List<Opening> openings = new ArrayList<>();
    private final List<Closing> closings = new ArrayList<>();
    private final List<Runnable> afterSave = new ArrayList<>();
    private boolean merged;
    private Visit visit;

    VisitDraft(Visit visit, List<VisitException> known, boolean isNew) {
        this.isNew = isNew;
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

    /** What was reported stands beside something that was there already and stays. */
    public void markMerged() {
        merged = true;
    }

    /** True where something reported stands beside what was there already. */
    public boolean isMerged() {
        return merged;
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

    /** The exception with this id, as it was when the visit was locked. */
    public Optional<VisitException> exception(UUID exceptionId) {
        return known.stream().filter(each -> each.id().equals(exceptionId)).findFirst();
    }

    /** True where an exception of this code is open. */
    public boolean isOpen(ExceptionCode code) {
        return open.containsKey(code);
    }

    /** True where a person has settled this code on this visit before, other than by correcting times. */
    boolean wasAccepted(ExceptionCode code) {
        return known.stream().anyMatch(each -> each.code() == code && accepts(each.outcome()))
                || closings.stream().anyMatch(each -> each.code() == code && accepts(each.outcome()));
    }

    private static boolean accepts(@Nullable ExceptionOutcome outcome) {
        return outcome != null && !outcome.byFact() && outcome != ExceptionOutcome.TIMES_ADJUSTED;
    }

    /** True where begin or end that count are other than when the visit was locked. */
    boolean timesChanged() {
        return !Objects.equals(before.begin(), visit.begin()) || !Objects.equals(before.end(), visit.end());
    }

    /** True for a visit that is made now. */
    public boolean isNew() {
        return isNew;
    }

    /** The codes that are open. */
    public List<ExceptionCode> openCodes() {
        return List.copyOf(open.keySet());
    }

    boolean mustSettle() {
        return open.containsValue(true);
    }

    /** Does this once the visit has been written: what refers to it, and what others are told. */
    public void afterSave(Runnable next) {
        afterSave.add(next);
    }

    List<Runnable> afterSave() {
        return afterSave;
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
