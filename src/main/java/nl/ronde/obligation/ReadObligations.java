package nl.ronde.obligation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import nl.ronde.agreement.TermKind;
import nl.ronde.audit.Audit;
import nl.ronde.obligation.ObligationStore.Filter;
import nl.ronde.platform.act.Actor;
import nl.ronde.platform.act.Role;
import nl.ronde.platform.clock.BusinessClock;
import nl.ronde.platform.db.Db;
import nl.ronde.platform.http.Page;
import nl.ronde.platform.http.Request;
import nl.ronde.platform.problem.CommonProblem;
import org.jspecify.annotations.Nullable;

/** Shows the terms that run, the first due first, and one of them with its history. */
final class ReadObligations {
    private static final String OBLIGATION = "obligation";

    private final Db db;
    private final ObligationStore store;
    private final BusinessClock clock;
    private final Audit audit;

    ReadObligations(Db db, ObligationStore store, BusinessClock clock, Audit audit) {
        this.db = db;
        this.store = store;
        this.clock = clock;
        this.audit = audit;
    }

    Page<Obligation> list(Actor actor, Query query, Request.Paging paging) {
        Instant afterDue = paging.after(2, 0, Instant::parse);
        UUID afterId = paging.after(2, 1, UUID::fromString);
        return db.reading(actor.providerId(), tx -> {
            var found = store.list(tx, query.filter(clock.instant()), afterDue, afterId, paging.rows());
            Page<Obligation> page = Page.of(
                    found,
                    paging,
                    last -> List.of(last.dueAt().toString(), last.id().toString()));
            List<UUID> clients = page.items().stream()
                    .map(Obligation::clientId)
                    .filter(Objects::nonNull)
                    .toList();
            audit.append(tx, actor, Audit.Kind.READ, "listObligations", OBLIGATION, clients);
            return page;
        });
    }

    WithHistory get(Actor actor, UUID id) {
        return db.reading(actor.providerId(), tx -> {
            Obligation found = store.find(tx, id).orElseThrow(CommonProblem.NOT_FOUND::refuse);
            audit.append(tx, actor, Audit.Kind.READ, "getObligation", OBLIGATION, id, found.clientId());
            return new WithHistory(found, store.events(tx, id));
        });
    }

    record WithHistory(Obligation obligation, List<ObligationEvent> history) {}

    /** @param state a state, or {@code overdue}: running past the due moment */
    record Query(
            @Nullable String kind,
            @Nullable String state,
            @Nullable UUID clientId,
            @Nullable LocalDate dueBefore,
            @Nullable Role ownerRole,
            Subject.@Nullable Type subjectType,
            @Nullable UUID subjectId) {
        Filter filter(Instant now) {
            return new Filter(
                    kind == null ? null : TermKind.find(kind).orElseThrow(),
                    state == null ? null : wanted(state),
                    "overdue".equals(state) ? now : null,
                    clientId,
                    dueBefore,
                    ownerRole,
                    subjectType,
                    subjectId);
        }

        private static ObligationState wanted(String state) {
            return switch (state) {
                case "met" -> ObligationState.MET;
                case "metLate" -> ObligationState.MET_LATE;
                case "waived" -> ObligationState.WAIVED;
                default -> ObligationState.RUNNING;
            };
        }
    }
}
