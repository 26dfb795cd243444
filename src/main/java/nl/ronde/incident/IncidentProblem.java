package nl.ronde.incident;

import nl.ronde.platform.problem.Problem;

/** What reporting of incidents refuses. */
public enum IncidentProblem implements Problem {
    CLIENT_UNKNOWN("client-unknown", 422, "Deze cliënt bestaat niet, of u heeft daar geen bezoek."),
    INCIDENT_EXISTS("incident-exists", 409, "Er is al een ander incident met dit id."),
    REPORT_IN_FUTURE("report-in-future", 422, "Deze melding ligt in de toekomst."),
    REPORT_BEFORE_INCIDENT("report-before-incident", 422, "Deze melding ligt voor het incident.");

    private final Entry entry;

    IncidentProblem(String code, int status, String title) {
        this.entry = new Entry(code, status, title);
    }

    @Override
    public Entry entry() {
        return entry;
    }
}
