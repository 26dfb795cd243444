package nl.ronde.client;

import java.time.LocalDate;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.ronde.client.Client.Source;
import nl.ronde.platform.http.Api;
import nl.ronde.platform.http.Reply;
import org.jspecify.annotations.Nullable;

/** Binds the operations on clients to their use cases. */
final class ClientRoutes {
    private final ManageClients manage;
    private final BsnUse bsnUse;

    ClientRoutes(ManageClients manage, BsnUse bsnUse) {
        this.manage = manage;
        this.bsnUse = bsnUse;
    }

    void bind(Api api) {
        api.bind("createClient", request -> {
            Client client = manage.create(request.actor(), request.body(ManageClients.Creation.class));
            return Reply.created(ClientJson.of(client)).etag(client.version());
        });
        api.bind(
                "searchClients",
                request -> Reply.ok(manage.search(request.actor(), request.body(ManageClients.Search.class))
                        .map(SummaryJson::of)));
        api.bind("findClientByBsn", request -> reply(bsnUse.find(request.actor(), request.body(BsnUse.Lookup.class))));
        api.bind("getClient", request -> reply(manage.get(request.actor(), request.id("clientId"))));
        api.bind(
                "changeClient",
                request -> reply(manage.change(
                        request.actor(),
                        request.id("clientId"),
                        request.expectedVersion(),
                        request.body(ManageClients.Change.class))));
        api.bind(
                "revealClientBsn",
                request -> Reply.ok(new BsnJson(bsnUse.reveal(
                                request.actor(),
                                request.id("clientId"),
                                request.body(PurposeBody.class).purpose())
                        .digits())));
    }

    private static Reply reply(Client client) {
        return Reply.ok(ClientJson.of(client)).etag(client.version());
    }

    private static String displayName(Person person) {
        return Stream.of(person.initials(), person.familyPrefix(), person.familyName())
                .filter(part -> part != null && !part.isBlank())
                .collect(Collectors.joining(" "));
    }

    record PurposeBody(String purpose) {}

    record BsnJson(String bsn) {}

    record SummaryJson(
            UUID id,
            Source source,
            String displayName,
            @Nullable String callName,
            @Nullable LocalDate birthDate,
            @Nullable String postcode,
            @Nullable String city) {
        static SummaryJson of(Client client) {
            Person.Address address = client.person().addressOrNone();
            return new SummaryJson(
                    client.id(),
                    client.source(),
                    ClientRoutes.displayName(client.person()),
                    client.callName(),
                    client.person().birthDate(),
                    address.postcode(),
                    address.city());
        }
    }

    record ClientJson(
            UUID id,
            int version,
            Source source,
            boolean bsnKnown,
            String displayName,
            Person person,
            @Nullable String callName,
            @Nullable String accessNote,
            @Nullable String localPhone) {
        static ClientJson of(Client client) {
            return new ClientJson(
                    client.id(),
                    client.version(),
                    client.source(),
                    client.bsnKnown(),
                    ClientRoutes.displayName(client.person()),
                    client.person(),
                    client.callName(),
                    client.accessNote(),
                    client.localPhone());
        }
    }
}
