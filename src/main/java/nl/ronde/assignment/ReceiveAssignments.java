package nl.ronde.assignment;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import nl.ronde.agreement.Agreement;
import nl.ronde.assignment.AssignmentState.Source;
import nl.ronde.assignment.OfficeTask.Kind;
import nl.ronde.audit.Audit;
import nl.ronde.calendar.AmsterdamTime;
import nl.ronde.platform.act.Actor;
import nl.ronde.platform.db.Changes;
import nl.ronde.platform.db.Tx;
import nl.ronde.platform.event.Events;
import nl.ronde.platform.id.Ids;
import org.jspecify.annotations.Nullable;

/**
 * Takes in one complete picture of a client's assignments by a municipality. The newest decision wins per number, whatever
 * the order of arrival (IV013, OP080); every version is kept. A valid assignment that a newer picture does not list is a
 * question to the municipality, never an end (OP087).
 */
public final class ReceiveAssignments {
    private static final String ACTION = "receiveIwmoMessage";
    static final String ENTITY = "assignment";

    private final AssignmentStore assignments;
    private final VersionStore versions;
    private final OfficeTasks tasks;
    private final AgreementChoice choice;
    private final Events events;
    private final Audit audit;

    ReceiveAssignments(
            AssignmentStore assignments,
            VersionStore versions,
            OfficeTasks tasks,
            AgreementChoice choice,
            Events events,
            Audit audit) {
        this.assignments = assignments;
        this.versions = versions;
        this.tasks = tasks;
        this.choice = choice;
        this.events = events;
        this.audit = audit;
    }

    /**
     * Those of these ToewijzingNummers that the municipality already gave to another client (TR332).
     *
     * @param clientId the client of the message; null where the provider does not know the person yet
     */
    public Set<Long> numbersOfOtherClients(
            Tx tx, String municipalityCode, Collection<Long> numbers, @Nullable UUID clientId) {
        return new HashSet<>(assignments.numbersOfOthers(tx, municipalityCode, numbers, clientId));
    }

    /**
     * Takes in the picture and raises {@link AssignmentReceived}, {@link AssignmentChanged} and {@link AssignmentWithdrawn}
     * in the same transaction. No number of it may belong to another client of the municipality.
     *
     * @return what became of each decision, in their order
     */
    public List<Outcome> receive(Tx tx, Actor actor, Picture picture) {
        return new Run(tx, actor, picture).run();
    }

    private final class Run {
        private final Tx tx;
        private final Actor actor;
        private final Picture picture;
        private final Listing listing;
        private final Map<Long, AssignmentState> known = new HashMap<>();
        /** The state after this picture of everything the municipality told us, with the newest picture that listed it. */
        private final Map<UUID, AssignmentState> told = new HashMap<>();

        private final Set<UUID> touched = new HashSet<>();

        Run(Tx tx, Actor actor, Picture picture) {
            this.tx = tx;
            this.actor = actor;
            this.picture = picture;
            this.listing = new Listing(picture.dated(), picture.newestDecision(), picture.receivedAt());
        }

        List<Outcome> run() {
            for (AssignmentState state : assignments.lockOfClient(tx, picture.clientId(), picture.municipalityCode())) {
                if (state.assignment().number() != null) {
                    known.put(state.assignment().number(), state);
                }
                if (state.source() == Source.IWMO) {
                    told.put(state.assignment().id(), state);
                }
            }
            List<Outcome> outcomes = new ArrayList<>();
            for (Decision decision : picture.decisions()) {
                AssignmentState state = known.get(decision.number());
                outcomes.add(state == null ? first(decision) : further(state, decision));
            }
            askForAbsent();
            return outcomes;
        }

        private Outcome first(Decision decision) {
            Optional<Agreement> agreement = choice.choose(
                    tx,
                    picture.municipalityCode(),
                    decision.productCategory(),
                    decision.productCode(),
                    decision.firstDay());
            if (agreement.isEmpty()) {
                tasks.openNoAgreement(tx, picture.clientId(), picture.messageId(), picture.receivedAt());
                return new Outcome(null, decision.number(), null);
            }
            AssignmentState state = stateOf(decision, agreement.get().id());
            Assignment assignment = state.assignment();
            assignments.insert(tx, state);
            Effect effect = decision.withdraws() ? Effect.WITHDRAWN : Effect.NEW;
            written(state, decision, effect, List.of(), Audit.Kind.CREATE);
            if (effect == Effect.NEW) {
                tasks.open(tx, Kind.RESULT_AREAS_UNKNOWN, assignment, picture.messageId(), picture.receivedAt());
                events.raise(
                        tx,
                        new AssignmentReceived(
                                assignment,
                                picture.receivedAt(),
                                decision.assignedOn(),
                                decision.assignedAtTime(),
                                picture.dated()));
            }
            return new Outcome(assignment.id(), decision.number(), effect);
        }

        private Outcome further(AssignmentState state, Decision decision) {
            List<String> changed = decision.differencesFrom(state);
            UUID id = state.assignment().id();
            if (!state.yieldsTo(decision)) {
                Effect effect = changed.isEmpty() ? Effect.UNCHANGED : Effect.OLDER;
                versions.insert(tx, id, picture.messageId(), picture.receivedAt(), decision, effect, List.of());
                list(state);
                return new Outcome(id, decision.number(), effect);
            }
            AssignmentState next = state.after(decision, picture.receivedAt());
            if (changed.isEmpty()) {
                next = next.with(state.assignment(), state.localNote());
                assignments.update(tx, next);
                versions.insert(tx, id, picture.messageId(), picture.receivedAt(), decision, Effect.UNCHANGED, changed);
                list(next);
                return new Outcome(id, decision.number(), Effect.UNCHANGED);
            }
            assignments.update(tx, next);
            boolean withdrawn = decision.withdraws() && !state.assignment().withdrawn();
            Effect effect = withdrawn ? Effect.WITHDRAWN : Effect.CHANGED;
            written(next, decision, effect, changed, Audit.Kind.UPDATE);
            if (withdrawn) {
                withdraw(next.assignment());
            } else {
                events.raise(tx, new AssignmentChanged(state.assignment(), next.assignment(), picture.receivedAt()));
            }
            return new Outcome(id, decision.number(), effect);
        }

        private void withdraw(Assignment assignment) {
            String reason = "De gemeente heeft de toewijzing verwijderd.";
            for (Kind kind : List.of(Kind.RESULT_AREAS_UNKNOWN, Kind.ABSENT_FROM_NEWER_MESSAGE)) {
                tasks.settleItself(tx, assignment.id(), kind, picture.receivedAt(), reason);
            }
            events.raise(tx, new AssignmentWithdrawn(assignment, picture.receivedAt()));
        }

        private void written(
                AssignmentState state, Decision decision, Effect effect, List<String> changed, Audit.Kind kind) {
            Assignment assignment = state.assignment();
            versions.insert(tx, assignment.id(), picture.messageId(), picture.receivedAt(), decision, effect, changed);
            list(state);
            Changes.upserted(tx, ENTITY, assignment.id(), assignment.version());
            audit.append(tx, actor, kind, ACTION, ENTITY, assignment.id(), assignment.clientId());
        }

        /** Remembers the newest picture that listed the assignment. */
        private void list(AssignmentState state) {
            boolean newer = state.listed() == null || state.listed().compareTo(listing) < 0;
            AssignmentState listed = newer ? state.listedIn(listing) : state;
            if (newer) {
                assignments.setListed(tx, state.assignment().id(), listing);
            }
            told.put(state.assignment().id(), listed);
            touched.add(state.assignment().id());
        }

        private void askForAbsent() {
            Optional<Listing> before = versions.newestPicture(tx, picture.clientId(), picture.municipalityCode());
            boolean isNewest = before.isEmpty() || before.get().compareTo(listing) < 0;
            Listing newest = isNewest ? listing : before.get();
            if (isNewest) {
                versions.setNewestPicture(tx, picture.clientId(), picture.municipalityCode(), listing);
            }
            for (AssignmentState state : told.values()) {
                Assignment assignment = state.assignment();
                boolean absent = state.listed() != null && state.listed().compareTo(newest) < 0;
                if (!absent) {
                    tasks.settleItself(
                            tx,
                            assignment.id(),
                            Kind.ABSENT_FROM_NEWER_MESSAGE,
                            picture.receivedAt(),
                            "De toewijzing staat weer in een nieuwer bericht.");
                } else if (state.isValidOn(today()) && (isNewest || touched.contains(assignment.id()))) {
                    tasks.open(
                            tx, Kind.ABSENT_FROM_NEWER_MESSAGE, assignment, picture.messageId(), picture.receivedAt());
                }
            }
        }

        private AssignmentState stateOf(Decision decision, String agreementId) {
            Assignment assignment = new Assignment(
                    Ids.next(),
                    1,
                    picture.clientId(),
                    agreementId,
                    picture.municipalityCode(),
                    decision.number(),
                    decision.productCategory(),
                    decision.productCode(),
                    decision.firstDay(),
                    decision.lastDay(),
                    decision.volume(),
                    decision.volumeUnit(),
                    decision.volumeFrequency(),
                    decision.withdraws(),
                    false);
            return new AssignmentState(
                    assignment,
                    Source.IWMO,
                    decision.assignedOn(),
                    decision.assignedAtTime(),
                    decision.budgetCents(),
                    decision.changeReason(),
                    picture.receivedAt(),
                    null,
                    null);
        }

        private LocalDate today() {
            return AmsterdamTime.dateOf(picture.receivedAt());
        }
    }

    /**
     * All assignments of one client by one municipality, as one message lists them.
     *
     * @param dated Dagtekening of the message, Amsterdam date
     * @param decisions at least one; each number once
     */
    public record Picture(
            String municipalityCode,
            UUID clientId,
            UUID messageId,
            Instant receivedAt,
            LocalDate dated,
            List<Decision> decisions) {
        LocalDateTime newestDecision() {
            return decisions.stream()
                    .map(Decision::decidedAt)
                    .max(Comparator.naturalOrder())
                    .orElseThrow();
        }
    }

    /**
     * What became of a decision.
     *
     * @param assignmentId null where no agreement covers the municipality: a task for the office stands instead
     * @param effect what it did; null for the same
     */
    public record Outcome(
            @Nullable UUID assignmentId,
            long number,
            @Nullable Effect effect) {}
}
