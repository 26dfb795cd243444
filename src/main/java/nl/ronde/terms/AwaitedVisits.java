package nl.ronde.terms;

import java.util.List;
import java.util.UUID;
import nl.ronde.assignment.life.Books;
import nl.ronde.assignment.life.EntryKind;
import nl.ronde.assignment.life.LifeEntry;
import nl.ronde.obligation.Obligations;
import nl.ronde.obligation.Subject;
import nl.ronde.platform.db.Tx;
import nl.ronde.platform.event.Events;
import nl.ronde.visit.Visit;
import nl.ronde.visit.VisitCorrected;
import nl.ronde.visit.VisitDelivered;
import nl.ronde.visit.VisitOutcomes;

/**
 * What waits for a visit in the book of an assignment: an urgent request for the first that is delivered (DVO B3 D4), a wish for
 * another worker for one by somebody else (DVO 11.6). Where that visit turns out otherwise, the next one settles it, or none.
 */
final class AwaitedVisits {
    private final Obligations obligations;
    private final Books books;
    private final VisitOutcomes outcomes;
    private final AssignmentTerms terms;

    AwaitedVisits(Obligations obligations, Books books, VisitOutcomes outcomes, AssignmentTerms terms) {
        this.obligations = obligations;
        this.books = books;
        this.outcomes = outcomes;
        this.terms = terms;
    }

    void listen(Events events) {
        events.on(VisitDelivered.class, this::delivered);
        events.on(VisitCorrected.class, this::corrected);
    }

    private void delivered(Tx tx, VisitDelivered visit) {
        for (LifeEntry entry : books.awaitVisit(tx, visit.clientId(), visit.assignmentId())) {
            if (settles(visit, entry)) {
                meet(tx, entry, visit);
            }
        }
    }

    private static boolean settles(VisitDelivered visit, LifeEntry entry) {
        boolean another = visit.workerId() != null
                && entry.workerId() != null
                && !entry.workerId().equals(visit.workerId());
        return (entry.kind() == EntryKind.URGENT_REQUEST || another)
                && !visit.occurredAt().isBefore(entry.happenedAt());
    }

    private void meet(Tx tx, LifeEntry entry, VisitDelivered visit) {
        obligations.meet(
                tx,
                AssignmentTerms.term(entry),
                AssignmentTerms.entry(entry.id()),
                visit.occurredAt(),
                Subject.visit(visit.visitId()));
    }

    private void corrected(Tx tx, VisitCorrected event) {
        if (!event.undoesDelivery()) {
            return;
        }
        Visit.Target target = event.before().target();
        Subject visited = Subject.visit(event.before().id());
        List<LifeEntry> undone = books.awaitVisit(tx, target.clientId(), target.assignmentId()).stream()
                .filter(entry -> obligations
                        .find(tx, AssignmentTerms.term(entry), AssignmentTerms.entry(entry.id()))
                        .filter(term -> visited.equals(term.proof()))
                        .isPresent())
                .toList();
        if (undone.isEmpty()) {
            return;
        }
        List<VisitDelivered> others = outcomes.delivered(tx, target.clientId()).stream()
                .map(VisitDelivered::of)
                .toList();
        for (LifeEntry entry : undone) {
            UUID assignmentId = entry.assignmentId();
            obligations.reopen(
                    tx,
                    AssignmentTerms.term(entry),
                    null,
                    AssignmentTerms.entry(entry.id()),
                    ServiceTerms.PROOF_CORRECTED);
            others.stream()
                    .filter(visit -> assignmentId == null || assignmentId.equals(visit.assignmentId()))
                    .filter(visit -> settles(visit, entry))
                    .findFirst()
                    .ifPresent(visit -> meet(tx, entry, visit));
            if (assignmentId != null) {
                settledOtherwise(tx, assignmentId, entry);
            }
        }
    }

    /** A person may have settled the wish as well, without a visit. */
    private void settledOtherwise(Tx tx, UUID assignmentId, LifeEntry wish) {
        books.of(tx, assignmentId).stream()
                .filter(each ->
                        each.kind() == EntryKind.WORKER_CHANGED && wish.id().equals(each.aboutId()))
                .forEach(settlement -> terms.workerChanged(tx, settlement, wish));
    }
}
