package nl.ronde.visit;

import java.util.Objects;

/**
 * Raised when what others were told of a visit turns out otherwise: one that was delivered, or was not, stands otherwise now, or
 * a visit belongs to another assignment. Before anything that is told of it as it is now.
 */
public record VisitCorrected(Visit before, Visit after) {
    /** Whether others must hear of it; asks nothing of the database, for every act of a worker passes here. */
    static boolean isOne(Visit before, Visit after) {
        boolean closed = before.status() == VisitStatus.COMPLETED || before.status() == VisitStatus.NOT_DELIVERED;
        boolean turned = before.status() != after.status()
                || !sameTimes(before, after)
                || !Objects.equals(
                        before.settlement().notDelivered(), after.settlement().notDelivered());
        return closed && turned || !sameAssignment(before, after);
    }

    /** The assignment that it belonged to is not the one that it belongs to. */
    public boolean movesToAnotherAssignment() {
        return !sameAssignment(before, after);
    }

    /** It was delivered, and now it was not, or not there, or not then. */
    public boolean undoesDelivery() {
        return before.status() == VisitStatus.COMPLETED && !isSameDelivery(before, after);
    }

    /** Both delivered, under one assignment, at one time. */
    public static boolean isSameDelivery(Visit before, Visit after) {
        return before.status() == VisitStatus.COMPLETED
                && after.status() == VisitStatus.COMPLETED
                && sameAssignment(before, after)
                && sameTimes(before, after);
    }

    private static boolean sameTimes(Visit before, Visit after) {
        return Objects.equals(before.begin(), after.begin()) && Objects.equals(before.end(), after.end());
    }

    private static boolean sameAssignment(Visit before, Visit after) {
        return Objects.equals(before.target().assignmentId(), after.target().assignmentId());
    }
}
