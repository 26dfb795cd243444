package nl.ronde.terms;

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
import nl.ronde.calendar.DutchMoment;
import nl.ronde.obligation.Obligations;
import nl.ronde.obligation.Opening;
import nl.ronde.obligation.Subject;
import nl.ronde.platform.db.Tx;

/**
 * The terms around the end of an assignment: the talk before its decision ends (DVO 9.2) and the
 * reasons in writing by both (Kampen B2 1.10). One term per last day: an end that is withdrawn and comes again later
 * is another.
 */
final class EndTerms {
    /** So long there is at least to hold the talk, from when it is known that there must be one. */
    private static final int LEAST_DAYS = 14;

    private static final String LENGTHENED = "De hulp gaat na deze dag door.";
    private static final String CLOSED_EARLY = "De hulp eindigt eerder dan het besluit.";
    private static final String OTHER_DAY = "Het besluit heeft een andere laatste dag gekregen.";
    private static final String FOLLOWED = "Er is een nieuwe toewijzing die hierop volgt.";

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
        Subject subject = free(tx, TermKind.END_REASON, assignment, lastDay);
        obligations.open(
                tx,
                Opening.of(
                                TermKind.END_REASON,
                                assignment.agreementId(),
                                subject,
                                assignment.clientId(),
                                AmsterdamTime.startOfDay(lastDay))
                        .labelled(assignment.mark() + ", einde op " + DutchMoment.day(lastDay)));
        obligations.undoLapse(
                tx, TermKind.END_REASON, null, subject, LENGTHENED, "De toewijzing eindigt toch op deze dag.");
        meetReason(tx, assignment.id(), books.of(tx, assignment.id()));
    }

    /** The municipality lengthened what had ended. */
    void withdrawn(Tx tx, Assignment assignment, LocalDate lastDay) {
        for (Subject subject : subjects(assignment.id(), lastDay)) {
            obligations.lapse(tx, TermKind.END_REASON, null, subject, LENGTHENED);
        }
    }

    /** The decision comes near its end, or got another last day. */
    void nearsEnd(Tx tx, DecisionNearsEnd event) {
        Assignment assignment = event.assignment();
        if (event.before() != null) {
            expiryLapses(tx, assignment, event.before(), OTHER_DAY);
        }
        if (event.lastDay() != null) {
            Subject subject = free(tx, TermKind.DECISION_EXPIRY, assignment, event.lastDay());
            obligations.open(
                    tx,
                    Opening.of(
                                    TermKind.DECISION_EXPIRY,
                                    assignment.agreementId(),
                                    subject,
                                    assignment.clientId(),
                                    AmsterdamTime.startOfDay(event.lastDay()))
                            .labelled(assignment.mark() + ", besluit tot en met " + DutchMoment.day(event.lastDay()))
                            .orOnShortNotice(shortNotice(tx, assignment, event.lastDay())));
            obligations.undoLapse(
                    tx, TermKind.DECISION_EXPIRY, null, subject, OTHER_DAY, "Het besluit heeft deze laatste dag weer.");
            if (assignments.ofClient(tx, assignment.clientId()).stream().anyMatch(next -> follows(assignment, next))) {
                expiryLapses(tx, assignment, event.lastDay(), FOLLOWED);
            }
            books.of(tx, assignment.id()).stream()
                    .filter(entry -> entry.kind() == EntryKind.CONTINUATION_TALK)
                    .filter(talk -> event.before() == null)
                    .forEach(talk -> recorded(tx, talk));
        }
    }

    /** Of a decision that came too late for the talk to be held in time (DVO 9.2: tijdig). */
    private Opening.ShortNotice shortNotice(Tx tx, Assignment assignment, LocalDate lastDay) {
        LocalDate known = assignment.firstDay();
        boolean before = false;
        for (Assignments.Received version : assignments.received(tx, assignment.id())) {
            boolean set = lastDay.equals(version.lastDay());
            LocalDate day = AmsterdamTime.dateOf(version.receivedAt());
            if (set && !before && day.isAfter(known)) {
                known = day;
            }
            before = set;
        }
        long days = Math.min(AmsterdamTime.daysBetween(known, lastDay) / 2, LEAST_DAYS);
        return new Opening.ShortNotice(
                AmsterdamTime.plusDays(known, days),
                "De laatste dag van het besluit stond pas op " + DutchMoment.day(known)
                        + " vast: voor het gesprek is er daarna twee weken, of de helft van de tijd als dat korter is.");
    }

    /** Help ends before the decision does: nothing is left to talk about. */
    void closedEarly(Tx tx, LifeEntry entry) {
        LocalDate lastDay = entry.lastDay();
        assignments.find(tx, Objects.requireNonNull(entry.assignmentId())).ifPresent(assignment -> {
            LocalDate decided = assignment.lastDay();
            if (decided != null && lastDay != null && lastDay.isBefore(decided)) {
                expiryLapses(tx, assignment, decided, CLOSED_EARLY);
            }
        });
    }

    /** What was to end it early was taken back: the talk before the decision ends is owed again, unless an end still stands. */
    void goesOn(Tx tx, LifeEntry withdrawal) {
        UUID assignmentId = Objects.requireNonNull(withdrawal.assignmentId());
        boolean endsEarly = books.of(tx, assignmentId).stream().anyMatch(LifeEntry::closes);
        if (!endsEarly) {
            for (Subject subject : ofDecision(tx, assignmentId)) {
                obligations.undoLapse(
                        tx, TermKind.DECISION_EXPIRY, null, subject, CLOSED_EARLY, "De hulp gaat toch door.");
            }
        }
    }

    /** A new assignment settles what was to be talked about before the end of those it follows on (DVO 9.2). */
    void followedBy(Tx tx, Assignment next) {
        for (Assignment before : assignments.ofClient(tx, next.clientId())) {
            if (before.lastDay() != null && follows(before, next)) {
                expiryLapses(tx, before, before.lastDay(), FOLLOWED);
            }
        }
    }

    /** The assignment that followed was withdrawn: the talk is owed again. */
    void followedByNone(Tx tx, Assignment gone) {
        for (Assignment before : assignments.ofClient(tx, gone.clientId())) {
            if (before.lastDay() != null && isNext(before, gone)) {
                for (Subject subject : subjects(before.id(), before.lastDay())) {
                    obligations.undoLapse(
                            tx,
                            TermKind.DECISION_EXPIRY,
                            null,
                            subject,
                            FOLLOWED,
                            "De toewijzing die hierop volgde, is ingetrokken.");
                }
            }
        }
    }

    private static boolean follows(Assignment before, Assignment next) {
        return !next.withdrawn() && isNext(before, next);
    }

    /** The same help goes on after it: another product beside it is no such thing. */
    private static boolean isNext(Assignment before, Assignment next) {
        LocalDate last = before.lastDay();
        return !before.id().equals(next.id())
                && !before.withdrawn()
                && before.agreementId().equals(next.agreementId())
                && Objects.equals(before.productCategory(), next.productCategory())
                && Objects.equals(before.productCode(), next.productCode())
                && last != null
                && !next.firstDay().isAfter(AmsterdamTime.plusWeeks(last, 1))
                && (next.lastDay() == null || next.lastDay().isAfter(last));
    }

    /** What the talk was to be about is settled otherwise. */
    private void expiryLapses(Tx tx, Assignment assignment, LocalDate lastDay, String reason) {
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
                    tx, TermKind.DECISION_EXPIRY, subject, entry.happenedAt(), AssignmentTerms.entry(entry.id()));
        }
    }

    /** Met once the newest reason stands and the other side has confirmed that one, whichever came last. */
    private void meetReason(Tx tx, UUID assignmentId, List<LifeEntry> book) {
        Optional<LifeEntry> reason =
                book.stream().filter(entry -> entry.kind() == EntryKind.END).reduce((first, second) -> second);
        Optional<LifeEntry> confirmed = book.stream()
                .filter(entry -> entry.kind() == EntryKind.END_CONFIRMED)
                .filter(entry ->
                        reason.filter(end -> end.id().equals(entry.aboutId())).isPresent())
                .findFirst();
        if (reason.isEmpty() || confirmed.isEmpty()) {
            return;
        }
        Instant recordedAt = reason.get().recordedAt();
        Instant confirmedAt = confirmed.get().happenedAt();
        LocalDate lastDay = Objects.requireNonNull(reason.get().lastDay());
        for (Subject subject : subjects(assignmentId, lastDay)) {
            // The term of another last day is not met by the reason for this one.
            boolean itsOwn = obligations
                    .find(tx, TermKind.END_REASON, subject)
                    .filter(term -> term.triggerAt().equals(AmsterdamTime.startOfDay(lastDay)))
                    .isPresent();
            if (!itsOwn) {
                continue;
            }
            obligations.meet(
                    tx,
                    TermKind.END_REASON,
                    subject,
                    confirmedAt.isAfter(recordedAt) ? confirmedAt : recordedAt,
                    AssignmentTerms.entry(confirmed.get().id()));
        }
    }

    /** Everything about an end that runs, for an assignment that counts as never sent or whose help does not begin. */
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
                .map(term -> CareMessageTerms.end(assignment.id(), lastDay))
                .orElse(first);
    }

    private static List<Subject> subjects(UUID assignmentId, LocalDate lastDay) {
        return List.of(Subject.assignment(assignmentId), CareMessageTerms.end(assignmentId, lastDay));
    }

    /** What a term around the present last day of a decision may run for. */
    private List<Subject> ofDecision(Tx tx, UUID assignmentId) {
        LocalDate lastDay =
                assignments.find(tx, assignmentId).map(Assignment::lastDay).orElse(null);
        return lastDay == null ? List.of(Subject.assignment(assignmentId)) : subjects(assignmentId, lastDay);
    }
}
