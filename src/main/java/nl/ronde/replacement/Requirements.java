package nl.ronde.replacement;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import nl.ronde.assignment.Assignments;
import nl.ronde.audit.Audit;
import nl.ronde.platform.act.Actor;
import nl.ronde.platform.clock.BusinessClock;
import nl.ronde.platform.db.Db;
import nl.ronde.platform.db.SqlValues;
import nl.ronde.platform.db.Tx;
import nl.ronde.platform.id.Ids;
import nl.ronde.platform.problem.CommonProblem;

/**
 * What help under an assignment asks of whoever takes it over: whether it can wait, by whose judgement (DVO 11.12: provider or
 * regisseur), and which competences. All SQL on {@code replacement_requirement}; the newest counts.
 */
final class Requirements {
    private static final String NEWEST = """
            SELECT id, cannot_wait, judged_by, competences, reason, by_user, at FROM replacement_requirement
            WHERE provider_id = $1 AND assignment_id = $2 ORDER BY at DESC, id DESC LIMIT 1""";

    private static final String INSERT = """
            INSERT INTO replacement_requirement (provider_id, id, assignment_id, cannot_wait, judged_by, competences, reason,
                by_user, at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)""";

    private static final String LACKING = """
            SELECT asked.competence FROM unnest($4::text[]) AS asked (competence)
            WHERE NOT EXISTS (SELECT 1 FROM worker_competence c
                WHERE c.provider_id = $1 AND c.worker_id = $2 AND lower(c.competence) = lower(asked.competence)
                  AND c.valid_from <= $3 AND (c.valid_until IS NULL OR c.valid_until >= $3))
            ORDER BY 1 LIMIT 1""";

    Optional<Requirement> newest(Tx tx, UUID assignmentId) {
        return tx.find(
                NEWEST,
                row -> new Requirement(
                        row.getUUID("id"),
                        row.getBoolean("cannot_wait"),
                        JudgedBy.valueOf(row.getString("judged_by")),
                        List.of(row.getArrayOfStrings("competences")),
                        row.getString("reason"),
                        row.getUUID("by_user"),
                        SqlValues.instant(row, "at")),
                assignmentId);
    }

    /** A competence that the help asks for and this worker does not hold on this day. */
    Optional<String> lacking(Tx tx, UUID assignmentId, UUID workerId, LocalDate day) {
        return newest(tx, assignmentId)
                .filter(asked -> !asked.competences().isEmpty())
                .flatMap(asked -> tx.find(LACKING, row -> row.getString("competence"), workerId, day, (Object)
                        asked.competences().toArray(String[]::new)));
    }

    private void insert(Tx tx, UUID assignmentId, Requirement asked) {
        tx.send(
                INSERT,
                asked.id(),
                assignmentId,
                asked.cannotWait(),
                asked.judgedBy(),
                asked.competences().toArray(String[]::new),
                asked.reason(),
                asked.byUser(),
                asked.at());
    }

    /** What is asked, why and by whom. */
    record Requirement(
            UUID id,
            boolean cannotWait,
            JudgedBy judgedBy,
            List<String> competences,
            String reason,
            UUID byUser,
            Instant at) {}

    /** Who judged whether the help can wait. */
    enum JudgedBy {
        @JsonProperty("provider")
        PROVIDER,
        @JsonProperty("regisseur")
        REGISSEUR
    }

    /** The use case: sets and shows what is asked. A need that runs becomes one that cannot wait; never the other way round. */
    static final class Keep {
        private final Db db;
        private final Requirements requirements;
        private final Assignments assignments;
        private final NeedStore needs;
        private final WatchNeeds watch;
        private final VacateVisits vacate;
        private final BusinessClock clock;
        private final Audit audit;

        Keep(
                Db db,
                Requirements requirements,
                Assignments assignments,
                NeedStore needs,
                WatchNeeds watch,
                VacateVisits vacate,
                BusinessClock clock,
                Audit audit) {
            this.db = db;
            this.requirements = requirements;
            this.assignments = assignments;
            this.needs = needs;
            this.watch = watch;
            this.vacate = vacate;
            this.clock = clock;
            this.audit = audit;
        }

        record Given(boolean cannotWait, JudgedBy judgedBy, List<String> competences, String reason) {}

        Requirement set(Actor actor, UUID assignmentId, Given given) {
            Requirement asked = new Requirement(
                    Ids.next(),
                    given.cannotWait(),
                    given.judgedBy(),
                    given.competences().stream().map(String::strip).distinct().toList(),
                    given.reason(),
                    Objects.requireNonNull(actor.userId()),
                    clock.instant());
            return db.inTransaction(actor.providerId(), tx -> {
                UUID client = client(tx, assignmentId);
                requirements.insert(tx, assignmentId, asked);
                audit.append(
                        tx,
                        actor,
                        Audit.Kind.UPDATE,
                        "setReplacementRequirements",
                        "assignment",
                        assignmentId,
                        List.of(client),
                        given.reason());
                // All visits before any need, as whoever accepts an offer locks them.
                vacate.withoutCompetence(tx, actor);
                for (UUID need : needs.openOfAssignment(tx, assignmentId)) {
                    if (given.cannotWait()) {
                        needs.cannotWait(tx, need);
                    }
                    watch.look(tx, need);
                }
                return asked;
            });
        }

        Requirement get(Actor actor, UUID assignmentId) {
            return db.reading(actor.providerId(), tx -> {
                UUID client = client(tx, assignmentId);
                audit.append(
                        tx, actor, Audit.Kind.READ, "getReplacementRequirements", "assignment", assignmentId, client);
                return requirements.newest(tx, assignmentId).orElseThrow(CommonProblem.NOT_FOUND::refuse);
            });
        }

        private UUID client(Tx tx, UUID assignmentId) {
            return assignments
                    .find(tx, assignmentId)
                    .orElseThrow(CommonProblem.NOT_FOUND::refuse)
                    .clientId();
        }
    }
}
