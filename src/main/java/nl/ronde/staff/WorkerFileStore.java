package nl.ronde.staff;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.ronde.agreement.TermSource;
import nl.ronde.platform.db.SqlValues;
import nl.ronde.platform.db.Tx;

/** All SQL on what stands in a worker's file: competences, VOGs and leave. */
final class WorkerFileStore {
    private static final String COMPETENCES = """
            SELECT id, competence, valid_from, valid_until FROM worker_competence
            WHERE provider_id = $1 AND worker_id = $2 ORDER BY competence, valid_from, id""";

    private static final String INSERT_COMPETENCE = """
            INSERT INTO worker_competence (provider_id, id, worker_id, competence, valid_from, valid_until)
            VALUES ($1, $2, $3, $4, $5, $6)""";

    private static final String DELETE_COMPETENCE = "DELETE FROM worker_competence WHERE provider_id = $1 AND id = $2";

    private static final String VOGS = """
            SELECT id, issued_on, reference, valid_until, rule, citation, source FROM worker_vog
            WHERE provider_id = $1 AND worker_id = $2 ORDER BY issued_on DESC, id DESC""";

    private static final String INSERT_VOG = """
            INSERT INTO worker_vog (provider_id, id, worker_id, issued_on, reference, valid_until, rule, citation, source)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)""";

    private static final String LEAVES = """
            SELECT id, first_day, last_day, kind, cancelled_at FROM worker_leave
            WHERE provider_id = $1 AND worker_id = $2\s""";

    private static final String LIST_LEAVES = LEAVES + "ORDER BY first_day DESC, id DESC";

    private static final String FIND_LEAVE = LEAVES + "AND id = $3";

    private static final String INSERT_LEAVE = """
            INSERT INTO worker_leave (provider_id, id, worker_id, first_day, last_day, kind)
            VALUES ($1, $2, $3, $4, $5, $6)""";

    private static final String INSERT_SICK = INSERT_LEAVE + " ON CONFLICT (provider_id, id) DO NOTHING";

    private static final String CHANGE_SICK = """
            UPDATE worker_leave SET first_day = $3, last_day = $4, cancelled_at = $5
            WHERE provider_id = $1 AND id = $2 AND kind = 'SICK'""";

    private static final String CANCEL_LEAVE =
            "UPDATE worker_leave SET cancelled_at = $3 WHERE provider_id = $1 AND id = $2";

    List<Competence> competences(Tx tx, UUID workerId) {
        return tx.list(
                COMPETENCES,
                row -> new Competence(
                        row.getUUID("id"),
                        row.getString("competence"),
                        row.getLocalDate("valid_from"),
                        row.getLocalDate("valid_until")),
                workerId);
    }

    void insert(Tx tx, UUID workerId, Competence competence) {
        tx.send(
                INSERT_COMPETENCE,
                competence.id(),
                workerId,
                competence.competence(),
                competence.validFrom(),
                competence.validUntil());
    }

    void removeCompetence(Tx tx, UUID competenceId) {
        tx.send(DELETE_COMPETENCE, competenceId);
    }

    /** The newest first. */
    List<Vog> vogs(Tx tx, UUID workerId) {
        return tx.list(
                VOGS,
                row -> new Vog(
                        row.getUUID("id"),
                        row.getLocalDate("issued_on"),
                        row.getString("reference"),
                        row.getLocalDate("valid_until"),
                        row.getString("rule"),
                        row.getString("citation"),
                        TermSource.valueOf(row.getString("source"))),
                workerId);
    }

    void insert(Tx tx, UUID workerId, Vog vog) {
        tx.send(
                INSERT_VOG,
                vog.id(),
                workerId,
                vog.issuedOn(),
                vog.reference(),
                vog.validUntil(),
                vog.rule(),
                vog.citation(),
                vog.source());
    }

    /** The latest first, those taken back included. */
    List<Leave> leaves(Tx tx, UUID workerId) {
        return tx.list(LIST_LEAVES, WorkerFileStore::leave, workerId);
    }

    Optional<Leave> leave(Tx tx, UUID workerId, UUID leaveId) {
        return tx.find(FIND_LEAVE, WorkerFileStore::leave, workerId, leaveId);
    }

    void insert(Tx tx, UUID workerId, Leave leave) {
        tx.send(INSERT_LEAVE, leave.id(), workerId, leave.firstDay(), leave.lastDay(), leave.kind());
    }

    /** False where something else has this id. */
    boolean insertSick(Tx tx, UUID workerId, Leave leave) {
        return tx.update(INSERT_SICK, leave.id(), workerId, leave.firstDay(), leave.lastDay(), leave.kind()) == 1;
    }

    /** Writes the days of an absence through sickness, and whether it holds. */
    void changeSick(Tx tx, Leave leave) {
        tx.send(CHANGE_SICK, leave.id(), leave.firstDay(), leave.lastDay(), leave.cancelledAt());
    }

    void cancelLeave(Tx tx, UUID leaveId, Instant at) {
        tx.send(CANCEL_LEAVE, leaveId, at);
    }

    private static Leave leave(io.vertx.sqlclient.Row row) {
        return new Leave(
                row.getUUID("id"),
                row.getLocalDate("first_day"),
                row.getLocalDate("last_day"),
                LeaveKind.valueOf(row.getString("kind")),
                SqlValues.instantOrNull(row, "cancelled_at"));
    }
}
