package nl.ronde.visit.settle;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import nl.ronde.audit.Audit;
import nl.ronde.client.ClientCards;
import nl.ronde.platform.act.Actor;
import nl.ronde.platform.db.Db;
import nl.ronde.platform.http.Page;
import nl.ronde.platform.http.Request;
import nl.ronde.staff.Workers;
import nl.ronde.visit.ExceptionOutcome;
import nl.ronde.visit.ExceptionStore;
import nl.ronde.visit.VisitException;
import nl.ronde.visit.VisitProblem;
import org.jspecify.annotations.Nullable;

/** Lists exceptions for the office, the oldest first. */
final class ExceptionReads {
    private final Db db;
    private final ExceptionStore exceptions;
    private final ClientCards clients;
    private final Workers workers;
    private final Audit audit;

    ExceptionReads(Db db, ExceptionStore exceptions, ClientCards clients, Workers workers, Audit audit) {
        this.db = db;
        this.exceptions = exceptions;
        this.clients = clients;
        this.workers = workers;
        this.audit = audit;
    }

    Page<Json> list(Actor actor, ExceptionStore.Filter filter, Request.Paging paging) {
        if (filter.from() != null && filter.until() != null && filter.until().isBefore(filter.from())) {
            throw VisitProblem.RANGE_INVALID.refuse(VisitProblem.RANGE_INVALID.title(), "until");
        }
        Instant afterAt = paging.after(2, 0, Instant::parse);
        UUID afterId = paging.after(2, 1, UUID::fromString);
        return db.reading(actor.providerId(), tx -> {
            Page<ExceptionStore.Listed> page = Page.of(
                    exceptions.list(tx, filter, afterAt, afterId, paging.rows()),
                    paging,
                    each -> List.of(
                            each.exception().openedAt().toString(),
                            each.exception().id().toString()));
            List<UUID> clientIds = page.items().stream()
                    .map(ExceptionStore.Listed::clientId)
                    .distinct()
                    .toList();
            audit.append(tx, actor, Audit.Kind.READ, "listExceptions", "visit-exception", clientIds);
            var clientCards = clients.find(tx, clientIds);
            var workerCards = workers.cards(
                    tx,
                    page.items().stream()
                            .map(ExceptionStore.Listed::workerId)
                            .filter(Objects::nonNull)
                            .distinct()
                            .toList());
            return page.map(each -> Json.of(
                    each,
                    clientCards.get(each.clientId()).displayName(),
                    each.workerId() == null
                            ? null
                            : workerCards.get(each.workerId()).name()));
        });
    }

    /** An exception with its visit and what a person may choose. */
    record Json(
            VisitException exception,
            List<ExceptionOutcome> outcomes,
            int visitVersion,
            LocalDate day,
            Instant startsAt,
            UUID clientId,
            String clientName,
            @Nullable UUID workerId,
            @Nullable String workerName) {
        static Json of(ExceptionStore.Listed listed, String clientName, @Nullable String workerName) {
            return new Json(
                    listed.exception(),
                    listed.exception().code().outcomes().stream().sorted().toList(),
                    listed.visitVersion(),
                    listed.day(),
                    listed.startsAt(),
                    listed.clientId(),
                    clientName,
                    listed.workerId(),
                    workerName);
        }
    }
}
