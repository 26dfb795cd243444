package nl.ronde.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import nl.ronde.platform.id.Ids;
import nl.ronde.platform.json.Json;

/** What the phones ask, by number. */
final class Calls {
    private static final String BOOT = "5b3c1f8e-7a7d-4d4e-9a55-2f0c6f3a9d10";
    private static final Duration VISIT = Duration.ofMinutes(50);
    private static final List<String> DONE = List.of("dust", "vacuum-or-mop", "bathroom-and-toilet");

    private final BenchData data;
    private final Phones phones;
    private final Map<Integer, String> cursors = new ConcurrentHashMap<>();

    Calls(BenchData data, Phones phones) {
        this.data = data;
        this.phones = phones;
    }

    byte[] day(int i) {
        return expect(
                "\"plannedBegin\"", BenchData.A_DAY, phones.send(Phones.Call.read(i % data.workers(), "/v1/my/day")));
    }

    byte[] checkOut(int i) {
        Instant now = Instant.now();
        var body = Map.of("occurred", phone(data.checkOutBegin(i).plus(VISIT), now), "sentAt", phone(now, now));
        return phones.send(new Phones.Call(
                data.worker(i),
                "/v1/visits/" + BenchData.id("visit", BenchData.checkOut(i)) + "/check-out",
                Json.bytes(body),
                Ids.next().toString()));
    }

    /** The first pull of the phone of worker i; remembers the cursor. */
    byte[] firstPull(int i) {
        int worker = i % data.workers();
        byte[] answer = phones.send(Phones.Call.read(worker, "/v1/sync/changes"));
        JsonNode page = Json.parse(answer);
        cursors.put(worker, page.path("nextCursor").asText());
        if (page.path("hasMore").asBoolean()) {
            throw new IllegalStateException("a fortnight is more than a page");
        }
        return expect("\"plannedBegin\"", BenchData.DAYS_AHEAD * BenchData.A_DAY, answer);
    }

    /** A pull with the cursor of the first. */
    byte[] emptyPull(int i) {
        return expect("\"type\"", 0, phones.send(Phones.Call.read(i % data.workers(), emptyPath(i % data.workers()))));
    }

    String emptyPath(int worker) {
        return "/v1/sync/changes?cursor=" + cursors.get(worker);
    }

    /** Hands day i in: eight visits with check-in, activities, note and check-out. */
    byte[] handIn(int i) {
        byte[] body = Phones.gzip(handInBody(i));
        return expect(
                // A batch that met a 503 half-way is sent again: what was done then is told as a repeat.
                "(outcome|first)\":\"applied\"",
                4 * BenchData.A_DAY,
                phones.send(new Phones.Call(i % data.workers(), "/v1/sync/mutations", body, "")));
    }

    byte[] handInBody(int i) {
        Instant now = Instant.now();
        List<Object> items = new ArrayList<>();
        for (int visit = i * BenchData.A_DAY; visit < (i + 1) * BenchData.A_DAY; visit++) {
            Instant begin = data.handInBegin(visit);
            item(items, visit, "visit.check-in", begin, now, Map.of());
            item(
                    items,
                    visit,
                    "visit.activities",
                    begin.plus(Duration.ofMinutes(45)),
                    now,
                    Map.of(
                            "items",
                            DONE.stream()
                                    .map(each -> Map.of("area", "clean-home", "activity", each, "done", true))
                                    .toList()));
            item(
                    items,
                    visit,
                    "visit.note",
                    begin.plus(Duration.ofMinutes(48)),
                    now,
                    Map.of("kind", "note", "text", "Ramen in de keuken gedaan, de rest volgende keer."));
            item(items, visit, "visit.check-out", begin.plus(VISIT), now, Map.of());
        }
        return Json.bytes(Map.of(
                "sentAt",
                phone(now, now),
                "device",
                Map.of("queueLength", 0, "appVersion", "1.0.0"),
                "mutations",
                items));
    }

    private static void item(
            List<Object> items, int visit, String type, Instant at, Instant now, Map<String, Object> payload) {
        items.add(Map.of(
                "mutationId",
                Ids.next(),
                "deviceSeq",
                visit * 4L + items.size() % 4,
                "type",
                type,
                "entityId",
                BenchData.id("visit", visit),
                "occurred",
                phone(at, now),
                "payload",
                payload));
    }

    /** A moment as a phone tells it that was started sixty days ago. */
    private static Map<String, Object> phone(Instant at, Instant now) {
        long elapsed =
                Duration.ofDays(60).toMillis() - Duration.between(at, now).toMillis();
        return Map.of(
                "wall",
                at.truncatedTo(java.time.temporal.ChronoUnit.MILLIS).toString(),
                "elapsedMs",
                elapsed,
                "bootId",
                BOOT);
    }

    private static byte[] expect(String word, int times, byte[] answer) {
        String text = new String(answer, java.nio.charset.StandardCharsets.UTF_8);
        int found = text.split(word, -1).length - 1;
        if (found != times) {
            throw new IllegalStateException(found + " instead of " + times + " times " + word + " in " + text);
        }
        return answer;
    }
}
