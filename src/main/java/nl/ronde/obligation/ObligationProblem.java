package nl.ronde.obligation;

import nl.ronde.platform.problem.Problem;

/** What the calculator and the running terms refuse. */
public enum ObligationProblem implements Problem {
    AGREEMENT_UNKNOWN("agreement-unknown", 422, "Deze overeenkomst bestaat niet."),
    TERM_NOT_IN_AGREEMENT(
            "term-not-in-agreement", 422, "De overeenkomst heeft hiervoor geen termijn, en de huisstandaard ook niet."),
    HOUSE_TERM_FIXED(
            "house-term-fixed", 422, "Deze termijn volgt uit de wet of kent geen aantal. U kunt hem niet wijzigen."),
    HOUSE_TERM_UNKNOWN("house-term-unknown", 422, "De huisstandaard kent deze termijn niet."),
    HOUSE_TERM_IN_PAST("house-term-in-past", 422, "Een nieuwe termijn kan niet ingaan in het verleden."),
    HOUSE_TERM_UNIT("house-term-unit", 422, "Zo kan deze termijn niet tellen."),
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
