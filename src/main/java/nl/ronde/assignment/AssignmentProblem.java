package nl.ronde.assignment;

import java.util.Map;
import nl.ronde.platform.problem.Problem;

/** What the administration of assignments refuses. */
public enum AssignmentProblem implements Problem {
    AGREEMENT_UNKNOWN("agreement-unknown", 422, "Deze overeenkomst bestaat niet."),
    MUNICIPALITY_NOT_COVERED("municipality-not-in-agreement", 422, "Deze gemeente valt niet onder de overeenkomst."),
    PRODUCT_NOT_IN_AGREEMENT(
            "product-not-in-agreement", 422, "Dit product staat op de ingangsdatum niet in de overeenkomst."),
    ENDS_BEFORE_START("assignment-ends-before-start", 422, "De einddatum ligt voor de ingangsdatum."),
    NUMBER_TAKEN("assignment-number-taken", 409, "Deze gemeente heeft dit toewijzingsnummer al gebruikt."),
    FROM_MUNICIPALITY(
            "assignment-from-municipality",
            422,
            "Deze toewijzing komt van de gemeente. Alleen een nieuw bericht van de gemeente wijzigt haar."),
    RESULT_AREAS_INVALID("result-areas-invalid", 422, "Deze resultaatgebieden passen niet bij de overeenkomst."),
    NO_CATALOGUE("agreement-without-result-areas", 422, "Deze overeenkomst kent geen resultaatgebieden."),
    TASK_SETTLED("task-already-settled", 409, "Deze taak is al afgehandeld."),
    TASK_NEEDS_RESULT_AREAS(
            "task-needs-result-areas", 422, "Deze taak is klaar zodra de resultaatgebieden zijn vastgelegd.");

    private final Entry entry;

    AssignmentProblem(String code, int status, String title) {
        this.entry = new Entry(code, status, title);
    }

    /** What the constraints of this module's tables mean to a caller. */
    public static Map<String, Problem> constraints() {
        return Map.of("assignment_number_is_unique", NUMBER_TAKEN);
    }

    @Override
    public Entry entry() {
        return entry;
    }
}
