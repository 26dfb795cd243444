package nl.ronde;

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
import nl.ronde.assignment.life.AdmissionStopForeseen;
import nl.ronde.assignment.life.AdmissionStopReported;
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
import nl.ronde.calendar.DutchMoment;
import nl.ronde.obligation.Obligation;
import nl.ronde.obligation.ObligationState;
import nl.ronde.obligation.Obligations;
import nl.ronde.obligation.Opening;
import nl.ronde.obligation.Subject;
import nl.ronde.platform.db.Tx;
import nl.ronde.platform.event.Events;
import nl.ronde.visit.VisitDelivered;

/**
 * Which terms the life of an assignment starts, meets and ends (Kampen B2 1.7-1.10, 2.6, 2.7, 5.4; DVO B3 D3, D4, E5, E6, 9.2,
 * 10.6, 11.6, 11.8-11.10, 15.2), each in the transaction of what happened.
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

    private static final String BRIDGING = "bridgingHelp";
    private static final String ENDED = "De toewijzing is geëindigd.";

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
            if (entry.kind() == EntryKind.END || entry.kind() == EntryKind.CLIENT_NOTICE) {
                ends.closedEarly(tx, entry);
                watch.look(tx, Objects.requireNonNull(entry.assignmentId()));
            }
            if (entry.kind() == EntryKind.WITHDRAWAL) {
                ends.goesOn(tx, entry);
                watch.look(tx, Objects.requireNonNull(entry.assignmentId()));
            }
        });
        events.on(VisitDelivered.class, this::delivered);
        events.on(
                AssignmentNotStarted.class,
                (tx, event) -> lapse(tx, event.assignment(), event.reason(), STARTED.keySet()));
        events.on(AssignmentEnded.class, (tx, event) -> {
            lapse(tx, event.assignment(), ENDED, END_WITH_IT);
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
            String reason = "De gemeente heeft de toewijzing ingetrokken.";
            lapse(tx, event.assignment(), reason, STARTED.keySet());
            ends.lapse(tx, event.assignment(), reason);
            ends.followedByNone(tx, event.assignment());
        });
        events.on(AdmissionStopForeseen.class, this::admissionStop);
        events.on(AdmissionStopReported.class, (tx, report) -> {
            for (String variant : new String[] {null, "before-start"}) {
                obligations.meet(
                        tx,
                        TermKind.ADMISSION_STOP,
                        variant,
                        admissionStop(report.stopId()),
                        report.reportedAt(),
                        admissionStop(report.reportId()));
            }
        });
    }

    private void recorded(Tx tx, LifeRecorded event) {
        LifeEntry entry = event.entry();
        switch (entry.kind()) {
            case URGENT_REQUEST, CLIENT_REFUSAL, FORCE_MAJEURE, WORKER_CHANGE, CLIENT_NOTICE ->
                open(tx, entry, entry.happenedAt());
            case CHANGE_OF_SITUATION -> {
                if (entry.details().path("relevant").asBoolean(true)) {
                    open(tx, entry, entry.happenedAt());
                }
            }
            case PROVIDER_NOTICE -> open(tx, entry, AmsterdamTime.startOfDay(Objects.requireNonNull(entry.firstDay())));
            case START_NOT_POSSIBLE -> startTermEnds(tx, entry).ifPresent(due -> open(tx, entry, due));
            case CHANGE_JUDGED -> judged(tx, entry, Objects.requireNonNull(event.about()));
            case REPORT -> reported(tx, entry, Objects.requireNonNull(event.about()));
            case WORKER_CHANGED -> workerChanged(tx, entry, Objects.requireNonNull(event.about()));
            case END, END_CONFIRMED, CONTINUATION_TALK -> ends.recorded(tx, entry);
            case WITHDRAWAL -> takenBack(tx, Objects.requireNonNull(event.about()));
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

    private void judged(Tx tx, LifeEntry judgement, LifeEntry change) {
        if (!judgement.details().path("relevant").asBoolean()) {
            obligations.lapse(
                    tx,
                    TermKind.CHANGE_OF_SITUATION,
                    null,
                    entry(change.id()),
                    "De teamleider vindt deze verandering niet van belang voor de hulp.");
        }
    }

    /** That the start is not possible is settled once help bridges the time, told with this report or an earlier one. */
    private void reported(Tx tx, LifeEntry report, LifeEntry about) {
        boolean isEnough =
                about.kind() != EntryKind.START_NOT_POSSIBLE || report.details().has(BRIDGING);
        if (isEnough) {
            obligations.meet(tx, term(about), entry(about.id()), report.happenedAt(), entry(report.id()));
        }
    }

    /** What ran for it runs for nothing any more. */
    private void takenBack(Tx tx, LifeEntry entry) {
        if (STARTED.containsKey(entry.kind())) {
            obligations.lapse(tx, term(entry), null, entry(entry.id()), "De opzegging is teruggenomen.");
        }
    }

    private void workerChanged(Tx tx, LifeEntry settlement, LifeEntry wish) {
        if (settlement.word("outcome").equals("wishWithdrawn")) {
            obligations.lapse(
                    tx, TermKind.WORKER_CHANGE, null, entry(wish.id()), "De cliënt wil toch dezelfde hulp houden.");
        } else {
            obligations.meet(
                    tx, TermKind.WORKER_CHANGE, entry(wish.id()), settlement.happenedAt(), entry(settlement.id()));
        }
    }

    /** The first delivered visit meets an urgent request; another worker than the one complained of meets that wish. */
    private void delivered(Tx tx, VisitDelivered visit) {
        for (LifeEntry entry : books.awaitVisit(tx, visit.clientId(), visit.assignmentId())) {
            boolean another = visit.workerId() != null
                    && entry.workerId() != null
                    && !entry.workerId().equals(visit.workerId());
            boolean settles = entry.kind() == EntryKind.URGENT_REQUEST || another;
            if (settles && !visit.occurredAt().isBefore(entry.happenedAt())) {
                obligations.meet(
                        tx, term(entry), entry(entry.id()), visit.occurredAt(), Subject.visit(visit.visitId()));
            }
        }
    }

    /** Ends what runs for the assignment: its start, and the terms of entries of these kinds. */
    private void lapse(Tx tx, Assignment assignment, String reason, Set<EntryKind> kinds) {
        obligations.lapse(tx, TermKind.SERVICE_START, null, Subject.assignment(assignment.id()), reason);
        for (LifeEntry entry : books.of(tx, assignment.id())) {
            if (kinds.contains(entry.kind())) {
                obligations.lapse(tx, term(entry), null, entry(entry.id()), reason);
            }
        }
    }

    /** The end was taken back: what ended with it alone runs again, with the due moments it had. */
    private void undoEnd(Tx tx, Assignment assignment) {
        String reason = "De toewijzing gaat toch door.";
        obligations.undoLapse(tx, TermKind.SERVICE_START, null, Subject.assignment(assignment.id()), ENDED, reason);
        for (LifeEntry entry : books.of(tx, assignment.id())) {
            if (END_WITH_IT.contains(entry.kind())) {
                obligations.undoLapse(tx, term(entry), null, entry(entry.id()), ENDED, reason);
            }
        }
    }

    private void admissionStop(Tx tx, AdmissionStopForeseen stop) {
        Opening opening = Opening.of(
                        TermKind.ADMISSION_STOP,
                        stop.agreementId(),
                        admissionStop(stop.stopId()),
                        null,
                        stop.foreseenAt())
                .labelled("cliëntenstop vanaf " + DutchMoment.day(stop.firstDay()));
        obligations.open(tx, opening);
        obligations.open(
                tx,
                Opening.of(
                                TermKind.ADMISSION_STOP,
                                stop.agreementId(),
                                admissionStop(stop.stopId()),
                                null,
                                AmsterdamTime.startOfDay(stop.firstDay()))
                        .labelled("cliëntenstop vanaf " + DutchMoment.day(stop.firstDay()))
                        .inVariant("before-start"));
    }

    private static TermKind term(LifeEntry entry) {
        return Objects.requireNonNull(STARTED.get(entry.kind()));
    }

    /** An entry in the book of an assignment. */
    static Subject entry(UUID id) {
        return new Subject(Subject.Type.ASSIGNMENT_ENTRY, id);
    }

    private static Subject admissionStop(UUID id) {
        return new Subject(Subject.Type.ADMISSION_STOP, id);
    }
}
