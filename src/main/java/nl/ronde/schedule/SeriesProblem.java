package nl.ronde.schedule;

import nl.ronde.platform.problem.Problem;

/** What the planning of series refuses. */
public enum SeriesProblem implements Problem {
    IN_PAST("series-in-past", 422, "Een reeks kan alleen vanaf vandaag worden gemaakt of gewijzigd."),
    NEEDS_LAST_DAY("series-needs-last-day", 422, "Geef een laatste dag: de toewijzing heeft er geen."),
    ENDS_BEFORE_BEGIN("ends-before-it-begins", 422, "De laatste dag ligt voor de eerste dag."),
    NO_VISITS("series-has-no-visits", 422, "In deze periode valt geen enkel bezoek."),
    ENDED("series-ended", 409, "Deze reeks is dan al afgelopen.");

    private final Entry entry;

    SeriesProblem(String code, int status, String title) {
        this.entry = new Entry(code, status, title);
    }

    @Override
    public Entry entry() {
        return entry;
    }
}
