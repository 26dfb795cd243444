package nl.ronde.visit.work;

import java.util.UUID;
import java.util.function.Supplier;
import nl.ronde.audit.Audit;
import nl.ronde.platform.act.Actor;
import nl.ronde.platform.db.Db;
import nl.ronde.platform.problem.CommonProblem;
import nl.ronde.platform.problem.Refusal;

/** Who asks for what is not theirs gets 404, and the trail says so: in a transaction of its own, since the first is undone. */
final class Access {
    /** An id that is nobody's here goes into no trail: it may be another provider's. */
    private static final String OWN_ID = """
            SELECT id FROM visit WHERE provider_id = $1 AND id = $2
            UNION ALL SELECT id FROM client WHERE provider_id = $1 AND id = $2""";

    private final Db db;
    private final Audit audit;

    Access(Db db, Audit audit) {
        this.db = db;
        this.audit = audit;
    }

    /** The worker that this user is. */
    static UUID worker(Actor actor) {
        if (actor.workerId() == null) {
            throw CommonProblem.FORBIDDEN.refuse();
        }
        return actor.workerId();
    }

    <T> T denying(Actor actor, String action, String type, UUID objectId, Supplier<T> work) {
        try {
            return work.get();
        } catch (Refusal refusal) {
            if (refusal.problem() == CommonProblem.NOT_FOUND) {
                db.inTransaction(actor.providerId(), tx -> {
                    UUID known =
                            tx.find(OWN_ID, row -> row.getUUID("id"), objectId).orElse(null);
                    audit.append(tx, actor, Audit.Kind.DENY, action, type, known, null);
                    return true;
                });
            }
            throw refusal;
        }
    }
}
