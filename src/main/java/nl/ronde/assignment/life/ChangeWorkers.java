package nl.ronde.assignment.life;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import nl.ronde.platform.act.Actor;
import nl.ronde.platform.problem.CommonProblem;
import org.jspecify.annotations.Nullable;

/** A dissatisfied client gets another worker within four weeks, else the regisseur appoints one (DVO 11.6). */
final class ChangeWorkers {
    private final LifeBook book;

    ChangeWorkers(LifeBook book) {
        this.book = book;
    }

    /** @param workerId the worker who comes now */
    record Wish(LocalDate requestedOn, @Nullable UUID workerId, String reason) {}

    enum Outcome {
        /** Another worker was assigned, and the client accepts her. */
        @JsonProperty("anotherWorker")
        ANOTHER_WORKER,
        /** No agreement was reached: the regisseur appoints. */
        @JsonProperty("handedOver")
        HANDED_OVER,
        /** The client takes the wish back. */
        @JsonProperty("wishWithdrawn")
        WISH_WITHDRAWN
    }

    record Settlement(
            Outcome outcome, LocalDate settledOn, @Nullable UUID workerId, String text) {}

    LifeEntry ask(Actor actor, UUID assignmentId, Wish given) {
        return book.write(actor, "requestWorkerChange", assignmentId, place -> {
            Instant at = place.pastDay(given.requestedOn(), "/requestedOn");
            place.requireGoingOn(given.requestedOn());
            return LifeBook.Draft.of(EntryKind.WORKER_CHANGE, at, given).worker(given.workerId());
        });
    }

    LifeEntry settle(Actor actor, UUID assignmentId, UUID entryId, Settlement given) {
        return book.write(actor, "settleWorkerChange", assignmentId, place -> {
            LifeEntry wish = place.entry(entryId);
            if (wish.kind() != EntryKind.WORKER_CHANGE) {
                throw CommonProblem.NOT_FOUND.refuse();
            }
            if (!place.life().following(wish, EntryKind.WORKER_CHANGED).isEmpty()) {
                throw LifeProblem.ALREADY_DECIDED.refuse();
            }
            Instant at = place.pastDay(given.settledOn(), "/settledOn");
            if (at.isBefore(wish.happenedAt())) {
                throw LifeProblem.REPORT_TOO_EARLY.at("/settledOn");
            }
            boolean noOther = given.workerId() == null || given.workerId().equals(wish.workerId());
            if (given.outcome() == Outcome.ANOTHER_WORKER && noOther) {
                throw LifeProblem.WORKER_UNKNOWN.refuse("Noem de andere hulp die de cliënt aanneemt.", "/workerId");
            }
            return LifeBook.Draft.of(EntryKind.WORKER_CHANGED, at, given)
                    .following(wish)
                    .worker(given.workerId());
        });
    }
}
