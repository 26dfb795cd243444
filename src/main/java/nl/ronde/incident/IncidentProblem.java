package nl.ronde.incident;

import nl.ronde.platform.problem.Problem;

/** What reporting of incidents refuses. */
public enum IncidentProblem implements Problem {
    CLIENT_UNKNOWN("client-unknown", 422, "Deze cliënt bestaat niet, of u heeft daar geen bezoek."),
    INCIDENT_EXISTS("incident-exists", 409, "Er is al een ander incident met dit id."),
    REPORT_IN_FUTURE("report-in-future", 422, "Deze melding ligt in de toekomst."),
    REPORT_BEFORE_INCIDENT("report-before-incident", 422, "Deze melding ligt voor het incident."),
    NOTICED_OUTSIDE("noticed-outside", 422, "Dit is opgemerkt tussen het incident en nu, niet op dit moment."),
    CALAMITY_OR_SERIOUS(
            "calamity-or-serious", 422, "Een calamiteit is geen ernstig incident in deze zin: kies een van de twee."),
    CLOSED("incident-closed", 409, "Dit incident is afgesloten. Heropen het eerst."),
    NOT_CLOSED("incident-not-closed", 409, "Dit incident is niet afgesloten."),
    NO_AGREEMENT("incident-without-agreement", 422, "Deze cliënt heeft geen toewijzing: de gemeente is niet bekend."),
    CONTACT_UNKNOWN(
            "contact-unknown", 422, "Er is niemand ingevuld om dit aan te melden. Doe dat bij de overeenkomst."),
    CHANNEL_NOT_MAIL("channel-not-mail", 422, "Deze ontvanger wil de melding niet per e-mail."),
    REPORT_UNDER_WAY("report-under-way", 409, "Er is al een e-mail onderweg aan dit adres.");

    private final Entry entry;

    IncidentProblem(String code, int status, String title) {
        this.entry = new Entry(code, status, title);
    }

    @Override
    public Entry entry() {
        return entry;
    }
}
