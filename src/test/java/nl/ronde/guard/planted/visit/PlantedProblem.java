package nl.ronde.guard.planted.visit;

import nl.ronde.platform.problem.Problem;

/** A refusal that nobody gives. */
public enum PlantedProblem implements Problem {
    NEVER_GIVEN;

    @Override
    public String code() {
        return "never-given";
    }

    @Override
    public int status() {
        return 422;
    }

    @Override
    public String title() {
        return "Nooit.";
    }
}
