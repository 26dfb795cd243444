package nl.ronde.schedule;

import nl.ronde.platform.problem.Problem;

/** What the planning of series refuses. */
public enum SeriesProblem implements Problem {
    IN_PAST("series-in-past", 422, "Een reeks kan alleen vanaf vandaag worden gemaakt of gewijzigd."),
    NEEDS_LAST_DAY("series-needs-last-day", 422, "Geef een laatste dag: de toewijzing heeft er geen."),
    ENDS_BEFORE_BEGIN("ends-before-it-begins", 422, "De laatste dag ligt voor de eerste dag."),
    NO_VISITS("series-has-no-visits", 422, "In deze periode valt geen enkel bezoek."),
    ENDED("series-ended", 409, "Deze reeks is dan al afgelopen.");

    private final String code;
    private final int status;
    private final String title;

    SeriesProblem(String code, int status, String title) {
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
