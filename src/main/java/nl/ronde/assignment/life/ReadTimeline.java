package nl.ronde.assignment.life;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import nl.ronde.assignment.Assignment;
import nl.ronde.assignment.Assignments;
import nl.ronde.audit.Audit;
import nl.ronde.calendar.AmsterdamTime;
import nl.ronde.platform.act.Actor;
import nl.ronde.platform.clock.BusinessClock;
import nl.ronde.platform.db.Db;
import nl.ronde.platform.json.Json;
import nl.ronde.platform.problem.CommonProblem;
import org.jspecify.annotations.Nullable;

/** The life of one assignment in one list: what the municipality sent, and everything in its book, by when it happened. */
final class ReadTimeline {
    static final String ENTITY = "assignment";

    private final Db db;
    private final Assignments assignments;
    private final LifeStore store;
    private final ServiceDays days;
    private final Closings closings;
    private final Audit audit;
    private final BusinessClock clock;

    ReadTimeline(
            Db db,
            Assignments assignments,
            LifeStore store,
            ServiceDays days,
            Closings closings,
            Audit audit,
            BusinessClock clock) {
        this.db = db;
        this.assignments = assignments;
        this.store = store;
        this.days = days;
        this.closings = closings;
        this.audit = audit;
        this.clock = clock;
    }

    Timeline get(Actor actor, UUID assignmentId) {
        return db.reading(actor.providerId(), tx -> {
            Assignment assignment = assignments.find(tx, assignmentId).orElseThrow(CommonProblem.NOT_FOUND::refuse);
            List<LifeEntry> book = store.ofAssignment(tx, assignmentId);
            Closings.Closing closing = closings.find(tx, assignmentId);
            audit.append(
                    tx, actor, Audit.Kind.READ, "getAssignmentTimeline", ENTITY, assignmentId, assignment.clientId());
            List<Item> items = new ArrayList<>(book.stream().map(Item::of).toList());
            assignments.received(tx, assignmentId).stream().map(Item::of).forEach(items::add);
            items.sort(Comparator.comparing(Item::happenedAt).thenComparing(Item::recordedAt));
            return new Timeline(
                    assignmentId,
                    assignment.clientId(),
                    standing(Life.of(book), closing.lastDayOf(assignment)),
                    closing.charged() && !assignment.withdrawn(),
                    closing.lastDayOf(assignment),
                    days.gaps(tx, assignmentId).stops(),
                    items);
        });
    }

    /** What never began did not end either. */
    private Life.Standing standing(Life life, @Nullable LocalDate lastDay) {
        boolean isPast = lastDay != null && lastDay.isBefore(AmsterdamTime.dateOf(clock.instant()));
        return isPast && life.standing() != Life.Standing.NOT_STARTED ? Life.Standing.ENDED : life.standing();
    }

    /**
     * @param charged false where help never began: nothing is invoiced
     * @param lastDay of help, of decision, notice and end the earliest; null where open
     */
    record Timeline(
            UUID assignmentId,
            UUID clientId,
            Life.Standing standing,
            boolean charged,
            @Nullable LocalDate lastDay,
            List<ServiceDays.Span> stops,
            List<Item> items) {}

    /** @param kind of the entry, or what a message of the municipality did */
    record Item(
            @Nullable UUID id,
            String kind,
            @Nullable UUID aboutId,
            Instant happenedAt,
            @Nullable LocalDate firstDay,
            @Nullable LocalDate lastDay,
            @Nullable UUID workerId,
            @Nullable JsonNode details,
            @Nullable UUID recordedBy,
            Instant recordedAt) {
        static Item of(LifeEntry entry) {
            return new Item(
                    entry.id(),
                    Json.tree(entry.kind()).asText(),
                    entry.aboutId(),
                    entry.happenedAt(),
                    entry.firstDay(),
                    entry.lastDay(),
                    entry.workerId(),
                    entry.details(),
                    entry.recordedBy(),
                    entry.recordedAt());
        }

        static Item of(Assignments.Received received) {
            return new Item(
                    null,
                    switch (received.effect()) {
                        case NEW -> "received";
                        case CHANGED -> "changedByMunicipality";
                        case WITHDRAWN -> "withdrawnByMunicipality";
                        case UNCHANGED, OLDER -> "repeatedByMunicipality";
                    },
                    null,
                    received.receivedAt(),
                    received.firstDay(),
                    received.lastDay(),
                    null,
                    null,
                    null,
                    received.receivedAt());
        }
    }
}
