package nl.ronde.incident.security;

import nl.ronde.platform.problem.Problem;

/** What the register of security incidents refuses. */
public enum SecurityProblem implements Problem {
    EXISTS("security-incident-exists", 409, "Er is al een ander beveiligingsincident met dit id."),
    AGREEMENT_UNKNOWN(
            "agreement-unknown", 422, "Onder deze overeenkomst levert u niet, of zij is hier niet betrokken."),
    NOTICED_OUTSIDE(
            "noticed-outside",
            422,
            "Dit kan niet op dit moment zijn ontdekt: het ligt in de toekomst of te ver terug."),
    IN_FUTURE("report-in-future", 422, "Deze melding ligt in de toekomst of te ver terug."),
    REASON_REQUIRED("reason-required", 422, "Schrijf op waarom melden niet nodig is."),
    AUTHORITY_REQUIRED(
            "authority-required",
            422,
            "Bij een hoog risico moet u dit melden aan de Autoriteit Persoonsgegevens (AVG art. 33).");

    private final Entry entry;

    SecurityProblem(String code, int status, String title) {
        this.entry = new Entry(code, status, title);
    }

    @Override
    public Entry entry() {
        return entry;
    }
}
