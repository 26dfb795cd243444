package nl.ronde.plan;

import io.vertx.sqlclient.Row;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.ronde.agreement.PlanDemands.CopyRecipient;
import nl.ronde.plan.PlanFile.Copy;
import nl.ronde.plan.PlanFile.Evaluation;
import nl.ronde.plan.PlanFile.MunicipalPlan;
import nl.ronde.plan.PlanFile.Standard;
import nl.ronde.platform.db.SqlValues;
import nl.ronde.platform.db.Tx;
import nl.ronde.platform.json.Json;

/** All SQL on {@code plan_copy}, {@code plan_evaluation}, {@code municipal_plan} and {@code plan_standard}. */
final class PlanFileStore {
    private static final String ADD_COPY = """
            INSERT INTO plan_copy (provider_id, id, plan_id, recipient, channel, given_at, note, recorded_by, recorded_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)""";

    private static final String COPIES = """
            SELECT id, recipient, channel, given_at, note, recorded_by, recorded_at FROM plan_copy
            WHERE provider_id = $1 AND plan_id = $2 ORDER BY given_at, id""";

    private static final String ADD_EVALUATION = """
            INSERT INTO plan_evaluation (provider_id, id, plan_id, held_on, report, next_on, recorded_by, recorded_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8)""";

    private static final String EVALUATIONS = """
            SELECT id, held_on, report, next_on, recorded_by, recorded_at FROM plan_evaluation
            WHERE provider_id = $1 AND plan_id = $2 ORDER BY recorded_at, id""";

    private static final String ADD_MUNICIPAL = """
            INSERT INTO municipal_plan (provider_id, id, assignment_id, client_id, received_on, reference, results, due_on,
                recorded_by, recorded_at, start_by)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)""";

    private static final String MUNICIPAL = """
            SELECT id, assignment_id, received_on, reference, results, start_by, due_on, recorded_by, recorded_at
            FROM municipal_plan
            WHERE provider_id = $1 AND assignment_id = $2 ORDER BY received_on DESC, recorded_at DESC LIMIT 1""";

    private static final String STANDARD = "SELECT version, texts FROM plan_standard WHERE provider_id = $1";

    private static final String SAVE_STANDARD = """
            INSERT INTO plan_standard AS s (provider_id, version, texts) VALUES ($1, $2, $3)
            ON CONFLICT (provider_id) DO UPDATE SET version = $2, texts = $3 WHERE s.version = $2 - 1""";

    void add(Tx tx, UUID planId, Copy copy) {
        tx.send(
                ADD_COPY,
                copy.id(),
                planId,
                copy.recipient(),
                copy.channel(),
                copy.givenAt(),
                copy.note(),
                copy.recordedBy(),
                copy.recordedAt());
    }

    /** In the order in which they were given. */
    List<Copy> copies(Tx tx, UUID planId) {
        return tx.list(
                COPIES,
                row -> new Copy(
                        row.getUUID("id"),
                        CopyRecipient.valueOf(row.getString("recipient")),
                        PlanFile.Channel.valueOf(row.getString("channel")),
                        SqlValues.instant(row, "given_at"),
                        row.getString("note"),
                        row.getUUID("recorded_by"),
                        SqlValues.instant(row, "recorded_at")),
                planId);
    }

    void add(Tx tx, UUID planId, Evaluation evaluation) {
        tx.send(
                ADD_EVALUATION,
                evaluation.id(),
                planId,
                evaluation.heldOn(),
                Json.write(evaluation.report()),
                evaluation.nextOn(),
                evaluation.recordedBy(),
                evaluation.recordedAt());
    }

    /** In the order in which they were recorded. */
    List<Evaluation> evaluations(Tx tx, UUID planId) {
        return tx.list(
                EVALUATIONS,
                row -> new Evaluation(
                        row.getUUID("id"),
                        row.getLocalDate("held_on"),
                        Json.read(row.getString("report"), PlanFile.Report.class),
                        row.getLocalDate("next_on"),
                        row.getUUID("recorded_by"),
                        SqlValues.instant(row, "recorded_at")),
                planId);
    }

    void add(Tx tx, UUID clientId, MunicipalPlan plan) {
        tx.send(
                ADD_MUNICIPAL,
                plan.id(),
                plan.assignmentId(),
                clientId,
                plan.receivedOn(),
                plan.reference(),
                plan.results().toArray(String[]::new),
                plan.dueOn(),
                plan.recordedBy(),
                plan.recordedAt(),
                plan.startBy());
    }

    /** The newest that was delivered for the assignment. */
    Optional<MunicipalPlan> municipalPlan(Tx tx, UUID assignmentId) {
        return tx.find(MUNICIPAL, PlanFileStore::municipal, assignmentId);
    }

    private static MunicipalPlan municipal(Row row) {
        return new MunicipalPlan(
                row.getUUID("id"),
                row.getUUID("assignment_id"),
                row.getLocalDate("received_on"),
                row.getString("reference"),
                List.of(row.getArrayOfStrings("results")),
                row.getLocalDate("start_by"),
                row.getLocalDate("due_on"),
                row.getUUID("recorded_by"),
                SqlValues.instant(row, "recorded_at"));
    }

    /** The provider's own texts, with version 0 where none were set. */
    Standard standard(Tx tx) {
        return tx.find(STANDARD, row -> {
                    Texts texts = Json.read(row.getString("texts"), Texts.class);
                    return new Standard(row.getInteger("version"), texts.information(), texts.processAgreements());
                })
                .orElse(Standard.NONE);
    }

    /** False where somebody else saved a version in between. */
    boolean save(Tx tx, Standard standard) {
        return tx.update(
                        SAVE_STANDARD,
                        standard.version(),
                        Json.write(new Texts(standard.information(), standard.processAgreements())))
                == 1;
    }

    private record Texts(PlanContent.Information information, List<String> processAgreements) {}
}
