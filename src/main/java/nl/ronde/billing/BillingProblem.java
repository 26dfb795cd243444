package nl.ronde.billing;

import nl.ronde.platform.problem.Problem;

/** What billing refuses. */
public enum BillingProblem implements Problem {
    AGREEMENT_NOT_DELIVERED("agreement-not-delivered", 422, "U levert niet onder deze overeenkomst."),
    CAK_EXPORT_OFF("cak-export-off", 422, "Voor deze overeenkomst staan de uren voor het CAK uit."),
    PERIOD_NOT_ENDED("period-not-ended", 422, "Deze periode is nog niet voorbij."),
    PERIOD_NOT_APPROVED("period-not-approved", 409, "Nog niet alle bezoeken van deze periode zijn akkoord."),
    CAK_DATA_MISSING("cak-data-missing", 422, "Er ontbreken gegevens die het CAK nodig heeft."),
    NOTHING_TO_EXPORT("nothing-to-export", 409, "Er is niets nieuws voor het CAK in deze periode.");

    private final Entry entry;

    BillingProblem(String code, int status, String title) {
        this.entry = new Entry(code, status, title);
    }

    @Override
    public Entry entry() {
        return entry;
    }
}
