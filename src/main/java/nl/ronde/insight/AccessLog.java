package nl.ronde.insight;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.ronde.audit.Audit;
import nl.ronde.audit.ClientTrail;
import nl.ronde.audit.ClientTrail.Look;
import nl.ronde.calendar.AmsterdamTime;
import nl.ronde.client.ClientCards;
import nl.ronde.identity.KnownUsers;
import nl.ronde.platform.act.Actor;
import nl.ronde.platform.clock.BusinessClock;
import nl.ronde.platform.db.Db;
import nl.ronde.platform.db.Tx;
import nl.ronde.platform.http.Page;
import nl.ronde.platform.http.Request;
import nl.ronde.platform.problem.CommonProblem;
import org.jspecify.annotations.Nullable;

/**
 * Tells a client who looked into the file. Somebody in the office asks for it on the client's behalf and says why; that is a
 * line of the trail itself.
 */
final class AccessLog {
    private static final int PAGE = 500;

    private final Db db;
    private final ClientTrail trail;
    private final KnownUsers users;
    private final ClientCards clients;
    private final BusinessClock clock;
    private final Audit audit;

    AccessLog(Db db, ClientTrail trail, KnownUsers users, ClientCards clients, BusinessClock clock, Audit audit) {
        this.db = db;
        this.trail = trail;
        this.users = users;
        this.clients = clients;
        this.clock = clock;
        this.audit = audit;
    }

    /**
     * What is asked.
     *
     * @param from first day, Amsterdam date; absent: from the beginning
     * @param until last day, included; absent: until now
     */
    record Query(
            String reason,
            @Nullable LocalDate from,
            @Nullable LocalDate until,
            @Nullable Integer limit,
            @Nullable String cursor) {}

    /** The same for a file. */
    record FileQuery(
            String reason,
            @Nullable LocalDate from,
            @Nullable LocalDate until) {}

    /**
     * One line, in plain Dutch.
     *
     * @param who the name
     * @param role what that person is, or that it was the municipality
     */
    record Line(UUID id, OffsetDateTime at, String who, String role, String did, String what) {}

    Page<Line> page(Actor actor, UUID clientId, Query query) {
        Request.Paging paging = Request.paging(query.limit(), query.cursor());
        Instant beforeAt = paging.after(2, 0, Instant::parse);
        UUID beforeId = paging.after(2, 1, UUID::fromString);
        return db.reading(actor.providerId(), tx -> {
            List<Look> looks =
                    trail.of(tx, clientId, begin(query.from()), end(query.until()), beforeAt, beforeId, paging.rows());
            note(tx, actor, clientId, "getClientAccessLog", query.reason());
            Page<Look> page = Page.of(
                    looks,
                    paging,
                    last -> List.of(last.at().toString(), last.id().toString()));
            Map<UUID, KnownUsers.Named> names = names(tx, page.items());
            return page.map(look -> line(look, names));
        });
    }

    /** Every line at once, as a file that a spreadsheet opens. */
    byte[] file(Actor actor, UUID clientId, FileQuery query) {
        return db.reading(actor.providerId(), tx -> {
            List<Look> all = new ArrayList<>();
            List<Look> some = trail.of(tx, clientId, begin(query.from()), end(query.until()), null, null, PAGE);
            while (!some.isEmpty()) {
                all.addAll(some);
                Look last = some.getLast();
                some = trail.of(tx, clientId, begin(query.from()), end(query.until()), last.at(), last.id(), PAGE);
            }
            note(tx, actor, clientId, "getClientAccessLogFile", query.reason());
            Map<UUID, KnownUsers.Named> names = names(tx, all);
            return AccessLogCsv.bytes(
                    all.stream().map(look -> line(look, names)).toList());
        });
    }

    private void note(Tx tx, Actor actor, UUID clientId, String action, String reason) {
        if (clients.find(tx, List.of(clientId)).isEmpty()) {
            throw CommonProblem.NOT_FOUND.refuse();
        }
        audit.append(tx, actor, Audit.Kind.EXPORT, action, "access-log", clientId, List.of(clientId), reason);
    }

    private Map<UUID, KnownUsers.Named> names(Tx tx, List<Look> looks) {
        return users.find(tx, looks.stream().map(Look::userId).distinct().toList());
    }

    private static Line line(Look look, Map<UUID, KnownUsers.Named> names) {
        KnownUsers.Named named = names.get(look.userId());
        return new Line(
                look.id(),
                AmsterdamTime.withOffset(look.at()),
                named == null ? "onbekend" : named.displayName(),
                PlainWords.roles(look.roles()),
                PlainWords.did(look.kind()),
                PlainWords.what(look.action(), look.objectType()));
    }

    private static Instant begin(@Nullable LocalDate from) {
        return AmsterdamTime.startOfDay(from == null ? AmsterdamTime.FIRST_DAY : from);
    }

    private Instant end(@Nullable LocalDate until) {
        return until == null ? AmsterdamTime.plusSeconds(clock.instant(), 1) : AmsterdamTime.endOfDay(until);
    }
}
