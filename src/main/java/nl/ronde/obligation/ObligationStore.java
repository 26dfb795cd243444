package nl.ronde.obligation;

import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import nl.ronde.agreement.TermKind;
import nl.ronde.agreement.TermSource;
import nl.ronde.obligation.Obligation.Promise;
import nl.ronde.platform.act.Role;
import nl.ronde.platform.db.SqlValues;
import nl.ronde.platform.db.Tx;
import org.jspecify.annotations.Nullable;

/** All SQL on {@code obligation} and {@code obligation_event}. */
final class ObligationStore {
    static final String COLUMNS = """
            SELECT id, version, kind, variant, subject_label, agreement_id, citation, source, rule_text, met_by, at_once, subject_type, subject_id,
                   client_id, owner_role, trigger_at, due_at, due_on, warn_due_at, hard_limit_at, state, met_at,
                   proof_type, proof_id, waived_reason, paused_at, rule_from, rule_until
            FROM obligation\s""";

    private static final String INSERT = """
            INSERT INTO obligation (provider_id, id, version, kind, agreement_id, citation, source, rule_text, met_by,
                                    at_once, subject_type, subject_id, client_id, owner_role, trigger_at, due_at, due_on,
                                    hard_limit_at, variant, subject_label, warn_due_at, next_warning_at, rule_from,
                                    rule_until, state)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22,
                    $23, $24, 'RUNNING')
            ON CONFLICT ON CONSTRAINT obligation_is_unique DO NOTHING""";

    private static final String FIND = COLUMNS + "WHERE provider_id = $1 AND id = $2";

    private static final String LOCK = FIND + " FOR UPDATE";

    private static final String FIND_BY_SUBJECT = COLUMNS + """
            WHERE provider_id = $1 AND kind = $2 AND subject_type = $3 AND subject_id = $4
              AND variant IS NOT DISTINCT FROM $5""";

    private static final String KNOWN = """
            SELECT kind, subject_id FROM obligation
            WHERE provider_id = $1 AND subject_type = $2 AND subject_id = ANY($3) AND kind = ANY($4)""";

    private static final String LOCK_BY_SUBJECT = FIND_BY_SUBJECT + " FOR UPDATE";

    private static final String LIST = COLUMNS + """
            WHERE provider_id = $1
              AND ($2::timestamptz IS NULL OR (due_at, id) > ($2, $3::uuid))
              AND ($4::text IS NULL OR kind = $4)
              AND ($5::text IS NULL OR state = $5)
              AND ($6::timestamptz IS NULL OR due_at <= least($6, paused_at) AND kind <> 'client-notice')
              AND ($7::uuid IS NULL OR client_id = $7)
              AND ($8::date IS NULL OR due_on < $8)
              AND ($10::text IS NULL OR owner_role = $10)
              AND ($11::text IS NULL OR subject_type = $11)
              AND ($12::uuid IS NULL OR subject_id = $12
                   OR subject_id IN (SELECT c.id FROM security_concern c WHERE c.provider_id = $1 AND c.incident_id = $12))
            ORDER BY due_at, id LIMIT $9""";

    private static final String UPDATE = """
            UPDATE obligation SET version = $3, state = $4, met_at = $5, proof_type = $6, proof_id = $7, waived_reason = $8,
                   due_at = $9, due_on = $10, paused_at = $11, warn_due_at = $12, next_warning_at = $13
            WHERE provider_id = $1 AND id = $2""";

    private static final String SET_PROMISE = """
            UPDATE obligation SET citation = $3, source = $4, rule_text = $5, rule_from = $6, rule_until = $7
            WHERE provider_id = $1 AND id = $2""";

    private static final String ADD_EVENT = """
            INSERT INTO obligation_event (provider_id, id, obligation_id, what, recorded_at, occurred_at, user_id,
                                          proof_type, proof_id, reason, urgency)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)""";

    private static final String EVENTS = """
            SELECT id, obligation_id, what, recorded_at, occurred_at, user_id, proof_type, proof_id, reason, urgency
            FROM obligation_event WHERE provider_id = $1 AND obligation_id = $2 ORDER BY recorded_at, id""";

    /**
     * What a list is narrowed to; absent parts narrow nothing.
     *
     * @param overdueAt only what is due at or before this moment; what is waited out is never late
     * @param subjectId what it runs for; of a security incident, whose terms run per agreement, all of them
     */
    record Filter(
            @Nullable TermKind kind,
            @Nullable ObligationState state,
            @Nullable Instant overdueAt,
            @Nullable UUID clientId,
            @Nullable LocalDate dueBefore,
            @Nullable Role ownerRole,
            Subject.@Nullable Type subjectType,
            @Nullable UUID subjectId) {}

    /** False where this kind runs, or ran, for the subject already. */
    boolean insert(Tx tx, Obligation obligation) {
        Promise promise = obligation.promise();
        return tx.update(
                        INSERT,
                        obligation.id(),
                        obligation.version(),
                        obligation.kind().code(),
                        obligation.agreementId(),
                        promise.citation(),
                        promise.source(),
                        promise.ruleText(),
                        promise.metBy(),
                        promise.atOnce(),
                        obligation.subject().type(),
                        obligation.subject().id(),
                        obligation.clientId(),
                        obligation.ownerRole().word(),
                        obligation.triggerAt(),
                        obligation.dueAt(),
                        obligation.dueOn(),
                        obligation.hardLimitAt(),
                        obligation.variant(),
                        obligation.subjectLabel(),
                        obligation.warnDueAt(),
                        WarningPlan.of(obligation).first(),
                        promise.ruleFrom(),
                        promise.ruleUntil())
                == 1;
    }

    Optional<Obligation> find(Tx tx, UUID id) {
        return tx.find(FIND, ObligationStore::obligation, id);
    }

    Optional<Obligation> lock(Tx tx, UUID id) {
        return tx.find(LOCK, ObligationStore::obligation, id);
    }

    Optional<Obligation> find(Tx tx, TermKind kind, @Nullable String variant, Subject subject) {
        return tx.find(
                FIND_BY_SUBJECT, ObligationStore::obligation, kind.code(), subject.type(), subject.id(), variant);
    }

    Optional<Obligation> lock(Tx tx, TermKind kind, @Nullable String variant, Subject subject) {
        return tx.find(
                LOCK_BY_SUBJECT, ObligationStore::obligation, kind.code(), subject.type(), subject.id(), variant);
    }

    List<Obligation> list(Tx tx, Filter filter, @Nullable Instant afterDue, @Nullable UUID afterId, int rows) {
        return tx.list(
                LIST,
                ObligationStore::obligation,
                afterDue,
                afterId,
                filter.kind() == null ? null : filter.kind().code(),
                filter.state(),
                filter.overdueAt(),
                filter.clientId(),
                filter.dueBefore(),
                rows,
                filter.ownerRole() == null ? null : filter.ownerRole().word(),
                filter.subjectType(),
                filter.subjectId());
    }

    /** Those of these subjects that have, or had, a term of one of these kinds. */
    Set<UUID> known(Tx tx, Subject.Type type, Collection<UUID> subjectIds, Collection<TermKind> kinds) {
        return new HashSet<>(tx.list(
                KNOWN,
                row -> row.getUUID("subject_id"),
                type,
                subjectIds.toArray(UUID[]::new),
                kinds.stream().map(TermKind::code).toArray(String[]::new)));
    }

    void update(Tx tx, Obligation obligation) {
        tx.update(
                UPDATE,
                obligation.id(),
                obligation.version(),
                obligation.state(),
                obligation.metAt(),
                obligation.proof() == null ? null : obligation.proof().type(),
                obligation.proof() == null ? null : obligation.proof().id(),
                obligation.waivedReason(),
                obligation.dueAt(),
                obligation.dueOn(),
                obligation.pausedAt(),
                obligation.warnDueAt(),
                obligation.state() == ObligationState.RUNNING && obligation.pausedAt() == null
                        ? WarningPlan.of(obligation).first()
                        : null);
    }

    /** What was promised, where a date of the assignment itself has come into the place of a rule. */
    void setPromise(Tx tx, Obligation obligation) {
        Promise promise = obligation.promise();
        tx.update(
                SET_PROMISE,
                obligation.id(),
                promise.citation(),
                promise.source(),
                promise.ruleText(),
                promise.ruleFrom(),
                promise.ruleUntil());
    }

    void addEvent(Tx tx, ObligationEvent event) {
        tx.send(
                ADD_EVENT,
                event.id(),
                event.obligationId(),
                event.what(),
                event.recordedAt(),
                event.occurredAt(),
                event.userId(),
                event.proof() == null ? null : event.proof().type(),
                event.proof() == null ? null : event.proof().id(),
                event.reason(),
                event.urgency());
    }

    List<ObligationEvent> events(Tx tx, UUID obligationId) {
        return tx.list(EVENTS, ObligationStore::event, obligationId);
    }

    static Obligation obligation(Row row) {
        return new Obligation(
                row.getUUID("id"),
                row.getInteger("version"),
                TermKind.find(row.getString("kind")).orElseThrow(),
                row.getString("variant"),
                row.getString("subject_label"),
                row.getString("agreement_id"),
                new Promise(
                        row.getString("rule_text"),
                        row.getString("met_by"),
                        row.getString("citation"),
                        TermSource.valueOf(row.getString("source")),
                        row.getBoolean("at_once"),
                        row.getLocalDate("rule_from"),
                        row.getLocalDate("rule_until")),
                new Subject(Subject.Type.valueOf(row.getString("subject_type")), row.getUUID("subject_id")),
                row.getUUID("client_id"),
                Role.of(row.getString("owner_role")),
                SqlValues.instant(row, "trigger_at"),
                SqlValues.instant(row, "due_at"),
                row.getLocalDate("due_on"),
                SqlValues.instant(row, row.getOffsetDateTime("warn_due_at") == null ? "due_at" : "warn_due_at"),
                SqlValues.instantOrNull(row, "hard_limit_at"),
                ObligationState.valueOf(row.getString("state")),
                SqlValues.instantOrNull(row, "met_at"),
                proof(row),
                row.getString("waived_reason"),
                SqlValues.instantOrNull(row, "paused_at"));
    }

    private static ObligationEvent event(Row row) {
        return new ObligationEvent(
                row.getUUID("id"),
                row.getUUID("obligation_id"),
                ObligationEvent.What.valueOf(row.getString("what")),
                SqlValues.instant(row, "recorded_at"),
                SqlValues.instant(row, "occurred_at"),
                row.getUUID("user_id"),
                proof(row),
                row.getString("reason"),
                row.getString("urgency") == null ? null : Urgency.valueOf(row.getString("urgency")));
    }

    private static @Nullable Subject proof(Row row) {
        String type = row.getString("proof_type");
        return type == null ? null : new Subject(Subject.Type.valueOf(type), row.getUUID("proof_id"));
    }
}
