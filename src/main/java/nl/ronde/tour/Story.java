package nl.ronde.tour;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The story itself: period 2 of 2026 (26 January to 22 February), one client, one worker, four visits. */
final class Story {
    static final String AGREEMENT = "kampen-hh1-2018";
    /** Monday 19 January 2026, 11:00 in Amsterdam: the municipality has just decided. */
    static final Instant BEFORE = Instant.parse("2026-01-19T10:00:00Z");

    private static final int YEAR = 2026;
    private static final int PERIOD = 2;

    private final TourServer server;
    private final Path folder;
    private final PrintStream out;
    private final Cast cast;
    private String clientId = "";
    private String assignmentId = "";

    Story(TourServer server, Path folder, PrintStream out) {
        this.server = server;
        this.folder = folder;
        this.out = out;
        this.cast = new Cast(server);
    }

    void play() throws IOException {
        say(
                "A provider stands with AGB code %s, a planner, a team lead, a back office and one worker.",
                cast.provider.agbCode());
        messageArrives();
        resultAreasAreRecorded();
        List<String> visits = visitsArePlanned();
        firstVisit(visits.get(0));
        nobodyHome(visits.get(1));
        forgottenCheckOut(visits.get(2));
        ordinaryVisit(visits.get(3));
        periodIsApproved();
        hoursGoToTheCak();
    }

    private void messageArrives() throws IOException {
        byte[] message = Message301.to(cast.provider.agbCode());
        Files.write(folder.resolve("301.xml"), message);
        Person.Answer receipt = cast.backOffice.call("receiveIwmoMessage", Map.of(), message);
        expect("accepted", receipt.field("outcome"), "the outcome of the 301");
        String messageId = receipt.field("id");
        clientId = receipt.field("clientId");
        assignmentId = receipt.json().at("/assignments/0/assignmentId").asText();
        String name = cast.planner
                .call("getClient", Map.of("clientId", clientId))
                .json()
                .toString();
        expect(false, name.contains(Message301.BSN), "a BSN in what the planner sees of the client");
        say(
                "19 January: the municipality of Kampen sends a 301. Client and assignment %s stand.",
                Message301.ASSIGNMENT_NUMBER);

        JsonNode confirmation = term("assignment-confirmation");
        say(
                "The answer is due by %s (%s).",
                confirmation.path("dueOn").asText(),
                confirmation.path("citation").asText());
        JsonNode start = term("service-start");
        expect("2026-02-02", start.path("dueOn").asText(), "the last day of service-start");
        say(
                "The first visit is due by %s (%s).",
                start.path("dueOn").asText(), start.path("citation").asText());

        Person.Answer reply = cast.backOffice.call("getIwmoReply", Map.of("messageId", messageId));
        Files.write(folder.resolve("302.xml"), reply.bytes());
        expect(false, reply.text().contains("RetourCode"), "a return code in the 302");
        expect(
                "running",
                term("assignment-confirmation").path("state").asText(),
                "the term after only reading the 302");
        cast.backOffice.call("recordIwmoReplySent", Map.of("messageId", messageId), Map.of());
        expect("met", term("assignment-confirmation").path("state").asText(), "the term after handing the 302 over");
        say("The 302 is written, and handed over: the confirmation is met in time.");
    }

    private void resultAreasAreRecorded() {
        JsonNode tasks =
                cast.backOffice.call("listOfficeTasks", Map.of()).json().path("items");
        expect(1, tasks.size(), "tasks of the back office: result areas are unknown");
        String etag = cast.backOffice
                .call("getAssignment", Map.of("assignmentId", assignmentId))
                .etag();
        cast.backOffice.call(
                "recordResultAreas",
                Map.of("assignmentId", assignmentId, "If-Match", etag),
                Map.of(
                        "source",
                        "Dienstverleningsopdracht van 19 januari 2026",
                        "areas",
                        List.of(
                                area("clean-home", "whole", "structural"),
                                area("laundry", "part", "structural"),
                                area("meals", "part", "occasional"))));
        JsonNode open = cast.backOffice
                .call("listOfficeTasks", Map.of("state", "open"))
                .json()
                .path("items");
        expect(0, open.size(), "open tasks of the back office");
        say(
                "The back office records three result areas from the Dienstverleningsopdracht (Kampen B2 1.9b); its task is done.");
    }

    private static Map<String, Object> area(String code, String extent, String regularity) {
        return Map.of("area", code, "extent", extent, "regularity", regularity);
    }

    private List<String> visitsArePlanned() {
        cast.planner.call(
                "createVisitSeries",
                Map.of(),
                Map.of(
                        "assignmentId",
                        assignmentId,
                        "workerId",
                        cast.workerId,
                        "dayOfWeek",
                        "monday",
                        "everyWeeks",
                        1,
                        "begin",
                        "09:00",
                        "minutes",
                        150,
                        "firstDay",
                        "2026-01-26",
                        "lastDay",
                        "2026-02-16"));
        List<String> ids = new ArrayList<>();
        for (JsonNode visit : visits()) {
            ids.add(visit.path("id").asText());
        }
        expect(4, ids.size(), "planned visits");
        say(
                "The planner makes weekly visits, Mondays 9:00 to 11:30, four in this period, and gives them to the worker.");
        return ids;
    }

    private void firstVisit(String visitId) {
        server.moveClock(Instant.parse("2026-01-26T07:55:00Z"));
        JsonNode day = cast.worker.call("getMyDay", Map.of()).json();
        expect(1, day.path("visits").size(), "visits on the worker's day");
        say("26 January, 8:55: the worker signs in and reads the day: one visit, a first contact.");
        server.moveClock(Instant.parse("2026-01-26T08:00:00Z"));
        cast.worker.call("recordLegitimation", visit(visitId), Map.of("document", "companyPass"));
        cast.worker.call("checkInVisit", visit(visitId), Map.of());
        cast.worker.call(
                "recordActivities",
                visit(visitId),
                Map.of(
                        "items",
                        List.of(
                                Map.of("area", "clean-home", "activity", activity(day, "clean-home"), "done", true),
                                Map.of("area", "laundry", "activity", activity(day, "laundry"), "done", true),
                                Map.of("area", "meals", "activity", activity(day, "meals"), "done", true),
                                Map.of("area", "clean-home", "freeText", "Kattenbak schoongemaakt", "done", true))));
        server.moveClock(Instant.parse("2026-01-26T10:30:20Z"));
        JsonNode done =
                cast.worker.call("checkOutVisit", visit(visitId), Map.of()).json();
        expect("completed", done.path("status").asText(), "the first visit");
        say(
                "She shows her pass, checks in, ticks activities in three result areas, adds one of her own, and checks out at 11:30.");
        expect("met", term("service-start").path("state").asText(), "service-start after the first visit");
        say("The first visit is delivered: service-start is met in time.");
    }

    private static String activity(JsonNode day, String area) {
        for (JsonNode each : day.at("/catalogues/0/areas")) {
            if (each.path("code").asText().equals(area)) {
                return each.at("/activities/0/code").asText();
            }
        }
        throw new TourFailure("the worker's phone has no activities for " + area);
    }

    private void nobodyHome(String visitId) {
        server.moveClock(Instant.parse("2026-02-02T08:10:00Z"));
        JsonNode done = cast.worker
                .call(
                        "reportNotDelivered",
                        visit(visitId),
                        Map.of("reason", "nobodyHome", "account", "client", "text", "Tweemaal aangebeld en gebeld."))
                .json();
        expect("notDelivered", done.path("status").asText(), "the second visit");
        say("2 February: nobody is home. The visit is not delivered, on the client's account.");
    }

    private void forgottenCheckOut(String visitId) {
        server.moveClock(Instant.parse("2026-02-09T08:02:00Z"));
        cast.worker.call("checkInVisit", visit(visitId), Map.of());
        server.moveClock(Instant.parse("2026-02-09T12:31:00Z"));
        JsonNode found = cast.planner
                .call("listExceptions", Map.of("code", "MISSING_CHECK_OUT", "state", "open"))
                .json()
                .path("items");
        expect(1, found.size(), "open exceptions for a missing check-out");
        say("9 February: the worker forgets to check out. Two hours after the planned end that is an exception.");
        JsonNode exception = found.get(0);
        cast.planner.call(
                "settleException",
                Map.of(
                        "exceptionId",
                        exception.at("/exception/id").asText(),
                        "If-Match",
                        "\"" + exception.path("visitVersion").asText() + "\""),
                Map.of(
                        "outcome", "endSet",
                        "reason", "Gebeld met de medewerker: om 11.30 uur vertrokken.",
                        "end", "2026-02-09T11:30:00+01:00"));
        say("The planner calls her, sets the end at 11:30 with the reason; the original stays as it was.");
    }

    private void ordinaryVisit(String visitId) {
        server.moveClock(Instant.parse("2026-02-16T08:00:00Z"));
        cast.worker.call("checkInVisit", visit(visitId), Map.of());
        server.moveClock(Instant.parse("2026-02-16T10:30:00Z"));
        cast.worker.call("checkOutVisit", visit(visitId), Map.of());
        say("16 February: an ordinary visit, 9:00 to 11:30.");
    }

    private void periodIsApproved() {
        server.moveClock(Instant.parse("2026-02-23T08:00:00Z"));
        JsonNode approval = cast.teamLead
                .call("approveCarePeriod", Map.of("isoYear", YEAR, "period", PERIOD), Map.of("agreement", AGREEMENT))
                .json();
        expect(0, approval.path("openMustSettle").asInt(), "exceptions that must be settled");
        // 150 + 0 (nobody home) + 148 (9:02 to 11:30) + 150
        expect(448, approval.path("approvedMinutes").asInt(), "approved minutes");
        say(
                "23 February: the team lead approves period 2 of 2026: %d visits, %d minutes.",
                approval.path("approvedVisits").asInt(),
                approval.path("approvedMinutes").asInt());
    }

    private void hoursGoToTheCak() throws IOException {
        Person.Answer export = cast.backOffice.call(
                "createCakExport", Map.of(), Map.of("agreement", AGREEMENT, "isoYear", YEAR, "period", PERIOD));
        String name = export.field("fileName");
        Person.Answer file = cast.backOffice.call("getCakExportFile", Map.of("exportId", export.field("id")));
        Files.write(folder.resolve(name), file.bytes());
        CakFileCheck.check(file.text(), visits(), Message301.BSN, Message301.ASSIGNMENT_NUMBER);
        say(
                "The CAK file %s is written. Its minutes equal those of the approved visits, line by line: %d.",
                name, export.json().path("totalMinutes").asInt());
    }

    private JsonNode visits() {
        return cast.planner
                .call("listVisits", Map.of("from", "2026-01-26", "until", "2026-02-22", "assignmentId", assignmentId))
                .json()
                .path("items");
    }

    private JsonNode term(String kind) {
        JsonNode found = cast.teamLead
                .call("listObligations", Map.of("kind", kind))
                .json()
                .path("items");
        expect(1, found.size(), "terms of kind " + kind);
        return found.get(0);
    }

    private static Map<String, String> visit(String visitId) {
        return Map.of("visitId", visitId);
    }

    private void say(String sentence, Object... values) {
        out.println("- " + sentence.formatted(values));
    }

    static void expect(Object expected, Object found, String what) {
        if (!expected.equals(found)) {
            throw new TourFailure(what + ": expected " + expected + ", found " + found);
        }
    }
}
