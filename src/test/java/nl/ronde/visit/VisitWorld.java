package nl.ronde.visit;

import static nl.ronde.support.TestClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.ronde.support.Fixtures;
import nl.ronde.support.Phone;
import nl.ronde.support.TestApp;
import nl.ronde.support.TestClient;
import nl.ronde.support.TestClient.Answer;

/** What tests of visits say in one word: plan, check in, check out, settle; at a moment of their choice. */
public final class VisitWorld implements AutoCloseable {
    /** After the care period 2026P01 (29 December to 25 January). */
    public static final Instant NOW = Instant.parse("2026-01-30T11:00:00Z");

    private static final UUID BOOT = UUID.fromString("018f0000-0000-7000-8000-000000000001");
    private static final long UPTIME = Duration.ofDays(300).toMillis();

    private final TestApp app = TestApp.start(NOW);
    private final Fixtures fixtures = new Fixtures(app);

    /** The server. */
    public TestApp app() {
        return app;
    }

    /** Rows to stand on. */
    public Fixtures fixtures() {
        return fixtures;
    }

    /** A worker with a phone: a password's hash costs more than most tests. */
    public Worker worker() {
        UUID id = fixtures.worker("Hanna");
        return new Worker(id);
    }

    /** A planned visit; times are local on 6 January 2026 unless a date is given. */
    public String plan(UUID assignmentId, UUID workerId, String begin, String end) {
        return plan(json(
                "assignmentId",
                assignmentId.toString(),
                "workerId",
                workerId == null ? null : workerId.toString(),
                "plannedBegin",
                time(begin),
                "plannedEnd",
                time(end)));
    }

    /** A planned visit from a whole body. */
    public String plan(Map<String, Object> body) {
        return app.as("planner").call("planVisit", Map.of(), body).expect(201).field("id");
    }

    /** A local time: {@code 09:00} is on 6 January 2026, all else is taken as it is. */
    public static String time(String text) {
        return text.length() == 5 || text.length() == 8
                ? "2026-01-06T" + text + (text.length() == 5 ? ":00" : "") + "+01:00"
                : text;
    }

    /** The body of an act at this moment, whose time the phone's uptime proves. */
    public Map<String, Object> at(String moment, Object... more) {
        return at(OffsetDateTime.parse(time(moment)).toInstant(), more);
    }

    /** The same at an instant. */
    public Map<String, Object> at(Instant moment, Object... more) {
        Map<String, Object> body = new LinkedHashMap<>(json(more));
        Instant now = app.clock().instant();
        body.put(
                "occurred", phone(moment, UPTIME - Duration.between(moment, now).toMillis()));
        body.put("sentAt", phone(now, UPTIME));
        return body;
    }

    /** A moment as the phone sees it. */
    public Map<String, Object> phone(String moment) {
        Instant instant = OffsetDateTime.parse(time(moment)).toInstant();
        return phone(
                instant,
                UPTIME - Duration.between(instant, app.clock().instant()).toMillis());
    }

    private static Map<String, Object> phone(Instant wall, long elapsedMs) {
        return json("wall", wall.toString(), "elapsedMs", elapsedMs, "bootId", BOOT.toString());
    }

    /** The visit as the office sees it. */
    public JsonNode visit(String visitId) {
        return app.as("planner")
                .call("getVisit", Map.of("visitId", visitId))
                .expect(200)
                .json();
    }

    /** The codes that are open on a visit. */
    public List<String> open(String visitId) {
        List<String> codes = new ArrayList<>();
        visit(visitId).path("exceptions").forEach(each -> {
            if (!each.has("settledAt")) {
                codes.add(each.path("code").asText());
            }
        });
        return codes;
    }

    /** The open exception of this code. */
    public JsonNode exception(String visitId, String code) {
        for (JsonNode each : visit(visitId).path("exceptions")) {
            if (each.path("code").asText().equals(code) && !each.has("settledAt")) {
                return each;
            }
        }
        throw new AssertionError("no open " + code + " on " + visit(visitId));
    }

    /** Settles the open exception of this code. */
    public Answer settle(String visitId, String code, String outcome, Object... more) {
        JsonNode exception = exception(visitId, code);
        Map<String, Object> body = new LinkedHashMap<>(json(more));
        body.put("outcome", outcome);
        body.put("reason", "nagevraagd");
        return app.as("planner")
                .call(
                        "settleException",
                        Map.of(
                                "exceptionId",
                                exception.path("id").asText(),
                                "If-Match",
                                exception.path("version").asText()),
                        body);
    }

    /** Corrects a visit at its present version. */
    public Answer adjust(String visitId, Object... body) {
        return app.as("planner")
                .call("adjustVisit", Map.of("visitId", visitId, "If-Match", version(visitId)), json(body));
    }

    /** The present version of a visit. */
    public String version(String visitId) {
        return visit(visitId).at("/visit/version").asText();
    }

    @Override
    public void close() {
        app.close();
    }

    /** A worker who reports. */
    public final class Worker {
        private final UUID id;
        private Phone phone;

        private Worker(UUID id) {
            this.id = id;
            this.phone = Phone.enrol(app, id);
        }

        /** The worker's id. */
        public UUID id() {
            return id;
        }

        /** Signs in again: a token lasts ten minutes. */
        public void signsInAgain() {
            if (phone.refreshes().status() != 200) {
                phone = Phone.enrol(app, id);
            }
        }

        /** The API as this worker. */
        public TestClient api() {
            return phone.api();
        }

        /** Reports. */
        public Answer report(String operation, String visitId, Map<String, Object> body) {
            return phone.api().call(operation, Map.of("visitId", visitId), body);
        }

        /** Shows identification at this moment. */
        public void legitimates(String visitId, String moment) {
            report("recordLegitimation", visitId, at(moment, "document", "companyPass"))
                    .expect(200);
        }

        /** Checks in at this moment. */
        public Answer checksIn(String visitId, String moment) {
            return report("checkInVisit", visitId, at(moment)).expect(200);
        }

        /** Checks out at this moment. */
        public Answer checksOut(String visitId, String moment) {
            return report("checkOutVisit", visitId, at(moment)).expect(200);
        }

        /** A whole visit with identification. */
        public void delivers(String visitId, String begin, String end) {
            legitimates(visitId, begin);
            checksIn(visitId, begin);
            checksOut(visitId, end);
            assertThat(visit(visitId).at("/visit/status").asText()).isEqualTo("completed");
        }
    }
}
