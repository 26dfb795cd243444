package nl.ronde.assignment.life;

import static nl.ronde.support.TestClient.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.ronde.message.iwmo.Test301;
import nl.ronde.message.iwmo.Test301Product;
import nl.ronde.support.TestApp;
import nl.ronde.support.TestClient.Answer;
import nl.ronde.visit.VisitWorld;

/** What tests of the life of assignments say in one word. It is Friday 30 January 2026, 12:00, until a test moves the clock. */
final class LifeWorld implements AutoCloseable {
    private static int people = 999900250;
    private static int numbers = 700000;

    private final VisitWorld visits = new VisitWorld();

    VisitWorld visits() {
        return visits;
    }

    TestApp app() {
        return visits.app();
    }

    /** An assignment of 2026 in Kampen that was entered by hand. */
    Own assignment() {
        UUID client = visits.fixtures().client("Testclient");
        return new Own(visits.fixtures().assignment(client).toString(), client.toString());
    }

    /** The same under the DVO. */
    Own maastricht() {
        Own own = assignment();
        app().sql("UPDATE assignment SET agreement_id = 'maastricht-dvo-2018', municipality_code = '0935' WHERE id = '"
                + own.id() + "'");
        return own;
    }

    /** An assignment that Kampen sends now, dated 29 January, from this day to that. */
    Own received(String from, String until) {
        return received(String.valueOf(nextBsn()), String.valueOf(++numbers), from, until, "10:00:00", "");
    }

    /** One that Kampen sends, or sends again, with this reason. */
    Own received(String bsn, String number, String from, String until, String time, String reason) {
        app().as("backoffice")
                .call(
                        "receiveIwmoMessage",
                        Map.of(),
                        new Test301()
                                .identificatie("leven-" + ++numbers)
                                .dagtekening("2026-01-29")
                                .bsn(bsn)
                                .product(new Test301Product()
                                        .nummer(number)
                                        .toegewezen("2026-01-29", time)
                                        .periode(from, until)
                                        .reden(reason))
                                .bytes())
                .expect(200);
        String id = app().value("SELECT id FROM assignment WHERE assignment_number = " + number);
        return new Own(id, app().value("SELECT client_id FROM assignment WHERE id = '" + id + "'"));
    }

    /** A BSN that nobody had before; fictitious. */
    static synchronized int nextBsn() {
        do {
            people++;
        } while (!passes(people));
        return people;
    }

    private static boolean passes(int number) {
        String digits = String.valueOf(number);
        int sum = -Character.getNumericValue(digits.charAt(8));
        for (int i = 0; i < 8; i++) {
            sum += (9 - i) * Character.getNumericValue(digits.charAt(i));
        }
        return sum % 11 == 0;
    }

    /** An assignment under test. */
    final class Own {
        private final String id;
        private final String client;

        private Own(String id, String client) {
            this.id = id;
            this.client = client;
        }

        String id() {
            return id;
        }

        String client() {
            return client;
        }

        /** Records something, as the team lead. */
        Answer does(String operation, Object... body) {
            return app().as("teamleider").call(operation, Map.of("assignmentId", id), json(body));
        }

        /** Records what follows an entry, as the team lead. */
        Answer follows(String operation, String entry, Object... body) {
            return app().as("teamleider").call(operation, Map.of("assignmentId", id, "entryId", entry), json(body));
        }

        /** The municipality was told of an entry. */
        Answer reported(String entry, String at, Object... more) {
            return reportedTo("regisseur", entry, at, more);
        }

        /** The same, somebody else of it. */
        Answer reportedTo(String party, String entry, String at, Object... more) {
            Map<String, Object> body = json(more);
            body.putAll(json("to", party, "reportedAt", at, "channel", "phone", "text", "Besproken"));
            return app().as("teamleider")
                    .call("recordAssignmentReport", Map.of("assignmentId", id, "entryId", entry), body);
        }

        /** What the municipality decided about an entry. */
        Answer decided(String entry, String outcome) {
            return follows(
                    "recordAssignmentDecision",
                    entry,
                    "by",
                    "verkenner",
                    "decidedAt",
                    app().clock().instant().toString(),
                    "outcome",
                    outcome,
                    "text",
                    "Gehoord");
        }

        JsonNode timeline() {
            return app().as("teamleider")
                    .call("getAssignmentTimeline", Map.of("assignmentId", id))
                    .expect(200)
                    .json();
        }

        /** The one term of this kind of the client. */
        JsonNode term(String kind) {
            List<JsonNode> terms = terms(kind);
            if (terms.size() != 1) {
                throw new AssertionError(terms.size() + " terms " + kind + ": " + terms);
            }
            return terms.getFirst();
        }

        String state(String kind) {
            return term(kind).path("state").asText();
        }

        /** The terms of this kind of the client, by due moment. */
        List<JsonNode> terms(String kind) {
            List<JsonNode> terms = new ArrayList<>();
            app().as("teamleider")
                    .call("listObligations", Map.of("clientId", client, "kind", kind))
                    .expect(200)
                    .json()
                    .path("items")
                    .forEach(terms::add);
            return terms;
        }

        /** A visit, planned at nine. */
        Answer plan(String day) {
            return app().as("planner")
                    .call(
                            "planVisit",
                            Map.of(),
                            json(
                                    "assignmentId",
                                    id,
                                    "plannedBegin",
                                    day + "T09:00:00+01:00",
                                    "plannedEnd",
                                    day + "T11:00:00+01:00"));
        }
    }

    @Override
    public void close() {
        visits.close();
    }
}
