package nl.ronde.plan;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import nl.ronde.assignment.Assignment;
import nl.ronde.assignment.Assignments;
import nl.ronde.platform.db.Changes;
import nl.ronde.platform.db.Tx;
import nl.ronde.platform.event.Events;

/** Saves a signature; with the last one the version is in force, and the one before it is not any more. */
final class PlanSigning {
    private final PlanStore store;
    private final Assignments assignments;
    private final Events events;

    PlanSigning(PlanStore store, Assignments assignments, Events events) {
        this.store = store;
        this.assignments = assignments;
        this.events = events;
    }

    /** @param signed with the new signature; its assignment's versions are locked */
    void save(Tx tx, SupportPlan signed) {
        if (signed.state() != PlanState.SIGNED) {
            store.update(tx, signed);
            tellPhones(tx, signed.assignmentId());
            return;
        }
        List<UUID> replaced = store.lockAll(tx, signed.assignmentId()).stream()
                .filter(each -> each.state() == PlanState.SIGNED && !each.id().equals(signed.id()))
                .map(each -> {
                    store.update(tx, each.in(PlanState.SUPERSEDED));
                    return each.id();
                })
                .toList();
        store.update(tx, signed);
        store.putInForce(tx, signed);
        tellPhones(tx, signed.assignmentId());
        events.raise(
                tx,
                new PlanSigned(
                        signed.id(),
                        signed.assignmentId(),
                        signed.clientId(),
                        signed.agreementId(),
                        signed.number(),
                        Objects.requireNonNull(signed.signedAt()),
                        replaced,
                        signed.content().evaluationMoments()));
    }

    /** The phones of who goes there get the plans with their assignment. */
    void tellPhones(Tx tx, UUID assignmentId) {
        assignments
                .find(tx, assignmentId)
                .map(Assignment::version)
                .ifPresent(version -> Changes.upserted(tx, "assignment", assignmentId, version));
    }
}
