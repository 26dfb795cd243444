package nl.ronde.plan;

import java.util.List;
import nl.ronde.audit.Audit;
import nl.ronde.plan.PlanFile.Standard;
import nl.ronde.platform.act.Actor;
import nl.ronde.platform.db.Db;
import nl.ronde.platform.problem.CommonProblem;
import org.jspecify.annotations.Nullable;

/** The provider's own texts, with which every new plan begins: telephone, e-mail, complaints procedure (DVO 11.4). */
final class PlanStandards {
    private final Db db;
    private final PlanFileStore files;
    private final Audit audit;

    PlanStandards(Db db, PlanFileStore files, Audit audit) {
        this.db = db;
        this.files = files;
        this.audit = audit;
    }

    record Command(
            PlanContent.Information information, @Nullable List<String> processAgreements) {}

    Standard get(Actor actor) {
        return db.reading(actor.providerId(), files::standard);
    }

    Standard set(Actor actor, int expectedVersion, Command command) {
        return db.inTransaction(actor.providerId(), tx -> {
            Standard next = new Standard(
                    expectedVersion + 1,
                    command.information(),
                    command.processAgreements() == null ? List.of() : command.processAgreements());
            if (files.standard(tx).version() != expectedVersion || !files.save(tx, next)) {
                throw CommonProblem.VERSION_MISMATCH.refuse();
            }
            audit.append(tx, actor, Audit.Kind.UPDATE, "setPlanStandards", "planStandards", null, null);
            return next;
        });
    }
}
