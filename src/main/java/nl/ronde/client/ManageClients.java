package nl.ronde.client;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import nl.ronde.audit.Audit;
import nl.ronde.calendar.AmsterdamTime;
import nl.ronde.client.Client.Source;
import nl.ronde.platform.act.Actor;
import nl.ronde.platform.clock.BusinessClock;
import nl.ronde.platform.db.Changes;
import nl.ronde.platform.db.Db;
import nl.ronde.platform.db.Tx;
import nl.ronde.platform.http.Page;
import nl.ronde.platform.http.Request;
import nl.ronde.platform.id.Ids;
import nl.ronde.platform.problem.CommonProblem;
import org.jspecify.annotations.Nullable;

/** What the office does with clients: enter by hand, search, read, change. */
final class ManageClients {
    private static final String ENTITY = "client";

    private final Db db;
    private final ClientStore clients;
    private final BsnVault vault;
    private final BusinessClock clock;
    private final Audit audit;

    ManageClients(Db db, ClientStore clients, BsnVault vault, BusinessClock clock, Audit audit) {
        this.db = db;
        this.clients = clients;
        this.vault = vault;
        this.clock = clock;
        this.audit = audit;
    }

    /** Enters a client by hand, for a provider that comes from another system or has no message yet. */
    Client create(Actor actor, Creation creation) {
        creation.person().requireSensible(today());
        Bsn bsn = creation.bsn() == null ? null : new Bsn(creation.bsn());
        return db.inTransaction(actor.providerId(), tx -> {
            UUID id = Ids.next();
            Client client = new Client(id, 0, Source.HAND, bsn != null, creation.person(), null, null, null)
                    .with(creation.person(), creation.callName(), creation.accessNote(), creation.localPhone());
            boolean taken = bsn != null && vault.findClient(tx, bsn).isPresent();
            var sealed = bsn == null ? null : vault.seal(tx.providerId(), id, bsn);
            if (taken || !clients.insert(tx, client, sealed, null)) {
                throw ClientProblem.BSN_TAKEN.refuse(ClientProblem.BSN_TAKEN.title(), "/bsn");
            }
            written(tx, actor, Audit.Kind.CREATE, "createClient", client);
            return client;
        });
    }

    /** A page of clients by name; one row in the trail with everybody shown. */
    Page<Client> search(Actor actor, Search search) {
        if (search.name() == null && search.birthDate() == null && search.postcode() == null) {
            throw ClientProblem.SEARCH_TOO_WIDE.refuse();
        }
        String name = search.name() == null ? null : SearchName.normalized(search.name());
        String postcode = search.postcode() == null
                ? null
                : search.postcode().replace(" ", "").toUpperCase(Locale.ROOT);
        Request.Paging paging = Request.paging(search.limit(), search.cursor());
        return db.reading(actor.providerId(), tx -> {
            List<Client> found = clients.search(
                    tx,
                    name,
                    search.birthDate(),
                    postcode,
                    paging.after(2, 0, text -> text),
                    paging.after(2, 1, UUID::fromString),
                    paging.rows());
            Page<Client> page = Page.of(
                    found,
                    paging,
                    client ->
                            List.of(SearchName.of(client.person()), client.id().toString()));
            audit.append(
                    tx,
                    actor,
                    Audit.Kind.SEARCH,
                    "searchClients",
                    ENTITY,
                    page.items().stream().map(Client::id).toList());
            return page;
        });
    }

    Client get(Actor actor, UUID clientId) {
        return db.reading(actor.providerId(), tx -> {
            Client client = clients.find(tx, clientId).orElseThrow(CommonProblem.NOT_FOUND::refuse);
            audit.append(tx, actor, Audit.Kind.READ, "getClient", ENTITY, clientId, clientId);
            return client;
        });
    }

    /**
     * Changes what the provider may change: its own additions always, the person and BSN only where no municipality told
     * them.
     */
    Client change(Actor actor, UUID clientId, int expectedVersion, Change change) {
        if (change.person() != null) {
            change.person().requireSensible(today());
        }
        Bsn bsn = change.bsn() == null ? null : new Bsn(change.bsn());
        return db.inTransaction(actor.providerId(), tx -> {
            Client client = clients.lock(tx, clientId).orElseThrow(CommonProblem.NOT_FOUND::refuse);
            if (client.version() != expectedVersion) {
                throw CommonProblem.VERSION_MISMATCH.refuse();
            }
            if (client.source() == Source.IWMO && (change.person() != null || bsn != null)) {
                throw ClientProblem.FROM_MUNICIPALITY.refuse(
                        ClientProblem.FROM_MUNICIPALITY.title(), change.person() == null ? "/bsn" : "/person");
            }
            if (bsn != null) {
                setBsn(tx, clientId, bsn);
            }
            Client next = client.with(
                    change.person() == null ? client.person() : change.person(),
                    change.callName(),
                    change.accessNote(),
                    change.localPhone());
            clients.update(tx, next);
            written(tx, actor, Audit.Kind.UPDATE, "changeClient", next);
            return clients.find(tx, clientId).orElseThrow();
        });
    }

    private void setBsn(Tx tx, UUID clientId, Bsn bsn) {
        if (vault.findClient(tx, bsn).filter(other -> !other.equals(clientId)).isPresent()) {
            throw ClientProblem.BSN_TAKEN.refuse(ClientProblem.BSN_TAKEN.title(), "/bsn");
        }
        clients.setBsn(tx, clientId, vault.seal(tx.providerId(), clientId, bsn));
    }

    private void written(Tx tx, Actor actor, Audit.Kind kind, String action, Client client) {
        Changes.upserted(tx, ENTITY, client.id(), client.version());
        audit.append(tx, actor, kind, action, ENTITY, client.id(), client.id());
    }

    private LocalDate today() {
        return AmsterdamTime.dateOf(clock.instant());
    }

    /** A client to enter. */
    record Creation(
            @Nullable String bsn,
            Person person,
            @Nullable String callName,
            @Nullable String accessNote,
            @Nullable String localPhone) {
        @Override
        public String toString() {
            return "Creation[…]";
        }
    }

    /** What to change: absent leaves as it is, an empty text takes away. */
    record Change(
            @Nullable String bsn,
            @Nullable Person person,
            @Nullable String callName,
            @Nullable String accessNote,
            @Nullable String localPhone) {
        @Override
        public String toString() {
            return "Change[…]";
        }
    }

    /** What to search by; all that is given must fit. */
    record Search(
            @Nullable String name,
            @Nullable LocalDate birthDate,
            @Nullable String postcode,
            @Nullable Integer limit,
            @Nullable String cursor) {
        @Override
        public String toString() {
            return "Search[…]";
        }
    }
}
