package nl.ronde.client;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import nl.ronde.audit.Audit;
import nl.ronde.calendar.AmsterdamTime;
import nl.ronde.platform.act.Actor;
import nl.ronde.platform.clock.BusinessClock;
import nl.ronde.platform.db.Db;
import nl.ronde.platform.db.Tx;
import nl.ronde.platform.problem.CommonProblem;
import nl.ronde.platform.problem.Refusal;

/**
 * Looks up a client by BSN and shows a client's BSN: only with a purpose, each in the trail, at most thirty an hour for one
 * user. One more is refused with 429, and the refusal stands in the trail too.
 */
final class BsnUse {
    /** Uses of a BSN by one user within an hour. */
    static final int PER_HOUR = 30;

    private final Db db;
    private final ClientStore clients;
    private final BsnUseStore uses;
    private final BsnVault vault;
    private final BusinessClock clock;
    private final Audit audit;

    BsnUse(Db db, ClientStore clients, BsnVault vault, BusinessClock clock, Audit audit) {
        this.db = db;
        this.clients = clients;
        this.uses = new BsnUseStore();
        this.vault = vault;
        this.clock = clock;
        this.audit = audit;
    }

    /** The client with this BSN. */
    Client find(Actor actor, Lookup lookup) {
        Bsn bsn = new Bsn(lookup.bsn());
        return limited(actor, "findClientByBsn", lookup.purpose(), tx -> {
                    var found = vault.findClient(tx, bsn).flatMap(id -> clients.find(tx, id));
                    audit.append(
                            tx,
                            actor,
                            Audit.Kind.SEARCH,
                            "findClientByBsn",
                            "client",
                            found.map(Client::id).orElse(null),
                            found.map(client -> List.of(client.id())).orElse(List.of()),
                            lookup.purpose());
                    // An answer without anybody is an answer: the look-up counts and stays in the trail.
                    return found;
                })
                .orElseThrow(CommonProblem.NOT_FOUND::refuse);
    }

    /** The BSN of a client; 404 where none is known. */
    Bsn reveal(Actor actor, UUID clientId, String purpose) {
        return limited(actor, "revealClientBsn", purpose, tx -> {
                    var sealed =
                            clients.identities(tx, List.of(clientId)).stream().findFirst();
                    // Of a client who is not here the trail keeps no id: it may be another provider's.
                    UUID known = sealed.isPresent() ? clientId : null;
                    audit.append(
                            tx,
                            actor,
                            Audit.Kind.READ,
                            "revealClientBsn",
                            "client",
                            known,
                            known == null ? List.of() : List.of(known),
                            purpose);
                    return sealed.filter(identity -> identity.bsn() != null)
                            .map(identity -> vault.open(tx.providerId(), clientId, identity.bsn()));
                })
                .orElseThrow(CommonProblem.NOT_FOUND::refuse);
    }

    private <T> T limited(Actor actor, String action, String purpose, Function<Tx, T> work) {
        requirePurpose(purpose);
        try {
            return db.inTransaction(actor.providerId(), tx -> {
                count(tx, actor);
                return work.apply(tx);
            });
        } catch (Refusal refusal) {
            if (refusal.problem() == CommonProblem.TOO_MANY_REQUESTS) {
                db.inTransaction(actor.providerId(), tx -> {
                    audit.append(tx, actor, Audit.Kind.DENY, action, "client", null, List.of(), purpose);
                    return true;
                });
            }
            throw refusal;
        }
    }

    private void count(Tx tx, Actor actor) {
        Instant now = clock.instant();
        List<Instant> recent = uses.add(tx, actor.userId(), now, AmsterdamTime.plusHours(now, -1));
        if (recent.size() > PER_HOUR) {
            Instant free = AmsterdamTime.plusHours(recent.getFirst(), 1);
            throw CommonProblem.tooMany((int) Duration.between(now, free).toSeconds() + 1);
        }
    }

    /** The purpose goes into the trail as it is, and the trail holds no BSN. */
    private static void requirePurpose(String purpose) {
        if (purpose.isBlank() || purpose.matches("(?s).*[0-9]{9}.*")) {
            throw CommonProblem.INVALID_REQUEST.refuse(
                    "Schrijf waarvoor u het BSN nodig hebt, zonder nummers van negen cijfers.", "/purpose");
        }
    }

    /** Which BSN is looked up, and what for. */
    record Lookup(String bsn, String purpose) {
        @Override
        public String toString() {
            return "Lookup[…]";
        }
    }
}
