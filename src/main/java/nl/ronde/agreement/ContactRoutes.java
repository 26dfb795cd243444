package nl.ronde.agreement;

import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import nl.ronde.agreement.KeepAgreementContacts.Given;
import nl.ronde.agreement.KeepAgreementContacts.Key;
import nl.ronde.platform.http.Api;
import nl.ronde.platform.http.Reply;
import nl.ronde.platform.http.Request;
import nl.ronde.platform.json.Json;

/** Binds the operations on whom to tell. */
final class ContactRoutes {
    private final KeepAgreementContacts keep;

    ContactRoutes(KeepAgreementContacts keep) {
        this.keep = keep;
    }

    private record Contacts(List<AgreementContact> items) {}

    void bind(Api api) {
        api.bind(
                "listAgreementContacts",
                request -> Reply.ok(new Contacts(keep.list(request.actor(), request.text("agreementId")))));
        api.bind("setAgreementContact", request -> {
            AgreementContact saved = keep.set(
                    request.actor(),
                    key(request),
                    request.find("If-Match").map(seen -> request.expectedVersion()),
                    request.body(Given.class));
            return Reply.ok(saved).etag(saved.version());
        });
        api.bind("removeAgreementContact", request -> {
            keep.remove(request.actor(), key(request), request.find("If-Match").map(seen -> request.expectedVersion()));
            return Reply.noContent();
        });
    }

    private static Key key(Request request) {
        return new Key(
                request.text("agreementId"),
                request.text("municipalityCode"),
                Json.as(TextNode.valueOf(request.text("contactRole")), ContactRole.class));
    }
}
