package nl.ronde.complaint;

import io.vertx.sqlclient.Row;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import nl.ronde.platform.db.SqlValues;
import nl.ronde.platform.db.Tx;
import org.jspecify.annotations.Nullable;

/** All SQL on {@code complaint}. */
final class ComplaintStore {
    static final String TYPE = "complaint";

    private static final String INSERT = """
            INSERT INTO complaint (provider_id, id, version, client_id, assignment_id, agreement_id, received_on, complainant,
                complainant_name, channel, kind, text, about_worker_id, handler_id, recorded_by, recorded_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)""";

    private static final String SELECT = """
            SELECT id, version, client_id, assignment_id, agreement_id, received_on, complainant, complainant_name, channel,
                   kind, text, about_worker_id, handler_id, cause, cause_text, settlement, settlement_text, measures,
                   satisfied, settled_on, recorded_by, recorded_at
            FROM complaint WHERE provider_id = $1\s""";

    private static final String FIND = SELECT + "AND id = $2";

    private static final String LOCK = FIND + " FOR UPDATE";

    private static final String LIST = SELECT + """
            AND ($2::uuid IS NULL OR client_id = $2)
            AND ($3::text IS NULL OR agreement_id = $3)
            AND ($4::text IS NULL OR kind = $4)
            AND ($5::boolean IS NULL OR (settled_on IS NULL) = $5)
            AND ($6::date IS NULL OR received_on >= $6)
            AND ($7::date IS NULL OR received_on <= $7)
            AND ($8::uuid IS NULL OR about_worker_id IS DISTINCT FROM $8)
            AND ($9::date IS NULL OR (received_on, id) < ($9, $10::uuid))
            ORDER BY received_on DESC, id DESC LIMIT $11""";

    private static final String OF_YEAR = SELECT + """
            AND (agreement_id = $2 OR agreement_id IS NULL) AND received_on BETWEEN $3 AND $4 ORDER BY received_on, id""";

    private static final String CHANGE = """
            UPDATE complaint SET version = $3, kind = $4, text = $5, about_worker_id = $6, handler_id = $7,
                   assignment_id = $8, agreement_id = $9
            WHERE provider_id = $1 AND id = $2""";

    private static final String SETTLE = """
            UPDATE complaint SET version = $3, cause = $4, cause_text = $5, settlement = $6, settlement_text = $7,
                   measures = $8, satisfied = $9, settled_on = $10, settled_by = $11, assignment_id = $12,
                   agreement_id = $13
            WHERE provider_id = $1 AND id = $2""";

    private static final String WORKER_OF_USER = """
            SELECT worker_id FROM app_user WHERE provider_id = $1 AND id = $2 AND worker_id IS NOT NULL""";

    /**
     * What a list is narrowed to; absent parts narrow nothing.
     *
     * @param notAbout the worker who asks: complaints about her are left out
     */
    record Filter(
            @Nullable UUID clientId,
            @Nullable String agreementId,
            Complaint.@Nullable Kind kind,
            @Nullable Boolean open,
            @Nullable LocalDate from,
            @Nullable LocalDate until,
            @Nullable UUID notAbout) {}

    void insert(Tx tx, Complaint complaint) {
        tx.update(
                INSERT,
                complaint.id(),
                complaint.version(),
                complaint.clientId(),
                complaint.assignmentId(),
                complaint.agreementId(),
                complaint.receivedOn(),
                complaint.complainant(),
                complaint.complainantName(),
                complaint.channel(),
                complaint.kind(),
                complaint.text(),
                complaint.aboutWorkerId(),
                complaint.handlerId(),
                complaint.recordedBy(),
                complaint.recordedAt());
    }

    Optional<Complaint> find(Tx tx, UUID id) {
        return tx.find(FIND, ComplaintStore::complaint, id);
    }

    Optional<Complaint> lock(Tx tx, UUID id) {
        return tx.find(LOCK, ComplaintStore::complaint, id);
    }

    /** The newest first. */
    List<Complaint> list(Tx tx, Filter filter, @Nullable LocalDate beforeDay, @Nullable UUID beforeId, int rows) {
        return tx.list(
                LIST,
                ComplaintStore::complaint,
                filter.clientId(),
                filter.agreementId(),
                filter.kind(),
                filter.open(),
                filter.from(),
                filter.until(),
                filter.notAbout(),
                beforeDay,
                beforeId,
                rows);
    }

    /** What was received on these days, both included, under an agreement or under none yet; in order. */
    List<Complaint> ofYear(Tx tx, String agreementId, LocalDate from, LocalDate until) {
        return tx.list(OF_YEAR, ComplaintStore::complaint, agreementId, from, until);
    }

    void change(Tx tx, Complaint complaint) {
        tx.update(
                CHANGE,
                complaint.id(),
                complaint.version(),
                complaint.kind(),
                complaint.text(),
                complaint.aboutWorkerId(),
                complaint.handlerId(),
                complaint.assignmentId(),
                complaint.agreementId());
    }

    void settle(Tx tx, Complaint complaint, @Nullable UUID by) {
        Complaint.Settlement settlement = Objects.requireNonNull(complaint.settlement());
        tx.update(
                SETTLE,
                complaint.id(),
                complaint.version(),
                settlement.cause(),
                settlement.causeText(),
                settlement.settlement(),
                settlement.settlementText(),
                settlement.measures(),
                settlement.satisfied(),
                settlement.settledOn(),
                by,
                complaint.assignmentId(),
                complaint.agreementId());
    }

    /** The worker that a user is, if any. */
    Optional<UUID> workerOfUser(Tx tx, UUID userId) {
        return tx.find(WORKER_OF_USER, row -> row.getUUID("worker_id"), userId);
    }

    private static Complaint complaint(Row row) {
        return new Complaint(
                row.getUUID("id"),
                row.getInteger("version"),
                row.getUUID("client_id"),
                row.getUUID("assignment_id"),
                row.getString("agreement_id"),
                row.getLocalDate("received_on"),
                Complaint.Complainant.valueOf(row.getString("complainant")),
                row.getString("complainant_name"),
                Complaint.Channel.valueOf(row.getString("channel")),
                Complaint.Kind.valueOf(row.getString("kind")),
                row.getString("text"),
                row.getUUID("about_worker_id"),
                row.getUUID("handler_id"),
                row.getLocalDate("settled_on") == null ? null : settlement(row),
                row.getUUID("recorded_by"),
                SqlValues.instant(row, "recorded_at"));
    }

    private static Complaint.Settlement settlement(Row row) {
        return new Complaint.Settlement(
                Complaint.Cause.valueOf(row.getString("cause")),
                row.getString("cause_text"),
                Complaint.Result.valueOf(row.getString("settlement")),
                row.getString("settlement_text"),
                row.getString("measures"),
                Complaint.Satisfied.valueOf(row.getString("satisfied")),
                row.getLocalDate("settled_on"));
    }
}
