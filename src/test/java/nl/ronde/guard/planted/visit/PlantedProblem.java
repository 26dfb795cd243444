package nl.ronde.guard.planted.visit;

import nl.ronde.platform.problem.Problem;

/** A refusal that nobody gives. */
public enum PlantedProblem implements Problem {
    NEVER_GIVEN;

    @Override
    public Entry entry() {
        return new Entry("never-given", 422, "Nooit.");
    }
}
