package nl.ronde.assignment;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nl.ronde.agreement.ProviderAgreements;
import nl.ronde.assignment.AssignmentState.Source;
import nl.ronde.assignment.AssignmentStore.Filter;
import nl.ronde.assignment.OfficeTask.Kind;
import nl.ronde.assignment.ResultAreaStore.Recorded;
import nl.ronde.assignment.VersionStore.Version;
import nl.ronde.audit.Audit;
import nl.ronde.client.ClientCard;
import nl.ronde.client.ClientCards;
import nl.ronde.client.ClientProblem;
import nl.ronde.platform.act.Actor;
import nl.ronde.platform.clock.BusinessClock;
import nl.ronde.platform.db.Changes;
import nl.ronde.platform.db.Db;
import nl.ronde.platform.db.Tx;
import nl.ronde.platform.event.Events;
import nl.ronde.platform.http.Page;
import nl.ronde.platform.http.Request;
import nl.ronde.platform.id.Ids;
import nl.ronde.platform.problem.CommonProblem;
import org.jspecify.annotations.Nullable;

/** What the office does with assignments: enter by hand, list, read, change, record the result areas. */
final class ManageAssignments {
    private static final String ENTITY = ReceiveAssignments.ENTITY;

    private final Db db;
    private final AssignmentStore assignments;
    private final VersionStore versions;
    private final ResultAreaStore resultAreas;
    private final OfficeTasks tasks;
    private final AssignmentRules rules;
    private final ProviderAgreements providerAgreements;
    private final ClientCards cards;
    private final Events events;
    private final BusinessClock clock;
    private final Audit audit;

    ManageAssignments(
            Db db,
            AssignmentStore assignments,
            VersionStore versions,
            ResultAreaStore resultAreas,
            OfficeTasks tasks,
            AssignmentRules rules,
            ProviderAgreements providerAgreements,
            ClientCards cards,
            Events events,
            BusinessClock clock,
            Audit audit) {
        this.db = db;
        this.assignments = assignments;
        this.versions = versions;
        this.resultAreas = resultAreas;
        this.tasks = tasks;
        this.rules = rules;
        this.providerAgreements = providerAgreements;
        this.cards = cards;
        this.events = events;
        this.clock = clock;
        this.audit = audit;
    }

    /** Enters an assignment by hand; its result areas are asked for as with any other. */
    Detail create(Actor actor, Creation creation) {
        rules.check(creation);
        Instant now = clock.instant();
        return db.inTransaction(actor.providerId(), tx -> {
            if (!providerAgreements.has(tx, creation.agreementId())) {
                throw AssignmentRules.agreementUnknown();
            }
            if (cards.find(tx, List.of(creation.clientId())).isEmpty()) {
                throw ClientProblem.CLIENT_UNKNOWN.refuse(ClientProblem.CLIENT_UNKNOWN.title(), "/clientId");
            }
            AssignmentState state = creation.state(now);
            Assignment assignment = state.assignment();
            assignments.insert(tx, state);
            tasks.open(tx, Kind.RESULT_AREAS_UNKNOWN, assignment, null, now);
            written(tx, actor, Audit.Kind.CREATE, "createAssignment", assignment);
            return detail(tx, state);
        });
    }

    Page<Item> list(Actor actor, Filter filter, Request.Paging paging) {
        return db.reading(actor.providerId(), tx -> {
            List<AssignmentState> found = assignments.list(
                    tx,
                    filter,
                    paging.after(2, 0, LocalDate::parse),
                    paging.after(2, 1, UUID::fromString),
                    paging.rows());
            Page<AssignmentState> page = Page.of(
                    found,
                    paging,
                    state -> List.of(
                            state.assignment().firstDay().toString(),
                            state.assignment().id().toString()));
            List<UUID> clientIds = page.items().stream()
                    .map(state -> state.assignment().clientId())
                    .distinct()
                    .toList();
            Map<UUID, ClientCard> names = cards.find(tx, clientIds);
            audit.append(tx, actor, Audit.Kind.READ, "listAssignments", ENTITY, clientIds);
            return page.map(state ->
                    new Item(state, names.get(state.assignment().clientId()).displayName()));
        });
    }

    Detail get(Actor actor, UUID assignmentId) {
        return db.reading(actor.providerId(), tx -> {
            AssignmentState state = assignments.find(tx, assignmentId).orElseThrow(CommonProblem.NOT_FOUND::refuse);
            audit.append(
                    tx,
                    actor,
                    Audit.Kind.READ,
                    "getAssignment",
                    ENTITY,
                    assignmentId,
                    state.assignment().clientId());
            return detail(tx, state);
        });
    }

    /** Changes the local note always; period and volume only where no municipality told them. */
    Detail change(Actor actor, UUID assignmentId, int expectedVersion, Change change) {
        return db.inTransaction(actor.providerId(), tx -> {
            AssignmentState state = locked(tx, assignmentId, expectedVersion);
            if (state.source() == Source.IWMO && change.touchesDecision()) {
                throw AssignmentProblem.FROM_MUNICIPALITY.refuse();
            }
            AssignmentState next = change.applyTo(state);
            rules.checkPeriod(next.assignment().firstDay(), next.assignment().lastDay());
            assignments.update(tx, next);
            if (change.touchesDecision()) {
                events.raise(tx, new AssignmentChanged(state.assignment(), next.assignment(), clock.instant()));
            }
            written(tx, actor, Audit.Kind.UPDATE, "changeAssignment", next.assignment());
            return detail(tx, next);
        });
    }

    /** Records the result areas from the Dienstverleningsopdracht (Kampen B2 1.9b), in place of those recorded before. */
    Detail recordResultAreas(Actor actor, UUID assignmentId, int expectedVersion, Recorded recorded) {
        return db.inTransaction(actor.providerId(), tx -> {
            AssignmentState state = locked(tx, assignmentId, expectedVersion);
            rules.check(state.assignment().agreementId(), recorded.areas());
            resultAreas.replace(tx, assignmentId, recorded);
            AssignmentState next = state.with(withResultAreas(state.assignment()), state.localNote());
            assignments.update(tx, next);
            tasks.settleItself(
                    tx,
                    assignmentId,
                    Kind.RESULT_AREAS_UNKNOWN,
                    clock.instant(),
                    "De resultaatgebieden zijn vastgelegd.");
            written(tx, actor, Audit.Kind.UPDATE, "recordResultAreas", next.assignment());
            return detail(tx, next);
        });
    }

    private AssignmentState locked(Tx tx, UUID assignmentId, int expectedVersion) {
        AssignmentState state = assignments.lock(tx, assignmentId).orElseThrow(CommonProblem.NOT_FOUND::refuse);
        if (state.assignment().version() != expectedVersion) {
            throw CommonProblem.VERSION_MISMATCH.refuse();
        }
        return state;
    }

    private static Assignment withResultAreas(Assignment was) {
        return new Assignment(
                was.id(),
                was.version() + 1,
                was.clientId(),
                was.agreementId(),
                was.municipalityCode(),
                was.number(),
                was.productCategory(),
                was.productCode(),
                was.firstDay(),
                was.lastDay(),
                was.volume(),
                was.volumeUnit(),
                was.volumeFrequency(),
                was.withdrawn(),
                true);
    }

    private void written(Tx tx, Actor actor, Audit.Kind kind, String action, Assignment assignment) {
        Changes.upserted(tx, ENTITY, assignment.id(), assignment.version());
        audit.append(tx, actor, kind, action, ENTITY, assignment.id(), assignment.clientId());
    }

    private Detail detail(Tx tx, AssignmentState state) {
        UUID id = state.assignment().id();
        return new Detail(
                state,
                cards.find(tx, List.of(state.assignment().clientId()))
                        .get(state.assignment().clientId())
                        .displayName(),
                Optional.ofNullable(resultAreas.find(tx, List.of(id)).get(id)),
                versions.list(tx, id));
    }

    /** An assignment in a list. */
    record Item(AssignmentState state, String clientName) {}

    /** An assignment with everything about it. */
    record Detail(AssignmentState state, String clientName, Optional<Recorded> resultAreas, List<Version> versions) {}

    /** How much of a product: {@code amount} units (WJ756) per frequency (WMO757). */
    record Volume(long amount, String unit, String frequency) {}

    /** An assignment to enter. */
    record Creation(
            UUID clientId,
            String agreementId,
            String municipalityCode,
            @Nullable Long number,
            String productCategory,
            @Nullable String productCode,
            LocalDate assignedOn,
            LocalDate firstDay,
            @Nullable LocalDate lastDay,
            @Nullable Volume volume,
            @Nullable String localNote) {
        AssignmentState state(Instant now) {
            Assignment assignment = new Assignment(
                    Ids.next(),
                    1,
                    clientId,
                    agreementId,
                    municipalityCode,
                    number,
                    productCategory,
                    productCode,
                    firstDay,
                    lastDay,
                    volume == null ? null : volume.amount(),
                    volume == null ? null : volume.unit(),
                    volume == null ? null : volume.frequency(),
                    false,
                    false);
            return new AssignmentState(assignment, Source.HAND, assignedOn, null, null, null, now, null, localNote);
        }
    }

    /** What to change: absent leaves as it is; an empty note takes the note away. */
    record Change(
            @Nullable LocalDate firstDay,
            @Nullable LocalDate lastDay,
            @Nullable Volume volume,
            @Nullable String localNote) {
        boolean touchesDecision() {
            return firstDay != null || lastDay != null || volume != null;
        }

        AssignmentState applyTo(AssignmentState state) {
            Assignment was = state.assignment();
            Assignment next = new Assignment(
                    was.id(),
                    was.version() + 1,
                    was.clientId(),
                    was.agreementId(),
                    was.municipalityCode(),
                    was.number(),
                    was.productCategory(),
                    was.productCode(),
                    firstDay == null ? was.firstDay() : firstDay,
                    lastDay == null ? was.lastDay() : lastDay,
                    volume == null ? was.volume() : Long.valueOf(volume.amount()),
                    volume == null ? was.volumeUnit() : volume.unit(),
                    volume == null ? was.volumeFrequency() : volume.frequency(),
                    was.withdrawn(),
                    was.resultAreasKnown());
            String note = localNote == null ? state.localNote() : localNote.isBlank() ? null : localNote;
            return state.with(next, note);
        }
    }
}
