package nl.ronde.assignment.life;

import java.util.Map;
import nl.ronde.platform.problem.Problem;
import nl.ronde.platform.problem.Refusal;

/** What the book of an assignment refuses, and planning on days without help. */
public enum LifeProblem implements Problem {
    MOMENT_IN_FUTURE("moment-in-future", 422, "Dit moment ligt in de toekomst."),
    BEFORE_ASSIGNMENT("before-assignment", 422, "Dit ligt voor de toewijzing."),
    AFTER_ASSIGNMENT("after-assignment", 422, "Dit ligt na de laatste dag van de toewijzing."),
    RANGE_INVALID("date-range-invalid", 422, "De laatste dag ligt voor de eerste."),
    WITHDRAWN("assignment-withdrawn", 409, "De gemeente heeft deze toewijzing ingetrokken."),
    ENDED("assignment-has-ended", 409, "De hulp onder deze toewijzing is dan al geëindigd."),
    NOT_STARTING("assignment-not-starting", 409, "De hulp onder deze toewijzing gaat niet door."),
    ALREADY_ACCEPTED("assignment-already-accepted", 409, "Deze toewijzing is al aangenomen."),
    REFUSAL_UNDECIDED("refusal-undecided", 409, "De gemeente heeft nog niet over de weigering besloten."),
    INTAKE_RECORDED("intake-already-recorded", 409, "De intake is al vastgelegd."),
    STOP_OVERLAPS("stop-overlaps", 409, "In deze dagen staat al een onderbreking."),
    NOT_STOPPED("service-not-stopped", 422, "Op die dag was de hulp niet onderbroken."),
    DEATH_IS_FINAL("death-is-final", 422, "Na een overlijden gaat de hulp niet verder."),
    NOTICE_GIVEN("notice-already-given", 409, "De opzegging is al vastgelegd."),
    NO_REPORT_ASKED("entry-needs-no-report", 422, "Hierover hoeft de gemeente niet geïnformeerd te worden."),
    REPORT_TOO_EARLY("report-before-event", 422, "Deze melding ligt voor wat er gebeurde."),
    NO_DECISION_ASKED("entry-needs-no-decision", 422, "Hierover neemt de gemeente geen besluit."),
    ALREADY_DECIDED("already-decided", 409, "Hierover is al besloten."),
    CONSULTATION_MISSING("consultation-missing", 409, "Overleg eerst met de gemeente. Pas daarna kan de hulp stoppen."),
    CONTINUITY_MISSING("continuity-not-secured", 409, "De hulp gaat door tot er een oplossing is."),
    WORDS_REQUIRED("own-words-required", 422, "Licht dit toe in eigen woorden."),
    END_RECORDED("end-already-recorded", 409, "Het einde is al vastgelegd."),
    NOT_TO_BE_TAKEN_BACK(
            "entry-not-withdrawable",
            422,
            "Alleen een opzegging, een bericht of wat de hulp laat eindigen, kan worden teruggenomen."),
    MESSAGE_BEFORE_ITS_DAY(
            "message-before-its-day", 422, "Het bericht is eerder verstuurd dan de dag waarover het gaat."),
    TAKEN_BACK("entry-already-withdrawn", 409, "Dit is al teruggenomen."),
    END_NOT_RECORDED("end-not-recorded", 409, "Leg eerst de reden van het einde vast."),
    ASSIGNMENT_UNKNOWN("assignment-unknown", 422, "Deze toewijzing bestaat niet."),
    WORKER_UNKNOWN("worker-unknown", 422, "Deze medewerker bestaat niet."),
    WAITING_TIME_TOO_LONG("waiting-time-too-long", 422, "De wachttijd is hoogstens 6 maanden."),
    REOPENS_TOO_EARLY("reopens-before-stop", 422, "De heropening ligt voor het begin van de cliëntenstop."),
    STOP_ENDED("admission-stop-ended", 409, "Deze cliëntenstop is al voorbij."),
    SERVICE_STOPPED("service-stopped", 422, "Op deze dag is de hulp onderbroken."),
    SERVICE_ENDED("service-has-ended", 422, "Op deze dag wordt onder deze toewijzing geen hulp meer gegeven.");

    private final Entry entry;

    LifeProblem(String code, int status, String title) {
        this.entry = new Entry(code, status, title);
    }

    /** What the constraints of this package's tables mean to a caller. */
    public static Map<String, Problem> constraints() {
        return Map.of("assignment_entry_worker_exists", WORKER_UNKNOWN);
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
