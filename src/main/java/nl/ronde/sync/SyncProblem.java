package nl.ronde.sync;

import nl.ronde.platform.problem.Problem;

/** The refusals of pull, push and the review desk. */
enum SyncProblem implements Problem {
    CURSOR_RESET("cursor-reset", 410, "Deze gegevens zijn niet meer bij te werken. Haal ze opnieuw op."),
    TYPE_UNKNOWN("mutation-type-unknown", 422, "Dit soort melding kent de server niet."),
    REVIEW_SETTLED("review-settled", 409, "Dit is al afgehandeld."),
    REVIEW_NOT_APPLICABLE(
            "review-not-applicable", 422, "Deze melding is niet uit te voeren; u kunt haar alleen bewaren.");

    private final Entry entry;

    SyncProblem(String code, int status, String title) {
        this.entry = new Entry(code, status, title);
    }

    @Override
    public Entry entry() {
        return entry;
    }
}
