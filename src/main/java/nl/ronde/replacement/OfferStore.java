package nl.ronde.replacement;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.ronde.platform.act.Act;
import nl.ronde.platform.act.PhoneTime;
import nl.ronde.platform.db.Changes;
import nl.ronde.platform.db.SqlValues;
import nl.ronde.platform.db.Tx;
import nl.ronde.platform.id.Ids;
import nl.ronde.visit.VisitStatus;
import org.jspecify.annotations.Nullable;

/** All SQL on offers and their answers. Each change of an offer wakes the phone it concerns. */
final class OfferStore {
    /** The word for an offer in change feed and audit trail. */
    static final String TYPE = "replacementOffer";

    private static final String SELECT = """
            SELECT o.id, o.need_id, o.worker_id, o.state, o.note, o.answer_before, o.offered_at, o.offered_by, o.closed_at,
                   o.closed_reason, ARRAY(SELECT v.visit_id FROM replacement_offer_visit v
                                          WHERE v.provider_id = $1 AND v.offer_id = o.id ORDER BY v.visit_id) AS visit_ids
            FROM replacement_offer o WHERE o.provider_id = $1\s""";

    private static final String FIND = SELECT + "AND o.id = $2";

    private static final String LOCK = FIND + " FOR UPDATE OF o";

    private static final String OPEN_OF_NEED = SELECT + "AND o.need_id = $2 AND o.state = 'OPEN' ORDER BY o.id";

    private static final String LAPSED =
            SELECT + "AND o.state = 'OPEN' AND o.answer_before <= $2 ORDER BY o.id FOR UPDATE OF o";

    private static final String OF_NEED = SELECT + "AND o.need_id = $2 ORDER BY o.offered_at, o.id";

    private static final String OF_WORKER = SELECT + """
            AND o.worker_id = $2 AND (o.state = 'OPEN' OR o.closed_at >= $3)
            AND ($4::timestamptz IS NULL OR (o.offered_at, o.id) < ($4, $5::uuid))
            ORDER BY o.offered_at DESC, o.id DESC LIMIT $6""";

    private static final String INSERT = """
            INSERT INTO replacement_offer (provider_id, id, need_id, worker_id, state, note, answer_before, offered_at,
                offered_by)
            VALUES ($1, $2, $3, $4, 'OPEN', $5, $6, $7, $8)
            ON CONFLICT (provider_id, need_id, worker_id) WHERE state = 'OPEN' DO NOTHING""";

    private static final String INSERT_VISIT =
            "INSERT INTO replacement_offer_visit (provider_id, offer_id, visit_id) VALUES ($1, $2, $3)";

    private static final String CLOSE = """
            UPDATE replacement_offer SET state = $3, closed_at = $4, closed_reason = $5 WHERE provider_id = $1 AND id = $2""";

    private static final String ANSWER = """
            INSERT INTO replacement_offer_answer (provider_id, id, offer_id, accepts, outcome, detail, text, user_id, device_id,
                mutation_id, occurred_at, received_at, quality, raw_wall, raw_elapsed_ms, raw_boot_id)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)""";

    private static final String ANSWERS = """
            SELECT a.id, a.offer_id, a.accepts, a.outcome, a.detail, a.text, a.occurred_at, a.received_at
            FROM replacement_offer_answer a
            JOIN replacement_offer o ON o.provider_id = $1 AND o.id = a.offer_id AND o.need_id = $2
            WHERE a.provider_id = $1 ORDER BY a.received_at, a.id""";

    /** Whether somebody can still be given this visit. */
    static boolean isFree(NeedVisit visit) {
        return visit.helped()
                && (visit.status() == VisitStatus.VACANT
                        || visit.status() == VisitStatus.PLANNED && visit.workerAway());
    }

    Optional<Offer> find(Tx tx, UUID id) {
        return tx.find(FIND, OfferStore::offer, id);
    }

    Optional<Offer> lock(Tx tx, UUID id) {
        return tx.find(LOCK, OfferStore::offer, id);
    }

    List<Offer> openOfNeed(Tx tx, UUID needId) {
        return tx.list(OPEN_OF_NEED, OfferStore::offer, needId);
    }

    List<Offer> ofNeed(Tx tx, UUID needId) {
        return tx.list(OF_NEED, OfferStore::offer, needId);
    }

    /** Open ones whose moment of answering is past. */
    List<Offer> lapsed(Tx tx, Instant now) {
        return tx.list(LAPSED, OfferStore::offer, now);
    }

    /** What is open, and what was closed since, the newest first. */
    List<Offer> ofWorker(
            Tx tx,
            UUID workerId,
            Instant closedSince,
            @Nullable Instant beforeTime,
            @Nullable UUID beforeId,
            int rows) {
        return tx.list(OF_WORKER, OfferStore::offer, workerId, closedSince, beforeTime, beforeId, rows);
    }

    /** False where this worker has an open offer for this need already. */
    boolean insert(Tx tx, Offer offer) {
        boolean isNew = tx.update(
                        INSERT,
                        offer.id(),
                        offer.needId(),
                        offer.workerId(),
                        offer.note(),
                        offer.answerBefore(),
                        offer.offeredAt(),
                        offer.offeredBy())
                == 1;
        if (isNew) {
            offer.visitIds().forEach(visit -> tx.send(INSERT_VISIT, offer.id(), visit));
            Changes.wake(tx, TYPE, offer.id(), offer.workerId());
        }
        return isNew;
    }

    void close(Tx tx, Offer offer, State state, Instant at, @Nullable String reason) {
        tx.send(CLOSE, offer.id(), state, at, reason);
        Changes.wake(tx, TYPE, offer.id(), offer.workerId());
    }

    void answered(
            Tx tx, Act act, UUID offerId, boolean accepts, Outcome outcome, String detail, @Nullable String text) {
        PhoneTime raw = act.time().raw();
        tx.send(
                ANSWER,
                Ids.next(),
                offerId,
                accepts,
                outcome,
                detail,
                text,
                act.actor().userId(),
                act.actor().deviceId(),
                act.mutationId(),
                act.time().occurredAt(),
                act.time().receivedAt(),
                act.time().quality(),
                raw == null ? null : raw.wall(),
                raw == null ? null : raw.elapsedMs(),
                raw == null ? null : raw.bootId());
    }

    List<Answered> answers(Tx tx, UUID needId) {
        return tx.list(
                ANSWERS,
                row -> new Answered(
                        row.getUUID("id"),
                        row.getUUID("offer_id"),
                        row.getBoolean("accepts"),
                        Outcome.valueOf(row.getString("outcome")),
                        row.getString("detail"),
                        row.getString("text"),
                        SqlValues.instant(row, "occurred_at"),
                        SqlValues.instant(row, "received_at")),
                needId);
    }

    private static Offer offer(Row row) {
        return new Offer(
                row.getUUID("id"),
                row.getUUID("need_id"),
                row.getUUID("worker_id"),
                List.of(row.getArrayOfUUIDs("visit_ids")),
                State.valueOf(row.getString("state")),
                row.getString("note"),
                SqlValues.instantOrNull(row, "answer_before"),
                SqlValues.instant(row, "offered_at"),
                row.getUUID("offered_by"),
                SqlValues.instantOrNull(row, "closed_at"),
                row.getString("closed_reason"));
    }

    /**
     * An offer to one worker.
     *
     * @param answerBefore from here on an acceptance comes too late; null: as long as a visit is free
     */
    record Offer(
            UUID id,
            UUID needId,
            UUID workerId,
            List<UUID> visitIds,
            State state,
            @Nullable String note,
            @Nullable Instant answerBefore,
            Instant offeredAt,
            UUID offeredBy,
            @Nullable Instant closedAt,
            @Nullable String closedReason) {}

    /** What a worker answered and what came of it. */
    record Answered(
            UUID id,
            UUID offerId,
            boolean accepts,
            Outcome outcome,
            String detail,
            @Nullable String text,
            Instant occurredAt,
            Instant receivedAt) {}

    /** The life of an offer. */
    enum State {
        @JsonProperty("open")
        OPEN,
        @JsonProperty("accepted")
        ACCEPTED,
        @JsonProperty("declined")
        DECLINED,
        /** She wanted to, and something stood in the way: the office looks. */
        @JsonProperty("notPossible")
        NOT_POSSIBLE,
        @JsonProperty("taken")
        TAKEN,
        @JsonProperty("withdrawn")
        WITHDRAWN,
        /** The moment up to which an answer was asked is past; what was said before it and comes in later still counts. */
        @JsonProperty("expired")
        EXPIRED
    }

    /** What came of an answer. */
    enum Outcome {
        @JsonProperty("accepted")
        ACCEPTED,
        @JsonProperty("declined")
        DECLINED,
        @JsonProperty("tooLate")
        TOO_LATE,
        @JsonProperty("notPossible")
        NOT_POSSIBLE
    }
}
