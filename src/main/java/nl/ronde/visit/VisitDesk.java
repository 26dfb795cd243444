package nl.ronde.visit;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.ronde.platform.clock.BusinessClock;
import nl.ronde.platform.db.Tx;
import nl.ronde.platform.event.Events;

/**
 * Loads a visit for change and writes it back with its exceptions. Here, and nowhere else, the state of approval follows
 * from what is open, and an approved visit whose facts change loses its approval.
 */
public final class VisitDesk {
    private final VisitStore visits;
    private final ExceptionStore exceptions;
    private final BusinessClock clock;
    private final Events events;

    VisitDesk(VisitStore visits, ExceptionStore exceptions, BusinessClock clock, Events events) {
        this.visits = visits;
        this.exceptions = exceptions;
        this.clock = clock;
        this.events = events;
    }

    /** Locks the visit and reads its exceptions, in one round trip. */
    public Optional<VisitDraft> open(Tx tx, UUID visitId) {
        Tx.Later<Visit> locked = visits.lock(tx, visitId);
        // A statement of its own: it must see what was committed while the lock was waited for.
        Tx.Later<VisitException> known = exceptions.ofVisit(tx, visitId);
        return locked.rows().stream().findFirst().map(visit -> new VisitDraft(visit, known.rows()));
    }

    /** A draft of a visit that this transaction has locked. */
    public VisitDraft openLocked(Tx tx, Visit visit) {
        return new VisitDraft(visit, exceptions.ofVisit(tx, visit.id()).rows());
    }

    /** A draft of a visit that is made now. */
    public VisitDraft begin(Visit visit) {
        return new VisitDraft(visit, List.of());
    }

    /** Adds the visit of a new draft. */
    public Visit add(Tx tx, VisitDraft draft) {
        Visit visit = draft.visit().withApproval(approval(draft), null);
        visits.insert(tx, visit);
        writeExceptions(tx, draft);
        return visit;
    }

    /** Writes the draft as the visit's next version. */
    public Visit save(Tx tx, VisitDraft draft) {
        Visit before = draft.before();
        boolean wasApproved = before.settlement().approval() == Approval.APPROVED;
        boolean stays =
                wasApproved && draft.visit().withVersion(before.version()).equals(before) && !draft.mustSettle();
        Visit next = stays ? draft.visit() : draft.visit().withApproval(approval(draft), null);
        Visit saved = visits.save(tx, next);
        writeExceptions(tx, draft);
        if (wasApproved && !stays) {
            events.raise(tx, new VisitChangedAfterApproval(saved, before));
        }
        return saved;
    }

    private static Approval approval(VisitDraft draft) {
        return draft.mustSettle() ? Approval.IN_EXCEPTION : Approval.OPEN;
    }

    private void writeExceptions(Tx tx, VisitDraft draft) {
        UUID visitId = draft.visit().id();
        draft.closings()
                .forEach(closing -> exceptions.close(
                        tx,
                        visitId,
                        closing.code(),
                        clock.instant(),
                        closing.by(),
                        closing.outcome(),
                        closing.reason()));
        draft.openings()
                .forEach(opening -> exceptions.open(
                        tx, visitId, opening.code(), opening.mustSettle(), opening.otherVisitId(), clock.instant()));
    }
}
