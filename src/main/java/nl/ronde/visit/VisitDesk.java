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
        return locked.rows().stream().findFirst().map(visit -> new VisitDraft(visit, known.rows(), false));
    }

    /** A draft of a visit that this transaction has locked. */
    public VisitDraft openLocked(Tx tx, Visit visit) {
        return new VisitDraft(visit, exceptions.ofVisit(tx, visit.id()).rows(), false);
    }

    /** A draft of a visit that is made now. */
    public VisitDraft begin(Visit visit) {
        return new VisitDraft(visit, List.of(), true);
    }

    /** Writes the draft as the visit's next version, or as its first, and does what waited for that. */
    public Visit save(Tx tx, VisitDraft draft) {
        Visit saved = write(tx, draft);
        draft.set(saved);
        if (!draft.isNew() && VisitCorrected.isOne(draft.before(), saved)) {
            events.raise(tx, new VisitCorrected(draft.before(), saved));
        }
        draft.afterSave().forEach(Runnable::run);
        return saved;
    }

    private Visit write(Tx tx, VisitDraft draft) {
        if (draft.isNew()) {
            Visit added = draft.visit().withApproval(approval(draft), null);
            visits.insert(tx, added);
            writeExceptions(tx, draft);
            return added;
        }
        Visit before = draft.before();
        boolean wasApproved = before.settlement().approval() == Approval.APPROVED;
        boolean stays = wasApproved && !draft.mustSettle() && isWorthTheSame(before, draft.visit());
        Visit saved = visits.save(tx, stays ? draft.visit() : draft.visit().withApproval(approval(draft), null));
        writeExceptions(tx, draft);
        if (wasApproved && !stays) {
            events.raise(tx, new VisitChangedAfterApproval(saved, before));
        }
        return saved;
    }

    /** Takes the approval of a visit back, so that it can be corrected. */
    public Visit reopen(Tx tx, VisitDraft draft) {
        Visit saved = visits.save(tx, draft.visit().withApproval(approval(draft), null));
        events.raise(tx, new VisitChangedAfterApproval(saved, draft.before()));
        return saved;
    }

    private static boolean isWorthTheSame(Visit approved, Visit now) {
        Integer minutes = approved.settlement().approvedMinutes();
        return minutes != null
                && minutes == now.minutesToApprove()
                && approved.status() == now.status()
                && approved.day().equals(now.day())
                && approved.target().equals(now.target());
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
