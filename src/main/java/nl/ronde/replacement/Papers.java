package nl.ronde.replacement;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import nl.ronde.audit.Audit;
import nl.ronde.calendar.AmsterdamTime;
import nl.ronde.platform.act.Actor;
import nl.ronde.platform.clock.BusinessClock;
import nl.ronde.platform.db.Db;
import nl.ronde.platform.http.Page;
import nl.ronde.platform.http.Request;
import org.jspecify.annotations.Nullable;

/**
 * What workers must hold and soon do not, or do not at all: VOG (Kampen B2 2.1, DVO B3 C4), confidentiality statement (DVO
 * 16.7), competences with an end; with how many visits hang on it.
 */
final class Papers {
    private static final int WEEKS = 12;

    /** What lapsed and was renewed is not shown; what lacks has no date and comes first. */
    private static final String LIST = """
            SELECT p.worker_id, p.name, p.what, p.competence, p.until,
                   (SELECT count(*) FROM visit v WHERE v.provider_id = $1 AND v.worker_id = p.worker_id AND v.day >= $2
                      AND (p.until IS NULL OR v.day > p.until) AND v.status = 'PLANNED') AS visits
            FROM (
                SELECT w.id AS worker_id, w.name, 'VOG' AS what, '' AS competence,
                       (SELECT max(g.valid_until) FROM worker_vog g WHERE g.provider_id = $1 AND g.worker_id = w.id) AS until
                FROM worker w
                WHERE w.provider_id = $1 AND (w.active_until IS NULL OR w.active_until >= $2)
                UNION ALL
                SELECT w.id, w.name, 'CONFIDENTIALITY', '', NULL FROM worker w
                WHERE w.provider_id = $1 AND (w.active_until IS NULL OR w.active_until >= $2)
                  AND w.confidentiality_signed_on IS NULL
                UNION ALL
                SELECT w.id, w.name, 'COMPETENCE', min(c.competence), max(c.valid_until) FROM worker w
                JOIN worker_competence c ON c.provider_id = $1 AND c.worker_id = w.id
                WHERE w.provider_id = $1 AND (w.active_until IS NULL OR w.active_until >= $2)
                GROUP BY w.id, w.name, lower(c.competence) HAVING bool_and(c.valid_until IS NOT NULL)
            ) p
            WHERE (p.until IS NULL OR p.until <= $3)
              AND ($4::date IS NULL OR (coalesce(p.until, DATE '0001-01-01'), p.name, p.worker_id, p.what, p.competence)
                   > ($4, $5::text, $6::uuid, $7::text, $8::text))
            ORDER BY coalesce(p.until, DATE '0001-01-01'), p.name, p.worker_id, p.what, p.competence LIMIT $9""";

    private static final LocalDate NONE = LocalDate.of(1, 1, 1);

    private final Db db;
    private final BusinessClock clock;
    private final Audit audit;

    Papers(Db db, BusinessClock clock, Audit audit) {
        this.db = db;
        this.clock = clock;
        this.audit = audit;
    }

    /**
     * What a worker soon holds no longer.
     *
     * @param validUntil last day, inclusive; null where there is none at all
     * @param visits planned behind that day
     */
    record Paper(
            UUID workerId,
            String workerName,
            What what,
            @Nullable String competence,
            @Nullable LocalDate validUntil,
            boolean lapsed,
            int visits) {}

    /** What must be held. */
    enum What {
        @JsonProperty("vog")
        VOG,
        @JsonProperty("confidentialityStatement")
        CONFIDENTIALITY,
        @JsonProperty("competence")
        COMPETENCE
    }

    Page<Paper> list(Actor actor, @Nullable LocalDate until, Request.Paging paging) {
        LocalDate today = AmsterdamTime.dateOf(clock.instant());
        LocalDate last = until == null ? AmsterdamTime.plusWeeks(today, WEEKS) : until;
        LocalDate afterDay = paging.after(5, 0, LocalDate::parse);
        String afterName = paging.after(5, 1, text -> text);
        UUID afterId = paging.after(5, 2, UUID::fromString);
        String afterWhat = paging.after(5, 3, text -> What.valueOf(text).name());
        String afterCompetence = paging.after(5, 4, text -> text);
        return db.reading(actor.providerId(), tx -> {
            audit.append(tx, actor, Audit.Kind.READ, "listWorkerPapers", "worker", List.of());
            return Page.of(
                    tx.list(
                            LIST,
                            row -> paper(row, today),
                            today,
                            last,
                            afterDay,
                            afterName,
                            afterId,
                            afterWhat,
                            afterCompetence,
                            paging.rows()),
                    paging,
                    item -> List.of(
                            String.valueOf(item.validUntil() == null ? NONE : item.validUntil()),
                            item.workerName(),
                            item.workerId().toString(),
                            item.what().name(),
                            item.competence() == null ? "" : item.competence()));
        });
    }

    private static Paper paper(io.vertx.sqlclient.Row row, LocalDate today) {
        LocalDate until = row.getLocalDate("until");
        String competence = row.getString("competence");
        return new Paper(
                row.getUUID("worker_id"),
                row.getString("name"),
                What.valueOf(row.getString("what")),
                competence.isEmpty() ? null : competence,
                until,
                until == null || until.isBefore(today),
                row.getLong("visits").intValue());
    }
}
