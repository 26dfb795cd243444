package nl.ronde;

import java.util.HashMap;
import java.util.Map;
import nl.ronde.assignment.AssignmentProblem;
import nl.ronde.assignment.life.LifeProblem;
import nl.ronde.billing.sent.SentModule;
import nl.ronde.client.ClientProblem;
import nl.ronde.complaint.ComplaintProblem;
import nl.ronde.identity.IdentityProblem;
import nl.ronde.plan.PlanProblem;
import nl.ronde.platform.problem.Problem;
import nl.ronde.staff.StaffProblem;
import nl.ronde.visit.VisitProblem;

/** What a constraint of the database means to a caller, by its name in the migrations. */
final class Constraints {
    private Constraints() {}

    static Map<String, Problem> all() {
        Map<String, Problem> constraints = new HashMap<>();
        constraints.put("app_user_username_is_unique", IdentityProblem.USERNAME_TAKEN);
        constraints.put("app_user_worker_has_one_user", IdentityProblem.WORKER_HAS_USER);
        constraints.put("app_user_worker_exists", IdentityProblem.WORKER_UNKNOWN);
        constraints.put("provider_agb_code_is_unique", IdentityProblem.AGB_CODE_TAKEN);
        constraints.putAll(ClientProblem.constraints());
        constraints.putAll(AssignmentProblem.constraints());
        constraints.putAll(LifeProblem.constraints());
        constraints.putAll(ComplaintProblem.constraints());
        constraints.putAll(StaffProblem.constraints());
        constraints.putAll(VisitProblem.constraints());
        constraints.putAll(PlanProblem.constraints());
        constraints.putAll(SentModule.constraints());
        return constraints;
    }
}
