package nl.ronde.assignment.life;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.ronde.assignment.Assignment;
import nl.ronde.platform.db.Tx;
import org.jspecify.annotations.Nullable;

/** Reads the books of assignments for the modules above. */
public final class Books {
    private final LifeStore store;
    private final Closings closings;

    Books(LifeStore store, Closings closings) {
        this.store = store;
        this.closings = closings;
    }

    /** What counts in the book of an assignment, in the order in which it was recorded; nothing that was taken back. */
    public List<LifeEntry> of(Tx tx, UUID assignmentId) {
        return Life.of(store.ofAssignment(tx, assignmentId)).entries();
    }

    /** The last day of help that was told as past ({@link AssignmentEnded}) and not taken back since. */
    public Optional<LocalDate> toldEnd(Tx tx, UUID assignmentId) {
        return Optional.ofNullable(closings.find(tx, assignmentId).toldEnd());
    }

    /** Urgent requests for a client that belong to this assignment, or to none yet; the oldest first. */
    public List<LifeEntry> urgentRequests(Tx tx, UUID clientId, @Nullable UUID assignmentId) {
        return store.urgent(tx, clientId, assignmentId);
    }

    /** Urgent requests and wishes for another worker, which a visit under this assignment may settle. */
    public List<LifeEntry> awaitVisit(Tx tx, UUID clientId, @Nullable UUID assignmentId) {
        return store.awaitVisit(tx, clientId, assignmentId);
    }

    /** The assignment of a client came: what was asked for at once before belongs to it. */
    public void join(Tx tx, Assignment assignment) {
        store.join(tx, assignment);
    }
}
