package nl.ronde.plan;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.ronde.platform.db.Tx;

/** Plans for the modules above. The caller writes the audit entry of what it shows. */
public final class Plans {
    private final PlanStore store;
    private final PlanFileStore files;

    Plans(PlanStore store, PlanFileStore files) {
        this.store = store;
        this.files = files;
    }

    /** Every version of a client's plans, per assignment the newest first; drafts too: ask {@link SupportPlan#state}. */
    public List<SupportPlan> ofClient(Tx tx, UUID clientId) {
        return store.ofClient(tx, clientId);
    }

    /** The versions of these assignments' plans that were shown and are current; asked without waiting. */
    public Tx.Later<SupportPlan> shown(Tx tx, Collection<UUID> assignmentIds) {
        return store.shown(tx, assignmentIds);
    }

    /** The version with this id. */
    public Optional<SupportPlan> find(Tx tx, UUID planId) {
        return store.find(tx, planId);
    }

    /** The newest plan of the municipality for an assignment. */
    public Optional<PlanFile.MunicipalPlan> municipalPlan(Tx tx, UUID assignmentId) {
        return files.municipalPlan(tx, assignmentId);
    }

    /** The talks on how a plan goes, in the order in which they were recorded. */
    public List<PlanFile.Evaluation> evaluations(Tx tx, UUID planId) {
        return files.evaluations(tx, planId);
    }

    /** The copies of a plan that were given. */
    public List<PlanFile.Copy> copies(Tx tx, UUID planId) {
        return files.copies(tx, planId);
    }
}
