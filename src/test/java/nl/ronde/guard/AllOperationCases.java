package nl.ronde.guard;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import nl.ronde.support.TestApp;

/** The one list of how the operations of every module are called; an operation without a case fails the build. */
final class AllOperationCases {
    private AllOperationCases() {}

    /** The cases of every module. */
    static List<OperationCases> list() {
        return List.of(
                new AgreementOperationCases(),
                new ContactOperationCases(),
                new AuditOperationCases(),
                new BillingOperationCases(),
                new BlobOperationCases(),
                new ComplaintOperationCases(),
                new DeviceOperationCases(),
                new IdentityOperationCases(),
                new IncidentOperationCases(),
                new IntakeOperationCases(),
                new LifeOperationCases(),
                new MailOperationCases(),
                new ObligationOperationCases(),
                new RegisterOperationCases(),
                new PlanOperationCases(),
                new ReplacementOperationCases(),
                new ScheduleOperationCases(),
                new SecurityOperationCases(),
                new StaffOperationCases(),
                new SyncOperationCases(),
                new VisitOperationCases(),
                new WorkerActOperationCases());
    }

    /** Every case by its operationId; makes what they need in the first provider. */
    static Map<String, OperationCases.Case> of(TestApp app) {
        Map<String, OperationCases.Case> all = new TreeMap<>();
        for (OperationCases each : list()) {
            each.cases(app).forEach((id, one) -> {
                if (all.put(id, one) != null) {
                    throw new AssertionError("two cases for " + id);
                }
            });
        }
        // What is due by the clock is done now: the server's own round must not change a row between two looks.
        app.server().app().jobs().runDue();
        return all;
    }
}
