package nl.ronde.obligation;

import static nl.ronde.support.TestClient.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import nl.ronde.agreement.TermKind;
import nl.ronde.platform.id.Ids;
import nl.ronde.support.TestApp;

/** Terms of the first demo provider, opened as events would, and what the office then sees. */
final class TermWorld {
    static final String KAMPEN = "kampen-hh1-2018";

    private final TestApp app;
    private final UUID provider;

    TermWorld(TestApp app) {
        this.app = app;
        this.provider = UUID.fromString(app.value("SELECT provider_id FROM provider WHERE agb_code = '42420001'"));
    }

    /** Opens a term under Kampen; gives its subject. */
    Subject open(TermKind kind, String trigger) {
        Subject subject = Subject.incident(Ids.next());
        tell(it -> it.obligations.open(it.tx, kind, KAMPEN, subject, null, instant(trigger)));
        return subject;
    }

    void meet(TermKind kind, Subject subject) {
        tell(it -> it.obligations.meet(it.tx, kind, subject, app.clock().instant(), subject));
    }

    void reopen(TermKind kind, Subject subject) {
        tell(it -> it.obligations.reopen(it.tx, kind, null, subject, "De e-mail kwam terug."));
    }

    void postpone(TermKind kind, Subject subject, String lastDay) {
        tell(it -> it.obligations.postpone(
                it.tx, kind, null, subject, java.time.LocalDate.parse(lastDay), "Afgesproken met de gemeente."));
    }

    /** The id of the term of this subject. */
    String id(Subject subject) {
        return app.value("SELECT id FROM obligation WHERE subject_id = '" + subject.id() + "'");
    }

    private void tell(Consumer<In> work) {
        app.infrastructure().db().inTransaction(provider, tx -> {
            work.accept(new In(tx, app.server().app().obligation().obligations()));
            return true;
        });
    }

    private record In(nl.ronde.platform.db.Tx tx, Obligations obligations) {}

    void at(String moment) {
        app.moveTo(instant(moment));
    }

    static Instant instant(String moment) {
        return OffsetDateTime.parse(moment).toInstant();
    }

    void email(String username) {
        app.sql("UPDATE app_user SET email = '" + username + "@zorg.example.nl' WHERE username = '" + username + "'");
    }

    List<JsonNode> notices(String username) {
        return notices(username, Map.of());
    }

    List<JsonNode> notices(String username, Map<String, ?> query) {
        return items(
                app.as(username).call("listNotices", query).expect(200).json().path("items"));
    }

    /** The history of a term as the office sees it: what, and how urgent. */
    List<String> history(Subject subject) {
        List<String> lines = new ArrayList<>();
        app.as("backoffice")
                .call("getObligation", Map.of("obligationId", id(subject)))
                .expect(200)
                .json()
                .path("history")
                .forEach(each -> lines.add(each.path("what").asText()
                        + (each.has("urgency") ? " " + each.path("urgency").asText() : "")));
        return lines;
    }

    /** Mail from this template, the oldest first, with its text. */
    List<JsonNode> mails(String template) {
        List<JsonNode> mails = new ArrayList<>();
        for (JsonNode each : items(app.as("beheer")
                        .call("listMails", json("limit", 200))
                        .expect(200)
                        .json()
                        .path("items"))
                .reversed()) {
            if (each.path("template").asText().equals(template)) {
                mails.add(app.as("beheer")
                        .call("getMail", Map.of("mailId", each.path("id").asText()))
                        .expect(200)
                        .json());
            }
        }
        return mails;
    }

    private static List<JsonNode> items(JsonNode array) {
        List<JsonNode> items = new ArrayList<>();
        array.forEach(items::add);
        return items;
    }
}
