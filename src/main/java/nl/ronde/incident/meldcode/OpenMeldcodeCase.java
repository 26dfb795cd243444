package nl.ronde.incident.meldcode;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import nl.ronde.audit.Audit;
import nl.ronde.calendar.AmsterdamTime;
import nl.ronde.client.ClientCards;
import nl.ronde.identity.UserNames;
import nl.ronde.platform.act.Actor;
import nl.ronde.platform.clock.BusinessClock;
import nl.ronde.platform.db.Db;
import nl.ronde.platform.db.Tx;
import nl.ronde.platform.id.Ids;
import nl.ronde.platform.problem.CommonProblem;
import org.jspecify.annotations.Nullable;

/** A team lead opens a case with its first step, from what she or a worker saw; she names who must know. */
final class OpenMeldcodeCase {
    private final Db db;
    private final MeldcodeStore cases;
    private final ClientCards clients;
    private final UserNames users;
    private final BusinessClock clock;
    private final MeldcodeTrail trail;

    OpenMeldcodeCase(
            Db db,
            MeldcodeStore cases,
            ClientCards clients,
            UserNames users,
            BusinessClock clock,
            MeldcodeTrail trail) {
        this.db = db;
        this.cases = cases;
        this.clients = clients;
        this.users = users;
        this.clock = clock;
        this.trail = trail;
    }

    record Given(
            UUID clientId,
            String signals,
            @Nullable LocalDate seenOn,
            @Nullable UUID signalledBy,
            @Nullable List<UUID> members) {
        @Override
        public String toString() {
            return "Given[…]";
        }
    }

    MeldcodeCase run(Actor actor, Given given) {
        UUID opener = Objects.requireNonNull(actor.userId());
        Instant now = clock.instant();
        LocalDate today = AmsterdamTime.dateOf(now);
        LocalDate seenOn = given.seenOn() == null ? today : given.seenOn();
        if (seenOn.isAfter(today) || !AmsterdamTime.inRange(seenOn)) {
            throw CommonProblem.INVALID_REQUEST.refuse("Deze dag ligt in de toekomst of kan niet.", "/seenOn");
        }
        return db.inTransaction(actor.providerId(), tx -> {
            if (clients.find(tx, List.of(given.clientId())).isEmpty()) {
                throw MeldcodeProblem.CLIENT_UNKNOWN.refuse(MeldcodeProblem.CLIENT_UNKNOWN.title(), "/clientId");
            }
            UUID id = Ids.next();
            Set<UUID> members = members(tx, opener, given);
            cases.insert(tx, id, given.clientId(), opener, given.signalledBy(), now);
            for (UUID member : members) {
                cases.addMember(tx, id, member, opener, now);
            }
            cases.add(
                    tx,
                    id,
                    new MeldcodeCase.Taken(
                            Ids.next(),
                            MeldcodeCase.Step.SIGNALS,
                            given.signals(),
                            false,
                            seenOn,
                            null,
                            null,
                            null,
                            null,
                            opener,
                            now));
            trail.append(tx, actor, Audit.Kind.CREATE, "openMeldcodeCase", id);
            return cases.find(tx, opener, id).orElseThrow();
        });
    }

    private Set<UUID> members(Tx tx, UUID opener, Given given) {
        Set<UUID> named = new LinkedHashSet<>(given.members() == null ? List.of() : given.members());
        for (UUID user : named) {
            requireActive(tx, user, "/members");
        }
        if (given.signalledBy() != null) {
            requireActive(tx, given.signalledBy(), "/signalledBy");
            named.add(given.signalledBy());
        }
        named.add(opener);
        return named;
    }

    private void requireActive(Tx tx, UUID user, String field) {
        if (!users.isActive(tx, user)) {
            throw MeldcodeProblem.MEMBER_UNKNOWN.refuse(MeldcodeProblem.MEMBER_UNKNOWN.title(), field);
        }
    }
}
