package nl.ronde.incident.meldcode;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import nl.ronde.platform.problem.CommonProblem;
import org.jspecify.annotations.Nullable;

/**
 * A case of the meldcode.
 *
 * @param version rises with every step, member and the closing
 * @param signalledBy the user of the worker who saw it; null where the opener saw it herself
 * @param members the users who may see it
 * @param formerMembers whose name was taken out, in that order
 * @param steps in the order they were recorded
 */
record MeldcodeCase(
        UUID id,
        int version,
        UUID clientId,
        UUID openedBy,
        Instant openedAt,
        @Nullable Instant closedAt,
        @Nullable String outcome,
        @Nullable UUID signalledBy,
        List<UUID> members,
        List<Former> formerMembers,
        List<Taken> steps) {

    /** Somebody who was named and may see it no longer. */
    record Former(UUID userId, UUID endedBy, Instant endedAt, String reason) {}

    /** The five steps of the Dutch law; 1 to 4 in any order, the fifth after them. */
    enum Step {
        /** What was seen and heard (signalen in kaart brengen). */
        @JsonProperty("signals")
        SIGNALS,
        /** With a colleague or Veilig Thuis. */
        @JsonProperty("consultation")
        CONSULTATION,
        /** With the people concerned (gesprek). */
        @JsonProperty("talk")
        TALK,
        /** With the framework of the own profession (afwegingskader). */
        @JsonProperty("weighing")
        WEIGHING,
        /** Is a report necessary, is help possible. */
        @JsonProperty("decision")
        DECISION
    }

    /** With whom it was talked over. */
    enum Consulted {
        @JsonProperty("colleague")
        COLLEAGUE,
        @JsonProperty("veiligThuis")
        VEILIG_THUIS,
        @JsonProperty("both")
        BOTH
    }

    /**
     * A step that was taken, or skipped with the reason.
     *
     * @param takenOn Amsterdam date
     * @param reportNecessary the first question of the fifth step
     * @param helpPossible the second question of the fifth step
     * @param reportedOn when Veilig Thuis was told, Amsterdam date
     */
    record Taken(
            UUID id,
            Step step,
            String text,
            boolean skipped,
            LocalDate takenOn,
            @Nullable Consulted consulted,
            @Nullable Boolean reportNecessary,
            @Nullable Boolean helpPossible,
            @Nullable LocalDate reportedOn,
            UUID recordedBy,
            Instant recordedAt) {
        @Override
        public String toString() {
            return "Taken[" + step + "]";
        }
    }

    /** Refuses who is not named, and who would take out her own name: whoever may do this stays. */
    void requireOther(UUID actor, UUID member) {
        if (!members.contains(member)) {
            throw CommonProblem.NOT_FOUND.refuse();
        }
        if (actor.equals(member)) {
            throw MeldcodeProblem.OWN_NAME.refuse();
        }
    }

    MeldcodeCase requireOpen() {
        if (closedAt != null) {
            throw MeldcodeProblem.CLOSED.refuse();
        }
        return this;
    }

    /** Refuses a step that lacks what the law asks of it, or comes before those it rests on. */
    void require(Taken next) {
        if (next.step() == Step.CONSULTATION && !next.skipped() && next.consulted() == null) {
            throw incomplete("/consulted");
        }
        if (next.step() != Step.DECISION) {
            return;
        }
        if (next.skipped()) {
            throw incomplete("/skipped");
        }
        if (next.reportNecessary() == null) {
            throw incomplete("/reportNecessary");
        }
        if (next.helpPossible() == null) {
            throw incomplete("/helpPossible");
        }
        Set<Step> missing = EnumSet.complementOf(EnumSet.of(Step.DECISION));
        steps.forEach(step -> missing.remove(step.step()));
        if (!missing.isEmpty()) {
            throw MeldcodeProblem.STEPS_MISSING.refuse();
        }
    }

    private static RuntimeException incomplete(String field) {
        return MeldcodeProblem.STEP_INCOMPLETE.refuse(MeldcodeProblem.STEP_INCOMPLETE.title(), field);
    }

    void requireDecided() {
        if (steps.stream().noneMatch(step -> step.step() == Step.DECISION)) {
            throw MeldcodeProblem.UNDECIDED.refuse();
        }
    }

    @Override
    public String toString() {
        return "MeldcodeCase[" + id + "]";
    }
}
