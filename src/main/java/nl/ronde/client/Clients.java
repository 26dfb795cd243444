package nl.ronde.client;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nl.ronde.audit.Audit;
import nl.ronde.client.Client.Source;
import nl.ronde.client.ClientStore.Picture;
import nl.ronde.platform.act.Actor;
import nl.ronde.platform.db.Changes;
import nl.ronde.platform.db.Tx;
import nl.ronde.platform.id.Ids;
import org.jspecify.annotations.Nullable;

/** What the modules above do with clients: take in what a municipality says, and ask for a BSN where a file needs it. */
public final class Clients {
    private static final String ENTITY = "client";

    private final ClientStore clients;
    private final BsnVault vault;
    private final Audit audit;

    Clients(ClientStore clients, BsnVault vault, Audit audit) {
        this.clients = clients;
        this.vault = vault;
        this.audit = audit;
    }

    /** The provider's client with this BSN. */
    public Optional<UUID> find(Tx tx, Bsn bsn) {
        return vault.findClient(tx, bsn);
    }

    /**
     * The identities of clients for a file that must name them; an unknown client is left out. The caller writes the audit
     * entry of the file.
     */
    public Map<UUID, Identity> identities(Tx tx, Collection<UUID> clientIds) {
        Map<UUID, Identity> identities = new HashMap<>();
        for (var sealed : clients.identities(tx, List.copyOf(clientIds))) {
            Bsn bsn = sealed.bsn() == null ? null : vault.open(tx.providerId(), sealed.id(), sealed.bsn());
            identities.put(sealed.id(), new Identity(bsn, sealed.birthDate()));
        }
        return identities;
    }

    /**
     * Takes in what a municipality says of a person: makes the client, or replaces the municipal part of the client with
     * this BSN whole. What the provider added itself stays. A message that is older than the one the present data came from
     * changes nothing. A client entered by hand becomes the municipality's.
     *
     * @return the client's id
     */
    public UUID upsertFromMunicipality(Tx tx, Actor actor, MunicipalClient told) {
        Picture picture = new Picture(told.dated(), told.decidedAt());
        Optional<UUID> known = vault.findClient(tx, told.bsn());
        if (known.isEmpty()) {
            UUID id = Ids.next();
            Client client = new Client(id, 1, Source.IWMO, true, told.person(), null, null, null);
            if (clients.insert(tx, client, vault.seal(tx.providerId(), id, told.bsn()), picture)) {
                Changes.upserted(tx, ENTITY, id, 1);
                audit.append(tx, actor, Audit.Kind.CREATE, "receiveIwmoMessage", ENTITY, id, id);
                return id;
            }
            // Somebody else made the client between our look and our insert, and has committed: it is there now.
            known = vault.findClient(tx, told.bsn());
        }
        UUID id = known.orElseThrow();
        replace(tx, actor, clients.lock(tx, id).orElseThrow(), told.person(), picture);
        return id;
    }

    private void replace(Tx tx, Actor actor, Client client, Person person, Picture picture) {
        Optional<Picture> present = clients.picture(tx, client.id());
        if (present.isPresent() && present.get().compareTo(picture) > 0) {
            return;
        }
        clients.setPicture(tx, client.id(), picture);
        if (client.source() == Source.IWMO && same(client.person(), person)) {
            return;
        }
        Client next = new Client(
                client.id(),
                client.version() + 1,
                Source.IWMO,
                true,
                person,
                client.callName(),
                client.accessNote(),
                client.localPhone());
        clients.update(tx, next);
        Changes.upserted(tx, ENTITY, next.id(), next.version());
        audit.append(tx, actor, Audit.Kind.UPDATE, "receiveIwmoMessage", ENTITY, next.id(), next.id());
    }

    /** An absent address and an empty one are kept as the same. */
    private static boolean same(Person one, Person other) {
        return withAddress(one).equals(withAddress(other));
    }

    private static Person withAddress(Person person) {
        return new Person(
                person.familyName(),
                person.familyPrefix(),
                person.partnerName(),
                person.partnerPrefix(),
                person.initials(),
                person.givenNames(),
                person.nameUse(),
                person.birthDate(),
                person.birthDateUse(),
                person.gender(),
                person.addressOrNone(),
                person.phone(),
                person.email());
    }

    /**
     * Who a client is to an outside party.
     *
     * @param bsn null where the provider does not know it
     */
    public record Identity(@Nullable Bsn bsn, @Nullable LocalDate birthDate) {}
}
