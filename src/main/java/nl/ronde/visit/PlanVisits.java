package nl.ronde.visit;

import java.time.Instant;
import java.util.UUID;
import nl.ronde.calendar.AmsterdamTime;
import nl.ronde.platform.act.Actor;
import nl.ronde.platform.db.Db;
import nl.ronde.platform.db.Tx;
import nl.ronde.platform.id.Ids;
import org.jspecify.annotations.Nullable;

/** What a planner does with single visits. */
final class PlanVisits {
    private final Db db;
    private final PlannedVisits planned;
    private final VisitStore visits;

    PlanVisits(Db db, PlannedVisits planned, VisitStore visits) {
        this.db = db;
        this.planned = planned;
        this.visits = visits;
    }

    VisitJson plan(Actor actor, Creation creation) {
        return db.inTransaction(actor.providerId(), tx -> {
            PlannedVisit visit = planned.plan(
                    tx,
                    actor,
                    new PlannedVisits.NewVisit(
                            creation.id() == null ? Ids.next() : creation.id(),
                            creation.assignmentId(),
                            creation.workerId(),
                            AmsterdamTime.toMicroseconds(creation.plannedBegin()),
                            AmsterdamTime.toMicroseconds(creation.plannedEnd()),
                            null,
                            creation.jointVisitId(),
                            null));
            return shown(tx, visit);
        });
    }

    VisitJson move(Actor actor, UUID visitId, int expectedVersion, Move move) {
        return db.inTransaction(
                actor.providerId(),
                tx -> shown(
                        tx,
                        planned.move(
                                tx,
                                actor,
                                visitId,
                                expectedVersion,
                                true,
                                AmsterdamTime.toMicroseconds(move.plannedBegin()),
                                AmsterdamTime.toMicroseconds(move.plannedEnd()))));
    }

    VisitJson assign(Actor actor, UUID visitId, int expectedVersion, Assignee assignee) {
        return db.inTransaction(
                actor.providerId(),
                tx -> shown(tx, planned.assign(tx, actor, visitId, expectedVersion, true, assignee.workerId())));
    }

    VisitJson cancel(Actor actor, UUID visitId, int expectedVersion, Cancellation cancellation) {
        return db.inTransaction(
                actor.providerId(),
                tx -> shown(tx, planned.cancel(tx, actor, visitId, expectedVersion, true, cancellation.reason())));
    }

    private VisitJson shown(Tx tx, PlannedVisit visit) {
        return VisitJson.of(visits.find(tx, visit.id()).orElseThrow());
    }

    record Creation(
            @Nullable UUID id,
            UUID assignmentId,
            @Nullable UUID workerId,
            Instant plannedBegin,
            Instant plannedEnd,
            @Nullable UUID jointVisitId) {}

    record Move(Instant plannedBegin, Instant plannedEnd) {}

    record Assignee(@Nullable UUID workerId) {}

    record Cancellation(String reason) {}
}
