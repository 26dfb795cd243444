package nl.ronde.complaint;

import java.util.Map;
import nl.ronde.platform.problem.Problem;
import nl.ronde.platform.problem.Refusal;

/** What the register of complaints refuses. */
public enum ComplaintProblem implements Problem {
    MOMENT_IN_FUTURE("moment-in-future", 422, "Dit moment ligt in de toekomst."),
    CLIENT_UNKNOWN("client-unknown", 422, "Deze cliënt bestaat niet."),
    ASSIGNMENT_UNKNOWN("assignment-unknown", 422, "Deze toewijzing bestaat niet."),
    AGREEMENT_UNKNOWN("agreement-unknown", 422, "Deze overeenkomst is hier onbekend."),
    WORKER_UNKNOWN("worker-unknown", 422, "Deze medewerker bestaat niet."),
    HANDLER_UNKNOWN("handler-unknown", 422, "Deze behandelaar bestaat niet."),
    HANDLER_IS_CONCERNED(
            "handler-is-concerned", 422, "De klacht gaat over deze persoon. Laat een ander haar behandelen."),
    ABOUT_YOU("complaint-about-you", 403, "Deze klacht gaat over u."),
    SETTLED("complaint-settled", 409, "Deze klacht is al afgehandeld."),
    SETTLED_BEFORE_RECEIVED("settled-before-received", 422, "De afhandeling ligt voor de klacht."),
    WORDS_REQUIRED("own-words-required", 422, "Licht dit toe in eigen woorden."),
    NAMES_IN_REPORT("names-in-report", 422, "Dit komt in het jaarverslag. Noem daarin geen namen of nummers."),
    WITHOUT_AGREEMENT(
            "complaint-without-agreement",
            409,
            "Van een klacht uit dit jaar is niet bekend onder welke overeenkomst zij valt. Leg dat eerst vast bij de klacht."),
    REPORT_TOO_EARLY("report-before-event", 422, "Deze melding ligt voor wat er gebeurde.");

    private final Entry entry;

    ComplaintProblem(String code, int status, String title) {
        this.entry = new Entry(code, status, title);
    }

    /** What the constraints of this module's tables mean to a caller. */
    public static Map<String, Problem> constraints() {
        return Map.of(
                "complaint_worker_exists", WORKER_UNKNOWN,
                "complaint_handler_exists", HANDLER_UNKNOWN);
    }

    /** The refusal with its title at a field. */
    Refusal at(String field) {
        return refuse(title(), field);
    }

    @Override
    public Entry entry() {
        return entry;
    }
}
