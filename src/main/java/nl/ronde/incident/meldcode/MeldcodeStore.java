package nl.ronde.incident.meldcode;

import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.ronde.platform.db.SqlValues;
import nl.ronde.platform.db.Tx;
import nl.ronde.platform.id.Ids;
import org.jspecify.annotations.Nullable;

/** All SQL on {@code meldcode_case}, {@code meldcode_member} and {@code meldcode_step}; every read asks who reads. */
final class MeldcodeStore {
    private static final String INSERT = """
            INSERT INTO meldcode_case (provider_id, id, version, client_id, opened_by, signalled_by, opened_at)
            VALUES ($1, $2, 1, $3, $4, $5, $6)""";

    private static final String OF_MEMBER = """
            SELECT c.id, c.version, c.client_id, c.opened_by, c.signalled_by, c.opened_at, c.closed_at, c.outcome
            FROM meldcode_case c
            JOIN meldcode_member m ON m.provider_id = c.provider_id AND m.case_id = c.id
            WHERE c.provider_id = $1 AND m.user_id = $2 AND m.ended_at IS NULL\s""";

    private static final String FIND = OF_MEMBER + "AND c.id = $3";

    private static final String LOCK = FIND + " FOR UPDATE OF c";

    private static final String LIST = OF_MEMBER + """
            AND ($3::timestamptz IS NULL OR (c.opened_at, c.id) < ($3, $4::uuid))
            ORDER BY c.opened_at DESC, c.id DESC LIMIT $5""";

    private static final String UPDATE =
            "UPDATE meldcode_case SET version = $3, closed_at = $4, outcome = $5 WHERE provider_id = $1 AND id = $2";

    private static final String ADD_MEMBER = """
            INSERT INTO meldcode_member (provider_id, id, case_id, user_id, named_by, named_at)
            VALUES ($1, $2, $3, $4, $5, $6)
            ON CONFLICT (provider_id, case_id, user_id) WHERE ended_at IS NULL DO NOTHING""";

    private static final String END_MEMBER = """
            UPDATE meldcode_member SET ended_by = $4, ended_at = $5, end_reason = $6
            WHERE provider_id = $1 AND case_id = $2 AND user_id = $3 AND ended_at IS NULL""";

    private static final String MEMBERS = """
            SELECT user_id FROM meldcode_member WHERE provider_id = $1 AND case_id = $2 AND ended_at IS NULL
            ORDER BY named_at, user_id""";

    private static final String FORMER = """
            SELECT user_id, ended_by, ended_at, end_reason FROM meldcode_member
            WHERE provider_id = $1 AND case_id = $2 AND ended_at IS NOT NULL ORDER BY ended_at, id""";

    private static final String ADD_STEP = """
            INSERT INTO meldcode_step (provider_id, id, case_id, step, text, skipped, consulted, report_necessary,
                help_possible, reported_on, taken_on, recorded_by, recorded_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)""";

    private static final String STEPS = """
            SELECT id, step, text, skipped, consulted, report_necessary, help_possible, reported_on, taken_on, recorded_by,
                   recorded_at
            FROM meldcode_step WHERE provider_id = $1 AND case_id = $2 ORDER BY recorded_at, id""";

    void insert(Tx tx, UUID id, UUID clientId, UUID openedBy, @Nullable UUID signalledBy, Instant openedAt) {
        tx.send(INSERT, id, clientId, openedBy, signalledBy, openedAt);
    }

    /** The case; empty where there is none, or none for this user. */
    Optional<MeldcodeCase> find(Tx tx, UUID userId, UUID id) {
        return tx.find(FIND, MeldcodeStore::bare, userId, id).map(bare -> whole(tx, bare));
    }

    /** The same, with everybody else waiting for what becomes of it; asked again, for whoever waited may have been taken out. */
    Optional<MeldcodeCase> lock(Tx tx, UUID userId, UUID id) {
        return tx.find(LOCK, MeldcodeStore::bare, userId, id)
                .map(bare -> whole(tx, bare))
                .filter(found -> found.members().contains(userId));
    }

    /** Those of a user, the newest first, without members and steps. */
    List<MeldcodeCase> list(Tx tx, UUID userId, @Nullable Instant beforeTime, @Nullable UUID beforeId, int rows) {
        return tx.list(LIST, MeldcodeStore::bare, userId, beforeTime, beforeId, rows);
    }

    void update(Tx tx, UUID id, int version, @Nullable Instant closedAt, @Nullable String outcome) {
        tx.update(UPDATE, id, version, closedAt, outcome);
    }

    void addMember(Tx tx, UUID caseId, UUID userId, UUID namedBy, Instant at) {
        tx.send(ADD_MEMBER, Ids.next(), caseId, userId, namedBy, at);
    }

    void endMember(Tx tx, UUID caseId, UUID userId, UUID endedBy, Instant at, String reason) {
        tx.update(END_MEMBER, caseId, userId, endedBy, at, reason);
    }

    void add(Tx tx, UUID caseId, MeldcodeCase.Taken step) {
        tx.send(
                ADD_STEP,
                step.id(),
                caseId,
                step.step(),
                step.text(),
                step.skipped(),
                step.consulted(),
                step.reportNecessary(),
                step.helpPossible(),
                step.reportedOn(),
                step.takenOn(),
                step.recordedBy(),
                step.recordedAt());
    }

    private static MeldcodeCase whole(Tx tx, MeldcodeCase bare) {
        return new MeldcodeCase(
                bare.id(),
                bare.version(),
                bare.clientId(),
                bare.openedBy(),
                bare.openedAt(),
                bare.closedAt(),
                bare.outcome(),
                bare.signalledBy(),
                tx.list(MEMBERS, row -> row.getUUID("user_id"), bare.id()),
                tx.list(FORMER, MeldcodeStore::former, bare.id()),
                tx.list(STEPS, MeldcodeStore::step, bare.id()));
    }

    private static MeldcodeCase bare(Row row) {
        return new MeldcodeCase(
                row.getUUID("id"),
                row.getInteger("version"),
                row.getUUID("client_id"),
                row.getUUID("opened_by"),
                SqlValues.instant(row, "opened_at"),
                SqlValues.instantOrNull(row, "closed_at"),
                row.getString("outcome"),
                row.getUUID("signalled_by"),
                List.of(),
                List.of(),
                List.of());
    }

    private static MeldcodeCase.Former former(Row row) {
        return new MeldcodeCase.Former(
                row.getUUID("user_id"),
                row.getUUID("ended_by"),
                SqlValues.instant(row, "ended_at"),
                row.getString("end_reason"));
    }

    private static MeldcodeCase.Taken step(Row row) {
        String consulted = row.getString("consulted");
        return new MeldcodeCase.Taken(
                row.getUUID("id"),
                MeldcodeCase.Step.valueOf(row.getString("step")),
                row.getString("text"),
                row.getBoolean("skipped"),
                row.getLocalDate("taken_on"),
                consulted == null ? null : MeldcodeCase.Consulted.valueOf(consulted),
                row.getBoolean("report_necessary"),
                row.getBoolean("help_possible"),
                row.getLocalDate("reported_on"),
                row.getUUID("recorded_by"),
                SqlValues.instant(row, "recorded_at"));
    }
}
