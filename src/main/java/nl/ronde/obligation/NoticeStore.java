package nl.ronde.obligation;

import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.ronde.platform.act.Role;
import nl.ronde.platform.db.SqlValues;
import nl.ronde.platform.db.Tx;
import nl.ronde.platform.id.Ids;
import org.jspecify.annotations.Nullable;

/** All SQL on {@code notice} and {@code digest_day}, and what {@code obligation} keeps for the warnings. */
final class NoticeStore {
    private static final String TO_WARN = ObligationStore.COLUMNS + """
            WHERE provider_id = $1 AND state = 'RUNNING' AND next_warning_at <= $2
            ORDER BY next_warning_at, id LIMIT $3 FOR UPDATE SKIP LOCKED""";

    private static final String RUNNING = ObligationStore.COLUMNS + """
            WHERE provider_id = $1 AND state = 'RUNNING' AND paused_at IS NULL AND due_at <= $2 ORDER BY due_at, id LIMIT $3""";

    private static final String SET_NEXT =
            "UPDATE obligation SET next_warning_at = $3 WHERE provider_id = $1 AND id = $2";

    private static final String END = """
            UPDATE notice SET ended_at = $3 WHERE provider_id = $1 AND obligation_id = $2 AND ended_at IS NULL""";

    private static final String SWEEP = """
            UPDATE notice n SET ended_at = $2 FROM obligation o
            WHERE n.provider_id = $1 AND n.ended_at IS NULL
              AND o.provider_id = $1 AND o.id = n.obligation_id
              AND (o.state <> 'RUNNING' OR o.due_at <> n.due_at)""";

    private static final String INSERT = """
            INSERT INTO notice (provider_id, id, obligation_id, role, urgency, rank, due_at, made_at, cause)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)""";

    private static final String NOTICES = """
            SELECT o.id, o.version, o.kind, o.variant, o.subject_label, o.agreement_id, o.citation, o.source, o.rule_text,
                   o.met_by, o.at_once, o.subject_type, o.subject_id, o.client_id, o.owner_role, o.trigger_at, o.due_at,
                   o.due_on, o.warn_due_at, o.hard_limit_at, o.state, o.met_at, o.proof_type, o.proof_id, o.waived_reason,
                   o.paused_at, o.rule_from, o.rule_until,
                   n.id AS notice_id, n.role, n.urgency, n.made_at, n.seen_at, n.seen_by, n.cause
            FROM notice n JOIN obligation o ON o.provider_id = $1 AND o.id = n.obligation_id
            WHERE n.provider_id = $1 AND n.ended_at IS NULL AND o.state = 'RUNNING' AND o.paused_at IS NULL
              AND o.due_at = n.due_at
              AND n.role = ANY($2)\s""";

    private static final String LIST = NOTICES + """
            AND ($3::integer IS NULL OR (-n.rank, n.due_at, n.id) > ($3, $4::timestamptz, $5::uuid))
            AND (NOT $6 OR n.seen_at IS NULL)
            ORDER BY -n.rank, n.due_at, n.id LIMIT $7""";

    private static final String FIND = NOTICES + "AND n.id = $3";

    private static final String SEEN = """
            UPDATE notice SET seen_at = $3, seen_by = $4 WHERE provider_id = $1 AND id = $2 AND seen_at IS NULL""";

    private static final String NOTE_DAY =
            "INSERT INTO digest_day (provider_id, day, made_at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING";

    private static final String KNOWS_DAY = "SELECT 1 FROM digest_day WHERE provider_id = $1 AND day = $2";

    /** Running terms of which there is something to tell, the longest waiting first; locked. */
    List<Obligation> toWarn(Tx tx, Instant now, int most) {
        return tx.list(TO_WARN, ObligationStore::obligation, now, most);
    }

    /** Running terms that are due until then, the first due first. */
    List<Obligation> running(Tx tx, Instant dueUntil, int most) {
        return tx.list(RUNNING, ObligationStore::obligation, dueUntil, most);
    }

    void setNext(Tx tx, UUID obligationId, @Nullable Instant next) {
        tx.send(SET_NEXT, obligationId, next);
    }

    /** What was told of it before stands no longer. */
    void end(Tx tx, UUID obligationId, Instant now) {
        tx.send(END, obligationId, now);
    }

    /**
     * Those of terms that run no longer, or have another end since, are not shown any more; this keeps them out of the way of
     * those that stand.
     */
    void sweep(Tx tx, Instant now) {
        tx.send(SWEEP, now);
    }

    /** @param cause why now, in Dutch; null where the term's own calendar says so */
    void insert(Tx tx, Obligation obligation, Role role, Urgency urgency, Instant now, @Nullable String cause) {
        tx.send(
                INSERT,
                Ids.next(),
                obligation.id(),
                role.word(),
                urgency,
                urgency.rank(),
                obligation.dueAt(),
                now,
                cause);
    }

    /** Those that stand for any of these roles, the most urgent first, then the first due. */
    List<Notice> list(Tx tx, Collection<Role> roles, boolean unseen, @Nullable Place after, int rows) {
        return tx.list(
                LIST,
                NoticeStore::notice,
                words(roles),
                after == null ? null : -after.rank(),
                after == null ? null : after.dueAt(),
                after == null ? null : after.id(),
                unseen,
                rows);
    }

    Optional<Notice> find(Tx tx, Collection<Role> roles, UUID id) {
        return tx.find(FIND, NoticeStore::notice, words(roles), id);
    }

    /** The first who saw it stays. */
    void seen(Tx tx, UUID id, Instant now, @Nullable UUID userId) {
        tx.update(SEEN, id, now, userId);
    }

    boolean knowsDay(Tx tx, LocalDate day) {
        return tx.find(KNOWS_DAY, row -> true, day).isPresent();
    }

    /** False where somebody else has made the digest of that day. */
    boolean noteDay(Tx tx, LocalDate day, Instant now) {
        return tx.update(NOTE_DAY, day, now) == 1;
    }

    private static String[] words(Collection<Role> roles) {
        return roles.stream().map(Role::word).toArray(String[]::new);
    }

    private static Notice notice(Row row) {
        return new Notice(
                row.getUUID("notice_id"),
                ObligationStore.obligation(row),
                Role.of(row.getString("role")),
                Urgency.valueOf(row.getString("urgency")),
                SqlValues.instant(row, "made_at"),
                SqlValues.instantOrNull(row, "seen_at"),
                row.getUUID("seen_by"),
                row.getString("cause"));
    }

    /** Where a page ended. */
    record Place(int rank, Instant dueAt, UUID id) {}
}
