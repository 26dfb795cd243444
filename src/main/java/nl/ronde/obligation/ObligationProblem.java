package nl.ronde.obligation;

import nl.ronde.platform.problem.Problem;

/** What the calculator and the running terms refuse. */
public enum ObligationProblem implements Problem {
    AGREEMENT_UNKNOWN("agreement-unknown", 422, "Deze overeenkomst bestaat niet."),
    TERM_NOT_IN_AGREEMENT(
            "term-not-in-agreement", 422, "De overeenkomst heeft hiervoor geen termijn, en de huisstandaard ook niet."),
    NOT_RUNNING("obligation-not-running", 409, "Deze termijn loopt niet meer.");

    private final String code;
    private final int status;
    private final String title;

    ObligationProblem(String code, int status, String title) {
        this.code = code;
        this.status = status;
        this.title = title;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String title() {
        return title;
    }
}
