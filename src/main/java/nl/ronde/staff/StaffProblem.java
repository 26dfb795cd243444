package nl.ronde.staff;

import java.util.Map;
import nl.ronde.platform.problem.Problem;

/** What staff management refuses. */
public enum StaffProblem implements Problem {
    WORKER_UNKNOWN("worker-unknown", 422, "Deze medewerker bestaat niet."),
    NO_VALID_VOG("worker-has-no-valid-vog", 422, "Deze medewerker heeft op deze dag geen geldige VOG."),
    NO_STATEMENT(
            "worker-without-confidentiality-statement",
            422,
            "Deze medewerker heeft geen geheimhoudingsverklaring getekend."),
    NEEDS_SUPERVISION(
            "worker-needs-supervision", 422, "Een stagiair gaat alleen samen met een gekwalificeerde medewerker."),
    NOT_EMPLOYED("worker-not-employed", 422, "Deze medewerker is op deze dag niet in dienst."),
    ON_LEAVE("worker-on-leave", 422, "Deze medewerker is op deze dag afwezig."),
    DATE_IN_FUTURE("date-in-future", 422, "Deze datum ligt in de toekomst."),
    ENDS_BEFORE_BEGIN("ends-before-it-begins", 422, "De laatste dag ligt voor de eerste dag."),
    COMPETENCE_KNOWN("competence-known", 409, "Deze medewerker heeft deze bekwaamheid al in deze periode."),
    ABSENCE_EXISTS("absence-exists", 409, "Er is al een andere afwezigheid met dit id."),
    AVAILABILITY_EXISTS("availability-exists", 409, "Er is al een andere beschikbaarheid met dit id."),
    WINDOW_INVALID("availability-window-invalid", 422, "Het einde van deze tijd ligt niet na het begin."),
    RANGE_INVALID("date-range-invalid", 422, "De laatste dag ligt voor de eerste, of meer dan een jaar later."),
    TEAM_NAME_TAKEN("team-name-taken", 409, "Er is al een team met deze naam."),
    ALREADY_IN_TEAM("already-in-team", 409, "Deze medewerker zit in deze periode al in dit team.");

    private final Entry entry;

    StaffProblem(String code, int status, String title) {
        this.entry = new Entry(code, status, title);
    }

    /** What a constraint of this module's tables means to a caller. */
    public static Map<String, Problem> constraints() {
        return Map.of("team_name_is_unique", TEAM_NAME_TAKEN);
    }

    @Override
    public Entry entry() {
        return entry;
    }
}
