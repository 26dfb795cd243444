package nl.ronde;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import nl.ronde.agreement.TermKind;
import nl.ronde.assignment.Assignment;
import nl.ronde.assignment.Assignments;
import nl.ronde.assignment.life.Books;
import nl.ronde.assignment.life.DecisionNearsEnd;
import nl.ronde.assignment.life.EntryKind;
import nl.ronde.assignment.life.LifeEntry;
import nl.ronde.calendar.AmsterdamTime;
import nl.ronde.obligation.Obligations;
import nl.ronde.obligation.Opening;
import nl.ronde.obligation.Subject;
import nl.ronde.platform.db.Tx;

/**
 * The terms around the end of an assignment: the talk before its decision ends (DVO 9.2), the client's notice (Kampen B2 2.6),
 * and the reasons in writing by both (Kampen B2 1.10). One term per last day: an end that is withdrawn and comes again later
 * is another.
 */
final class EndTerms {
    private final Obligations obligations;
    private final Books books;
    private final Assignments assignments;

    EndTerms(Obligations obligations, Books books, Assignments assignments) {
        this.obligations = obligations;
        this.books = books;
        this.assignments = assignments;
    }

    /** The last day is past. What was recorded and confirmed before meets the new term at once. */
    void ended(Tx tx, Assignment assignment, LocalDate lastDay) {
        obligations.open(
                tx,
                Opening.of(
                                TermKind.END_REASON,
                                assignment.agreementId(),
                                free(tx, TermKind.END_REASON, assignment, lastDay),
                                assignment.clientId(),
                                AmsterdamTime.startOfDay(lastDay))
                        .labelled("einde op " + lastDay));
        List<LifeEntry> book = books.of(tx, assignment.id());
        for (LifeEntry notice : book) {
            if (notice.kind() == EntryKind.CLIENT_NOTICE) {
                noticeIsOver(tx, notice, lastDay);
            }
        }
        meetReason(tx, assignment.id(), book);
    }

    /** Help went on to the end of the notice period, or it was agreed that it would not. */
    private void noticeIsOver(Tx tx, LifeEntry notice, LocalDate lastDay) {
        Subject subject = AssignmentTerms.occasion(notice.id());
        if (notice.lastDay() != null && lastDay.isBefore(notice.lastDay())) {
            obligations.lapse(
                    tx, TermKind.CLIENT_NOTICE, null, subject, "De hulp eindigde eerder dan de opzegtermijn.");
        } else {
            obligations.meet(
                    tx,
                    TermKind.CLIENT_NOTICE,
                    subject,
                    AmsterdamTime.startOfDay(lastDay),
                    Subject.assignment(Objects.requireNonNull(notice.assignmentId())));
        }
    }

    /** The municipality lengthened what had ended. */
    void withdrawn(Tx tx, Assignment assignment, LocalDate lastDay) {
        for (Subject subject : subjects(assignment.id(), lastDay)) {
            obligations.lapse(tx, TermKind.END_REASON, null, subject, "De toewijzing is verlengd.");
        }
    }

    /** The decision comes near its end, or got another last day. */
    void nearsEnd(Tx tx, DecisionNearsEnd event) {
        Assignment assignment = event.assignment();
        if (event.before() != null) {
            expiryLapses(tx, assignment, event.before(), "Het besluit heeft een andere laatste dag gekregen.");
        }
        if (event.lastDay() != null) {
            obligations.open(
                    tx,
                    Opening.of(
                                    TermKind.DECISION_EXPIRY,
                                    assignment.agreementId(),
                                    free(tx, TermKind.DECISION_EXPIRY, assignment, event.lastDay()),
                                    assignment.clientId(),
                                    AmsterdamTime.startOfDay(event.lastDay()))
                            .labelled("besluit tot en met " + event.lastDay()));
            books.of(tx, assignment.id()).stream()
                    .filter(entry -> entry.kind() == EntryKind.CONTINUATION_TALK)
                    .filter(talk -> event.before() == null)
                    .forEach(talk -> recorded(tx, talk));
        }
    }

    /** Help ends before the decision does: nothing is left to talk about. */
    void closedEarly(Tx tx, LifeEntry entry) {
        LocalDate lastDay = entry.lastDay();
        assignments.find(tx, Objects.requireNonNull(entry.assignmentId())).ifPresent(assignment -> {
            LocalDate decided = assignment.lastDay();
            if (decided != null && lastDay != null && lastDay.isBefore(decided)) {
                expiryLapses(tx, assignment, decided, "De hulp eindigt eerder dan het besluit.");
            }
        });
    }

    /** What the talk was to be about is settled otherwise. */
    void expiryLapses(Tx tx, Assignment assignment, LocalDate lastDay, String reason) {
        for (Subject subject : subjects(assignment.id(), lastDay)) {
            obligations.lapse(tx, TermKind.DECISION_EXPIRY, null, subject, reason);
        }
    }

    /** The end was recorded or confirmed, or the talk before it was held. */
    void recorded(Tx tx, LifeEntry entry) {
        UUID assignmentId = Objects.requireNonNull(entry.assignmentId());
        if (entry.kind() != EntryKind.CONTINUATION_TALK) {
            meetReason(tx, assignmentId, books.of(tx, assignmentId));
            return;
        }
        for (Subject subject : ofDecision(tx, assignmentId)) {
            obligations.meet(
                    tx, TermKind.DECISION_EXPIRY, subject, entry.happenedAt(), AssignmentTerms.occasion(entry.id()));
        }
    }

    /** Met once the reason stands and the other side has confirmed it, whichever came last. */
    private void meetReason(Tx tx, UUID assignmentId, List<LifeEntry> book) {
        Optional<LifeEntry> reason =
                book.stream().filter(entry -> entry.kind() == EntryKind.END).findFirst();
        Optional<LifeEntry> confirmed = book.stream()
                .filter(entry -> entry.kind() == EntryKind.END_CONFIRMED)
                .findFirst();
        if (reason.isEmpty() || confirmed.isEmpty()) {
            return;
        }
        Instant recordedAt = reason.get().recordedAt();
        Instant confirmedAt = confirmed.get().happenedAt();
        LocalDate lastDay = Objects.requireNonNull(reason.get().lastDay());
        for (Subject subject : subjects(assignmentId, lastDay)) {
            obligations.meet(
                    tx,
                    TermKind.END_REASON,
                    subject,
                    confirmedAt.isAfter(recordedAt) ? confirmedAt : recordedAt,
                    AssignmentTerms.occasion(confirmed.get().id()));
        }
    }

    /** Everything about an end that runs, for an assignment that counts as never sent. */
    void lapse(Tx tx, Assignment assignment, String reason) {
        for (Subject subject : ofDecision(tx, assignment.id())) {
            obligations.lapse(tx, TermKind.END_REASON, null, subject, reason);
            obligations.lapse(tx, TermKind.DECISION_EXPIRY, null, subject, reason);
        }
    }

    /** The assignment itself, unless an earlier last day of it had a term of its own. */
    private Subject free(Tx tx, TermKind kind, Assignment assignment, LocalDate lastDay) {
        Subject first = Subject.assignment(assignment.id());
        Instant trigger = AmsterdamTime.startOfDay(lastDay);
        return obligations
                .find(tx, kind, first)
                .filter(term -> !term.triggerAt().equals(trigger))
                .map(term -> made(assignment.id(), lastDay))
                .orElse(first);
    }

    private static List<Subject> subjects(UUID assignmentId, LocalDate lastDay) {
        return List.of(Subject.assignment(assignmentId), made(assignmentId, lastDay));
    }

    /** What a term around the present last day of a decision may run for. */
    private List<Subject> ofDecision(Tx tx, UUID assignmentId) {
        LocalDate lastDay =
                assignments.find(tx, assignmentId).map(Assignment::lastDay).orElse(null);
        return lastDay == null ? List.of(Subject.assignment(assignmentId)) : subjects(assignmentId, lastDay);
    }

    private static Subject made(UUID assignmentId, LocalDate lastDay) {
        return AssignmentTerms.occasion(
                UUID.nameUUIDFromBytes((assignmentId + " " + lastDay).getBytes(StandardCharsets.UTF_8)));
    }
}
