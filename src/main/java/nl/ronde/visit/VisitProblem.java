package nl.ronde.visit;

import java.util.Map;
import nl.ronde.platform.problem.Problem;

/** What planning, settling and approving of visits refuse. What a worker reports is not refused for being odd. */
public enum VisitProblem implements Problem {
    VISIT_EXISTS("visit-exists", 409, "Er is al een bezoek met dit id."),
    ASSIGNMENT_UNKNOWN("assignment-unknown", 422, "Deze toewijzing bestaat niet."),
    CLIENT_UNKNOWN("client-unknown", 422, "Deze cliënt bestaat niet, of u heeft daar geen bezoek."),
    OUTSIDE_ASSIGNMENT("outside-assignment", 422, "Het bezoek valt buiten de periode van de toewijzing."),
    TIMES_INVALID("visit-times-invalid", 422, "Het einde moet na het begin liggen, binnen 24 uur."),
    WORKER_HAS_OVERLAP("worker-has-overlap", 409, "De medewerker heeft in deze tijd al een bezoek."),
    VISIT_NOT_OPEN("visit-not-open", 409, "Dit bezoek is al begonnen, afgesloten of vervallen."),
    AREA_UNKNOWN("result-area-unknown", 422, "Dit resultaatgebied staat niet in de overeenkomst."),
    ACTIVITY_UNKNOWN("activity-unknown", 422, "Deze activiteit staat niet in de lijst. Vul haar in als vrije tekst."),
    EXCEPTION_SETTLED("exception-settled", 409, "Deze uitzondering is al afgehandeld."),
    OUTCOME_NOT_ALLOWED("outcome-not-allowed", 422, "Deze afhandeling past niet bij deze uitzondering."),
    OUTCOME_INCOMPLETE("outcome-incomplete", 422, "Voor deze afhandeling ontbreekt een gegeven."),
    MEMO_REQUIRED("memo-required", 422, "Licht deze correctie toe."),
    ADJUSTMENT_NOT_POSSIBLE("adjustment-not-possible", 409, "Deze correctie past niet bij de stand van het bezoek."),
    VISIT_APPROVED("visit-approved", 409, "Dit bezoek is al akkoord. Trek eerst het akkoord in."),
    VISIT_NOT_APPROVED("visit-not-approved", 409, "Dit bezoek is nog niet akkoord."),
    EXCEPTIONS_OPEN("exceptions-open", 409, "Er zijn nog uitzonderingen die eerst moeten worden afgehandeld."),
    AGREEMENT_UNKNOWN("agreement-unknown", 422, "Deze overeenkomst is hier onbekend."),
    RANGE_INVALID("date-range-invalid", 422, "De laatste dag ligt voor de eerste.");

    private final Entry entry;

    VisitProblem(String code, int status, String title) {
        this.entry = new Entry(code, status, title);
    }

    @Override
    public Entry entry() {
        return entry;
    }

    /** What the constraints of this module's tables mean to a caller. */
    public static Map<String, Problem> constraints() {
        return Map.of(
                "visit_pkey", VISIT_EXISTS,
                "visit_provider_id_client_id_fkey", CLIENT_UNKNOWN,
                "visit_worker_is_in_one_place", WORKER_HAS_OVERLAP);
    }
}
