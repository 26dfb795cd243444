package nl.ronde.replacement;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import nl.ronde.audit.Audit;
import nl.ronde.calendar.CalendarMonth;
import nl.ronde.client.ClientCard;
import nl.ronde.client.ClientCards;
import nl.ronde.platform.act.Actor;
import nl.ronde.platform.clock.BusinessClock;
import nl.ronde.platform.db.Db;
import nl.ronde.platform.db.Tx;
import nl.ronde.platform.http.Page;
import nl.ronde.platform.http.Request;
import nl.ronde.platform.problem.CommonProblem;
import nl.ronde.staff.Workers;
import org.jspecify.annotations.Nullable;

/**
 * How many different helpers a client sees in a quarter, from delivered visits, and who is the fixed contact (DVO B3 D2: a fixed
 * contact as far as possible). A client counts for the team of whoever was there most often.
 */
final class Continuity {
    private final Db db;
    private final ContinuityStore store;
    private final ClientCards clients;
    private final Workers workers;
    private final BusinessClock clock;
    private final Audit audit;

    Continuity(Db db, ContinuityStore store, ClientCards clients, Workers workers, BusinessClock clock, Audit audit) {
        this.db = db;
        this.store = store;
        this.clients = clients;
        this.workers = workers;
        this.clock = clock;
        this.audit = audit;
    }

    /** A quarter of a calendar year, both days included. */
    record Quarter(LocalDate firstDay, LocalDate lastDay) {
        static Quarter of(int year, int number) {
            return new Quarter(
                    LocalDate.of(year, 3 * number - 2, 1),
                    CalendarMonth.containing(LocalDate.of(year, 3 * number, 1)).lastDay());
        }
    }

    /** A figure: average with one decimal; null where there was no client. */
    record Figure(
            @Nullable UUID teamId,
            @Nullable String teamName,
            int clients,
            int visits,
            @Nullable BigDecimal averageHelpers,
            int mostHelpers) {
        static Figure of(@Nullable UUID teamId, @Nullable String name, List<ContinuityStore.PerTeam> parts) {
            int clients =
                    parts.stream().mapToInt(ContinuityStore.PerTeam::clients).sum();
            int helpers =
                    parts.stream().mapToInt(ContinuityStore.PerTeam::helpers).sum();
            return new Figure(
                    teamId,
                    name,
                    clients,
                    parts.stream().mapToInt(ContinuityStore.PerTeam::visits).sum(),
                    clients == 0
                            ? null
                            : BigDecimal.valueOf(helpers).divide(BigDecimal.valueOf(clients), 1, RoundingMode.HALF_UP),
                    parts.stream().mapToInt(ContinuityStore.PerTeam::most).max().orElse(0));
        }
    }

    /** The figures of the provider and of each team. */
    record Figures(LocalDate firstDay, LocalDate lastDay, Figure provider, List<Figure> teams) {}

    /** One line of the list. */
    record Line(UUID clientId, String clientName, int helpers, int visits) {}

    /** One client. */
    record OfClient(
            UUID clientId,
            LocalDate firstDay,
            LocalDate lastDay,
            int helpers,
            ContinuityStore.@Nullable Contact fixedContact,
            List<ContinuityStore.Helper> who) {}

    /** @param workerId null: nobody any more */
    record ContactGiven(@Nullable UUID workerId) {}

    Figures figures(Actor actor, Quarter quarter) {
        return db.reading(actor.providerId(), tx -> {
            List<ContinuityStore.PerTeam> teams = store.perTeam(tx, quarter.firstDay(), quarter.lastDay());
            return new Figures(
                    quarter.firstDay(),
                    quarter.lastDay(),
                    Figure.of(null, null, teams),
                    teams.stream()
                            .filter(team -> team.teamId() != null)
                            .map(team -> Figure.of(team.teamId(), team.teamName(), List.of(team)))
                            .toList());
        });
    }

    /** The clients with the most different helpers first. */
    Page<Line> list(Actor actor, Quarter quarter, Request.Paging paging) {
        Long afterHelpers = paging.after(2, 0, Long::parseLong);
        UUID afterId = paging.after(2, 1, UUID::fromString);
        return db.reading(actor.providerId(), tx -> {
            Page<ContinuityStore.PerClient> page = Page.of(
                    store.perClient(tx, quarter.firstDay(), quarter.lastDay(), afterHelpers, afterId, paging.rows()),
                    paging,
                    last -> List.of(
                            String.valueOf(last.helpers()), last.clientId().toString()));
            List<UUID> ids = page.items().stream()
                    .map(ContinuityStore.PerClient::clientId)
                    .toList();
            Map<UUID, ClientCard> cards = clients.find(tx, ids);
            audit.append(tx, actor, Audit.Kind.READ, "listClientContinuity", "client", ids);
            return page.map(each -> new Line(
                    each.clientId(),
                    cards.containsKey(each.clientId())
                            ? cards.get(each.clientId()).displayName()
                            : "",
                    each.helpers(),
                    each.visits()));
        });
    }

    OfClient get(Actor actor, UUID clientId, Quarter quarter) {
        return db.reading(actor.providerId(), tx -> {
            requireClient(tx, clientId);
            audit.append(tx, actor, Audit.Kind.READ, "getClientContinuity", "client", clientId, clientId);
            List<ContinuityStore.Helper> who = store.ofClient(tx, clientId, quarter.firstDay(), quarter.lastDay());
            return new OfClient(
                    clientId,
                    quarter.firstDay(),
                    quarter.lastDay(),
                    who.size(),
                    store.contact(tx, clientId).orElse(null),
                    who);
        });
    }

    void setContact(Actor actor, UUID clientId, ContactGiven given) {
        db.inTransaction(actor.providerId(), tx -> {
            requireClient(tx, clientId);
            if (given.workerId() != null
                    && workers.cards(tx, List.of(given.workerId())).isEmpty()) {
                throw ReplacementProblem.WORKER_UNKNOWN.refuse(ReplacementProblem.WORKER_UNKNOWN.title(), "/workerId");
            }
            store.setContact(tx, clientId, given.workerId(), clock.instant(), Objects.requireNonNull(actor.userId()));
            audit.append(tx, actor, Audit.Kind.UPDATE, "setFixedContact", "client", clientId, clientId);
            return true;
        });
    }

    private void requireClient(Tx tx, UUID clientId) {
        if (clients.find(tx, List.of(clientId)).isEmpty()) {
            throw CommonProblem.NOT_FOUND.refuse();
        }
    }
}
