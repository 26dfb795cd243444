package nl.ronde.municipality;

import nl.ronde.platform.problem.Problem;

/** What the municipality's window refuses. */
public enum MunicipalityProblem implements Problem {
    PERIOD_TURNED_ROUND("period-turned-round", 422, "De laatste dag ligt voor de eerste.");

    private final Entry entry;

    MunicipalityProblem(String code, int status, String title) {
        this.entry = new Entry(code, status, title);
    }

    @Override
    public Entry entry() {
        return entry;
    }
}
