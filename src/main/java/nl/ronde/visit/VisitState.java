package nl.ronde.visit;

import static nl.ronde.visit.VisitStatus.CANCELLED;
import static nl.ronde.visit.VisitStatus.COMPLETED;
import static nl.ronde.visit.VisitStatus.NOT_DELIVERED;
import static nl.ronde.visit.VisitStatus.PLANNED;
import static nl.ronde.visit.VisitStatus.UNDER_WAY;
import static nl.ronde.visit.VisitStatus.VACANT;
import static nl.ronde.visit.VisitStep.ASSIGN;
import static nl.ronde.visit.VisitStep.CANCEL;
import static nl.ronde.visit.VisitStep.CHECK_IN;
import static nl.ronde.visit.VisitStep.CHECK_OUT;
import static nl.ronde.visit.VisitStep.CORRECT_TO_DELIVERED;
import static nl.ronde.visit.VisitStep.CORRECT_TO_NOT_DELIVERED;
import static nl.ronde.visit.VisitStep.MOVE;
import static nl.ronde.visit.VisitStep.REPORT_NOT_DELIVERED;
import static nl.ronde.visit.VisitStep.UNASSIGN;

import java.util.List;
import java.util.Optional;

/**
 * Every allowed step, one line each. What the office wants and does not stand here is refused; what a worker reports and
 * does not stand here is kept as a fact that leaves the status as it is.
 */
public final class VisitState {
    private static final List<Line> STEPS = List.of(
            line(PLANNED, ASSIGN, PLANNED),
            line(PLANNED, UNASSIGN, VACANT),
            line(PLANNED, MOVE, PLANNED),
            line(PLANNED, CANCEL, CANCELLED),
            line(PLANNED, CHECK_IN, UNDER_WAY),
            line(PLANNED, CHECK_OUT, COMPLETED),
            line(PLANNED, REPORT_NOT_DELIVERED, NOT_DELIVERED),
            line(PLANNED, CORRECT_TO_DELIVERED, COMPLETED),
            line(PLANNED, CORRECT_TO_NOT_DELIVERED, NOT_DELIVERED),
            line(VACANT, ASSIGN, PLANNED),
            line(VACANT, UNASSIGN, VACANT),
            line(VACANT, MOVE, VACANT),
            line(VACANT, CANCEL, CANCELLED),
            line(VACANT, CHECK_IN, UNDER_WAY),
            line(VACANT, CHECK_OUT, COMPLETED),
            line(VACANT, REPORT_NOT_DELIVERED, NOT_DELIVERED),
            line(VACANT, CORRECT_TO_NOT_DELIVERED, NOT_DELIVERED),
            line(UNDER_WAY, CHECK_OUT, COMPLETED),
            line(UNDER_WAY, REPORT_NOT_DELIVERED, NOT_DELIVERED),
            line(UNDER_WAY, CORRECT_TO_DELIVERED, COMPLETED),
            line(UNDER_WAY, CORRECT_TO_NOT_DELIVERED, NOT_DELIVERED),
            line(COMPLETED, CORRECT_TO_NOT_DELIVERED, NOT_DELIVERED),
            line(NOT_DELIVERED, CHECK_IN, UNDER_WAY),
            line(NOT_DELIVERED, CHECK_OUT, COMPLETED),
            line(NOT_DELIVERED, CORRECT_TO_DELIVERED, COMPLETED),
            line(CANCELLED, CHECK_IN, UNDER_WAY),
            line(CANCELLED, CHECK_OUT, COMPLETED));

    private VisitState() {}

    /** The status after this step; empty where the step is not one from here. */
    public static Optional<VisitStatus> after(VisitStatus status, VisitStep step) {
        return STEPS.stream()
                .filter(line -> line.from() == status && line.step() == step)
                .map(Line::to)
                .findFirst();
    }

    private static Line line(VisitStatus from, VisitStep step, VisitStatus to) {
        return new Line(from, step, to);
    }

    private record Line(VisitStatus from, VisitStep step, VisitStatus to) {}
}
