package nl.ronde.terms;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import nl.ronde.agreement.TermKind;
import nl.ronde.assignment.Assignment;
import nl.ronde.assignment.AssignmentWithdrawn;
import nl.ronde.assignment.Assignments;
import nl.ronde.assignment.life.AssignmentEnded;
import nl.ronde.assignment.life.Books;
import nl.ronde.assignment.life.EndWithdrawn;
import nl.ronde.assignment.life.EntryKind;
import nl.ronde.assignment.life.LifeEntry;
import nl.ronde.assignment.life.LifeRecorded;
import nl.ronde.calendar.AmsterdamTime;
import nl.ronde.calendar.DutchMoment;
import nl.ronde.obligation.Obligation;
import nl.ronde.obligation.Obligations;
import nl.ronde.obligation.Opening;
import nl.ronde.obligation.Subject;
import nl.ronde.platform.db.Tx;
import nl.ronde.platform.event.Events;
import nl.ronde.visit.VisitDelivered;
import nl.ronde.visit.VisitOutcomes;

/**
 * The terms of the messages by which a municipality learns that help began (305, iWmo OP271) and ended (307, OP272). Only what
 * came by a message owes them; a stop is owed for each last day of help that had begun (OP288). A message that the municipality
 * refused counts as never sent.
 */
final class CareMessageTerms {
    private static final String GOES_ON = "De hulp gaat na deze dag door.";
    private static final String NEVER_BEGAN = "Er is geen bezoek meer dat geleverd is.";

    private final Obligations obligations;
    private final Books books;
    private final Assignments assignments;
    private final VisitOutcomes outcomes;

    CareMessageTerms(Obligations obligations, Books books, Assignments assignments, VisitOutcomes outcomes) {
        this.obligations = obligations;
        this.assignments = assignments;
        this.books = books;
        this.outcomes = outcomes;
    }

    void listen(Events events) {
        events.on(AssignmentEnded.class, (tx, event) -> ended(tx, event.assignment(), event.lastDay()));
        events.on(
                EndWithdrawn.class,
                (tx, event) -> obligations.lapse(
                        tx, TermKind.STOP_MESSAGE, null, end(event.assignment().id(), event.lastDay()), GOES_ON));
        events.on(AssignmentWithdrawn.class, (tx, event) -> withdrawn(tx, event.assignment()));
        events.on(LifeRecorded.class, this::recorded);
    }

    /**
     * Help began with this visit, or with one that is only now known to be earlier. An assignment that was decided afterwards
     * counts from its receipt, which is where the term of its start counts from.
     *
     * @param start the term of the first visit
     */
    void began(Tx tx, VisitDelivered visit, Obligation start) {
        UUID assignmentId = Objects.requireNonNull(visit.assignmentId());
        Opening opening = opening(visit, start);
        boolean anew = obligations
                .open(tx, opening)
                .filter(term -> NEVER_BEGAN.equals(term.waivedReason()))
                .isPresent();
        if (anew) {
            obligations.undoLapse(
                    tx,
                    TermKind.START_MESSAGE,
                    null,
                    opening.subject(),
                    NEVER_BEGAN,
                    "Er is een ander bezoek geleverd.");
            beganLater(tx, visit, start);
        }
        obligations.bringForward(tx, opening, "Er is een eerder bezoek geleverd.");
        meetStart(tx, assignmentId, books.of(tx, assignmentId));
        // Heard of after help ended, its end is owed a message too.
        books.toldEnd(tx, assignmentId)
                .ifPresent(
                        lastDay -> ended(tx, assignments.find(tx, assignmentId).orElseThrow(), lastDay));
    }

    /** What was taken for the first visit was not delivered; this one is the first. */
    void beganLater(Tx tx, VisitDelivered visit, Obligation start) {
        obligations.putBack(tx, opening(visit, start), "Het eerdere bezoek is niet geleverd.");
    }

    /** No visit of it is left that was delivered; a message that was sent stays until somebody takes it back. */
    void neverBegan(Tx tx, UUID assignmentId) {
        obligations.lapse(tx, TermKind.START_MESSAGE, null, Subject.assignment(assignmentId), NEVER_BEGAN);
        lapseStop(tx, assignmentId, NEVER_BEGAN);
    }

    private static Opening opening(VisitDelivered visit, Obligation start) {
        Instant begin = visit.begin() == null ? visit.occurredAt() : visit.begin();
        return Opening.of(
                        TermKind.START_MESSAGE,
                        start.agreementId(),
                        Subject.assignment(Objects.requireNonNull(visit.assignmentId())),
                        visit.clientId(),
                        begin.isBefore(start.triggerAt()) ? start.triggerAt() : begin)
                .labelled(start.subjectLabel());
    }

    private void ended(Tx tx, Assignment assignment, LocalDate lastDay) {
        boolean hadBegun = obligations
                .find(tx, TermKind.START_MESSAGE, Subject.assignment(assignment.id()))
                .filter(term -> !NEVER_BEGAN.equals(term.waivedReason()))
                .isPresent();
        if (!hadBegun) {
            return;
        }
        Subject subject = end(assignment.id(), lastDay);
        obligations.open(
                tx,
                Opening.of(
                                TermKind.STOP_MESSAGE,
                                assignment.agreementId(),
                                subject,
                                assignment.clientId(),
                                AmsterdamTime.startOfDay(lastDay))
                        .labelled(assignment.mark() + ", einde op " + DutchMoment.day(lastDay)));
        obligations.undoLapse(
                tx, TermKind.STOP_MESSAGE, null, subject, GOES_ON, "De toewijzing eindigt toch op deze dag.");
        obligations.undoLapse(tx, TermKind.STOP_MESSAGE, null, subject, NEVER_BEGAN, "Er is toch een bezoek geleverd.");
        meetStop(tx, assignment.id(), lastDay, books.of(tx, assignment.id()));
    }

    private void withdrawn(Tx tx, Assignment assignment) {
        obligations.lapse(
                tx, TermKind.START_MESSAGE, null, Subject.assignment(assignment.id()), AssignmentTerms.WITHDRAWN);
        lapseStop(tx, assignment.id(), AssignmentTerms.WITHDRAWN);
    }

    private void lapseStop(Tx tx, UUID assignmentId, String reason) {
        books.toldEnd(tx, assignmentId)
                .ifPresent(lastDay ->
                        obligations.lapse(tx, TermKind.STOP_MESSAGE, null, end(assignmentId, lastDay), reason));
    }

    private void recorded(Tx tx, LifeRecorded event) {
        LifeEntry entry = event.entry();
        boolean takenBack = entry.kind() == EntryKind.WITHDRAWAL;
        LifeEntry message = takenBack ? Objects.requireNonNull(event.about()) : entry;
        if (message.kind() != EntryKind.START_MESSAGE && message.kind() != EntryKind.STOP_MESSAGE) {
            return;
        }
        UUID assignmentId = Objects.requireNonNull(message.assignmentId());
        String refused = "Het bericht geldt als niet verstuurd.";
        if (message.kind() == EntryKind.START_MESSAGE) {
            if (takenBack) {
                obligations.reopen(tx, TermKind.START_MESSAGE, null, Subject.assignment(assignmentId), refused);
                boolean began = outcomes.delivered(tx, message.clientId()).stream()
                        .anyMatch(visit -> assignmentId.equals(visit.target().assignmentId()));
                if (!began) {
                    neverBegan(tx, assignmentId);
                }
            }
            meetStart(tx, assignmentId, books.of(tx, assignmentId));
        } else {
            LocalDate lastDay = Objects.requireNonNull(message.lastDay());
            if (takenBack) {
                obligations.reopen(tx, TermKind.STOP_MESSAGE, null, end(assignmentId, lastDay), refused);
            }
            meetStop(tx, assignmentId, lastDay, books.of(tx, assignmentId));
        }
    }

    private void meetStart(Tx tx, UUID assignmentId, List<LifeEntry> book) {
        book.stream()
                .filter(entry -> entry.kind() == EntryKind.START_MESSAGE)
                .findFirst()
                .ifPresent(sent -> obligations.meet(
                        tx,
                        TermKind.START_MESSAGE,
                        Subject.assignment(assignmentId),
                        sent.happenedAt(),
                        AssignmentTerms.entry(sent.id())));
    }

    /** A message about another last day is no message about this one. */
    private void meetStop(Tx tx, UUID assignmentId, LocalDate lastDay, List<LifeEntry> book) {
        book.stream()
                .filter(entry -> entry.kind() == EntryKind.STOP_MESSAGE && lastDay.equals(entry.lastDay()))
                .findFirst()
                .ifPresent(sent -> obligations.meet(
                        tx,
                        TermKind.STOP_MESSAGE,
                        end(assignmentId, lastDay),
                        sent.happenedAt(),
                        AssignmentTerms.entry(sent.id())));
    }

    /** One end of an assignment: another last day is another. */
    static Subject end(UUID assignmentId, LocalDate lastDay) {
        return new Subject(
                Subject.Type.ASSIGNMENT_END,
                UUID.nameUUIDFromBytes((assignmentId + " " + lastDay).getBytes(StandardCharsets.UTF_8)));
    }
}
