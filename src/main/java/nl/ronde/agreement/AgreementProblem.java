package nl.ronde.agreement;

import nl.ronde.platform.problem.Problem;

/** What keeping of agreements refuses. */
enum AgreementProblem implements Problem {
    NOT_COVERED("municipality-not-covered", 422, "Deze gemeente hoort niet bij deze overeenkomst."),
    UNREACHABLE(
            "contact-unreachable", 422, "Op deze manier is de contactpersoon niet te bereiken: vul het gegeven aan.");

    private final Entry entry;

    AgreementProblem(String code, int status, String title) {
        this.entry = new Entry(code, status, title);
    }

    @Override
    public Entry entry() {
        return entry;
    }
}
