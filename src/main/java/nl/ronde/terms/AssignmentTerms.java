package nl.ronde.terms;

import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import nl.ronde.agreement.TermKind;
import nl.ronde.assignment.Assignment;
import nl.ronde.assignment.AssignmentChanged;
import nl.ronde.assignment.AssignmentReceived;
import nl.ronde.assignment.AssignmentWithdrawn;
import nl.ronde.assignment.Assignments;
import nl.ronde.assignment.life.AssignmentEnded;
import nl.ronde.assignment.life.AssignmentNotStarted;
import nl.ronde.assignment.life.Books;
import nl.ronde.assignment.life.DecisionNearsEnd;
import nl.ronde.assignment.life.EndWithdrawn;
import nl.ronde.assignment.life.EntryKind;
import nl.ronde.assignment.life.LifeEntry;
import nl.ronde.assignment.life.LifeRecorded;
import nl.ronde.assignment.life.WatchEnds;
import nl.ronde.calendar.AmsterdamTime;
import nl.ronde.obligation.Obligation;
import nl.ronde.obligation.ObligationState;
import nl.ronde.obligation.Obligations;
import nl.ronde.obligation.Opening;
import nl.ronde.obligation.Subject;
import nl.ronde.platform.db.Tx;
import nl.ronde.platform.event.Events;

/**
 * Which terms the life of an assignment starts, meets and ends (Kampen B2 1.7-1.10, 2.6, 2.7, 5.4; DVO B3 D3, D4, E5, E6, 9.2,
 * 11.6, 11.8-11.10, 15.2), each in the transaction of what happened.
 */
final class AssignmentTerms {
    /** The term that runs for an entry of a kind. */
    private static final Map<EntryKind, TermKind> STARTED = Map.of(
            EntryKind.URGENT_REQUEST, TermKind.URGENT_SERVICE_START,
            EntryKind.START_NOT_POSSIBLE, TermKind.START_NOT_POSSIBLE,
            EntryKind.CLIENT_NOTICE, TermKind.CLIENT_NOTICE,
            EntryKind.PROVIDER_NOTICE, TermKind.PROVIDER_ENDS_SERVICE,
            EntryKind.CLIENT_REFUSAL, TermKind.CLIENT_REFUSES,
            EntryKind.WORKER_CHANGE, TermKind.WORKER_CHANGE,
            EntryKind.CHANGE_OF_SITUATION, TermKind.CHANGE_OF_SITUATION,
            EntryKind.FORCE_MAJEURE, TermKind.FORCE_MAJEURE_REPORT);
    /** What ends with the assignment; what was owed to the municipality before that stays owed. */
    private static final Set<EntryKind> END_WITH_IT = EnumSet.of(
            EntryKind.URGENT_REQUEST, EntryKind.START_NOT_POSSIBLE, EntryKind.PROVIDER_NOTICE, EntryKind.WORKER_CHANGE);

    private static final String IRRELEVANT = "De teamleider vindt deze verandering niet van belang voor de hulp.";
    /** Why what runs for an assignment lapses. */
    static final String ENDED = "De toewijzing is geëindigd.";

    static final String WITHDRAWN = "De gemeente heeft de toewijzing ingetrokken.";

    private final Obligations obligations;
    private final Books books;
    private final Assignments assignments;
    private final EndTerms ends;

    AssignmentTerms(Obligations obligations, Books books, Assignments assignments) {
        this.obligations = obligations;
        this.books = books;
        this.assignments = assignments;
        this.ends = new EndTerms(obligations, books, assignments);
    }

    /** Subscribes to everything that starts or meets one of these terms. */
    void wire(Events events, WatchEnds watch) {
        events.on(LifeRecorded.class, (tx, event) -> {
            recorded(tx, event);
            LifeEntry entry = event.entry();
            if (entry.closes()) {
                ends.closedEarly(tx, entry);
                watch.look(tx, Objects.requireNonNull(entry.assignmentId()));
            }
            if (entry.kind() == EntryKind.WITHDRAWAL) {
                ends.goesOn(tx, entry);
                watch.look(tx, Objects.requireNonNull(entry.assignmentId()));
            }
        });
        events.on(AssignmentNotStarted.class, (tx, event) -> {
            each(tx, event.assignment(), STARTED.keySet(), lapsing(tx, event.reason()));
            ends.lapse(tx, event.assignment(), event.reason());
        });
        events.on(AssignmentEnded.class, (tx, event) -> {
            ended(tx, event);
            ends.ended(tx, event.assignment(), event.lastDay());
        });
        events.on(EndWithdrawn.class, (tx, event) -> {
            undoEnd(tx, event.assignment());
            ends.withdrawn(tx, event.assignment(), event.lastDay());
        });
        events.on(DecisionNearsEnd.class, ends::nearsEnd);
        events.on(AssignmentReceived.class, (tx, event) -> {
            books.join(tx, event.assignment());
            ends.followedBy(tx, event.assignment());
            watch.look(tx, event.assignment().id());
        });
        events.on(
                AssignmentChanged.class,
                (tx, event) -> watch.look(tx, event.after().id()));
        events.on(AssignmentWithdrawn.class, (tx, event) -> {
            each(tx, event.assignment(), STARTED.keySet(), lapsing(tx, WITHDRAWN));
            ends.lapse(tx, event.assignment(), WITHDRAWN);
            ends.followedByNone(tx, event.assignment());
        });
    }

    private void recorded(Tx tx, LifeRecorded event) {
        LifeEntry entry = event.entry();
        switch (entry.kind()) {
            case URGENT_REQUEST, CLIENT_REFUSAL, FORCE_MAJEURE, WORKER_CHANGE, CLIENT_NOTICE ->
                open(tx, entry, entry.happenedAt());
            case CHANGE_OF_SITUATION -> {
                boolean judged = entry.details().path("judged").asBoolean();
                if (!judged || entry.details().path("relevant").asBoolean()) {
                    open(tx, entry, entry.happenedAt());
                }
            }
            case PROVIDER_NOTICE -> open(tx, entry, AmsterdamTime.startOfDay(Objects.requireNonNull(entry.firstDay())));
            case START_NOT_POSSIBLE -> startTermEnds(tx, entry).ifPresent(due -> open(tx, entry, due));
            case CHANGE_JUDGED -> judged(tx, entry, Objects.requireNonNull(event.about()));
            case REPORT -> reported(tx, entry, Objects.requireNonNull(event.about()));
            case WORKER_CHANGED -> workerChanged(tx, entry, Objects.requireNonNull(event.about()));
            case END, END_CONFIRMED, CONTINUATION_TALK -> ends.recorded(tx, entry);
            case WITHDRAWAL -> takenBack(tx, Objects.requireNonNull(event.about()), entry.word("reason"));
            default -> {
                // Tells of something that no term runs for.
            }
        }
    }

    private void open(Tx tx, LifeEntry entry, Instant triggerAt) {
        obligations.open(
                tx,
                Opening.of(term(entry), entry.agreementId(), entry(entry.id()), entry.clientId(), triggerAt)
                        .labelled(assignments.mark(tx, entry.assignmentId())));
    }

    /** The moment at which the start term lapses: of an urgent request first, since it is the earlier (DVO B3 D4, E5). */
    private Optional<Instant> startTermEnds(Tx tx, LifeEntry entry) {
        Stream<Obligation> urgent = books.urgentRequests(tx, entry.clientId(), entry.assignmentId()).stream()
                .flatMap(request -> obligations.find(tx, TermKind.URGENT_SERVICE_START, entry(request.id())).stream());
        Stream<Obligation> usual = obligations
                .find(tx, TermKind.SERVICE_START, Subject.assignment(Objects.requireNonNull(entry.assignmentId())))
                .stream();
        return Stream.concat(urgent, usual)
                .filter(term -> term.state() == ObligationState.RUNNING)
                .map(Obligation::dueAt)
                .min(Comparator.naturalOrder());
    }

    /** It is the change that must be told, so the term counts from there, whenever somebody says that it matters. */
    private void judged(Tx tx, LifeEntry judgement, LifeEntry change) {
        Subject subject = entry(change.id());
        if (judgement.details().path("relevant").asBoolean()) {
            open(tx, change, change.happenedAt());
            obligations.undoLapse(
                    tx,
                    TermKind.CHANGE_OF_SITUATION,
                    null,
                    subject,
                    IRRELEVANT,
                    "De teamleider vindt deze verandering toch van belang.");
        } else {
            obligations.lapse(tx, TermKind.CHANGE_OF_SITUATION, null, subject, IRRELEVANT);
        }
    }

    /** Telling somebody else is no report; that the start is not possible is settled once help bridges the time, too. */
    private void reported(Tx tx, LifeEntry report, LifeEntry about) {
        if (report.meetsTerm()) {
            obligations.meet(tx, term(about), entry(about.id()), report.happenedAt(), entry(report.id()));
        }
    }

    /** What ran for it runs for nothing any more. */
    private void takenBack(Tx tx, LifeEntry entry, String reason) {
        if (STARTED.containsKey(entry.kind())) {
            boolean notice = entry.kind() == EntryKind.CLIENT_NOTICE || entry.kind() == EntryKind.PROVIDER_NOTICE;
            String because = notice ? "De opzegging is teruggenomen." : reason;
            obligations.lapse(tx, term(entry), null, entry(entry.id()), because);
        }
    }

    /** How a wish for another worker was settled. */
    void workerChanged(Tx tx, LifeEntry settlement, LifeEntry wish) {
        if (settlement.word("outcome").equals("wishWithdrawn")) {
            obligations.lapse(
                    tx, TermKind.WORKER_CHANGE, null, entry(wish.id()), "De cliënt wil toch dezelfde hulp houden.");
        } else {
            obligations.meet(
                    tx, TermKind.WORKER_CHANGE, entry(wish.id()), settlement.happenedAt(), entry(settlement.id()));
        }
    }

    /** Something done to one term. */
    private interface TermAct {
        void on(TermKind kind, Subject subject);
    }

    /** The start of an assignment, and the terms of its entries of these kinds. */
    private void each(Tx tx, Assignment assignment, Set<EntryKind> kinds, TermAct act) {
        act.on(TermKind.SERVICE_START, Subject.assignment(assignment.id()));
        for (LifeEntry entry : books.of(tx, assignment.id())) {
            if (kinds.contains(entry.kind())) {
                act.on(term(entry), entry(entry.id()));
            }
        }
    }

    private TermAct lapsing(Tx tx, String reason) {
        return (kind, subject) -> obligations.lapse(tx, kind, null, subject, reason);
    }

    /** A start that did not come in time was missed, whatever ended help afterwards. */
    private void ended(Tx tx, AssignmentEnded event) {
        Instant end = AmsterdamTime.endOfDay(event.lastDay());
        each(
                tx,
                event.assignment(),
                END_WITH_IT,
                (kind, subject) -> obligations.lapseUnlessMissed(tx, kind, null, subject, end, ENDED));
    }

    /** The end was taken back: what ended with it alone runs again, with the due moments it had. */
    private void undoEnd(Tx tx, Assignment assignment) {
        each(
                tx,
                assignment,
                END_WITH_IT,
                (kind, subject) ->
                        obligations.undoLapse(tx, kind, null, subject, ENDED, "De toewijzing gaat toch door."));
    }

    /** The term that runs for an entry. */
    static TermKind term(LifeEntry entry) {
        return Objects.requireNonNull(STARTED.get(entry.kind()));
    }

    /** An entry in the book of an assignment. */
    static Subject entry(UUID id) {
        return new Subject(Subject.Type.ASSIGNMENT_ENTRY, id);
    }
}
