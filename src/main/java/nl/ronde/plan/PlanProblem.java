package nl.ronde.plan;

import java.util.Map;
import nl.ronde.platform.problem.Problem;

/** What the administration of plans refuses. */
public enum PlanProblem implements Problem {
    DRAFT_EXISTS("plan-draft-exists", 409, "Er is al een concept van dit plan. Werk daarin verder."),
    NOT_DRAFT("plan-not-draft", 409, "Dit plan is al aan de cliënt voorgelegd. Maak een nieuwe versie."),
    NOT_PRESENTED("plan-not-presented", 409, "Dit plan is nog niet aan de cliënt voorgelegd."),
    NOT_SIGNED("plan-not-signed", 409, "Dit plan is niet getekend."),
    NO_LONGER_CURRENT("plan-no-longer-current", 409, "Er is een nieuwere versie van dit plan."),
    PROVIDER_SIGNED("plan-already-signed-by-provider", 409, "De aanbieder heeft dit plan al getekend."),
    INCOMPLETE("plan-incomplete", 422, "In dit plan ontbreekt iets dat de overeenkomst vraagt."),
    CONTENT_INVALID("plan-content-invalid", 422, "Dit past niet bij de overeenkomst."),
    CONSENT_INCOMPLETE("consent-incomplete", 422, "Bij deze manier van instemmen ontbreekt een gegeven."),
    CONSENT_EXISTS("consent-exists", 409, "Er is al een andere instemming met dit id."),
    CONSENT_SETTLED("consent-not-open", 409, "Bij deze instemming valt niets (meer) af te handelen."),
    TIME_IMPOSSIBLE("plan-time-impossible", 422, "Dit moment kan niet."),
    NO_EFFECT("plan-date-without-effect", 422, "Deze dag zou niets veranderen."),
    WITHOUT_CLIENT(
            "evaluation-without-client", 422, "Een evaluatie is een gesprek met de cliënt of diens vertegenwoordiger."),
    ASSIGNMENT_ENDED("plan-assignment-withdrawn", 422, "Deze toewijzing is ingetrokken.");

    private final Entry entry;

    PlanProblem(String code, int status, String title) {
        this.entry = new Entry(code, status, title);
    }

    /** What the constraints of this module's tables mean to a caller. */
    public static Map<String, Problem> constraints() {
        return Map.of(
                "support_plan_has_one_draft", DRAFT_EXISTS,
                "support_plan_number_is_unique", DRAFT_EXISTS,
                "plan_consent_id_is_unique", CONSENT_EXISTS);
    }

    @Override
    public Entry entry() {
        return entry;
    }
}
