package nl.ronde.obligation;

import nl.ronde.platform.problem.Problem;

/** What the calculator and the running terms refuse. */
public enum ObligationProblem implements Problem {
    AGREEMENT_UNKNOWN("agreement-unknown", 422, "Deze overeenkomst bestaat niet."),
    TERM_NOT_IN_AGREEMENT(
            "term-not-in-agreement", 422, "De overeenkomst heeft hiervoor geen termijn, en de huisstandaard ook niet."),
    NOT_RUNNING("obligation-not-running", 409, "Deze termijn loopt niet meer.");

    private final Entry entry;

    ObligationProblem(String code, int status, String title) {
        this.entry = new Entry(code, status, title);
    }

    @Override
    public Entry entry() {
        return entry;
    }
}
