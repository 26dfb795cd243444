package nl.ronde.sync;

import static nl.ronde.support.TestClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.ronde.platform.id.Ids;
import nl.ronde.support.TestClient;
import nl.ronde.support.TestClient.Answer;
import nl.ronde.visit.VisitWorld;
import org.jspecify.annotations.Nullable;

/** A phone of a test: hands in acts with the times it would send, pulls, and remembers what it was given. */
final class SyncWorld implements AutoCloseable {
    private final VisitWorld visits = new VisitWorld();
    private long sequence;

    VisitWorld visits() {
        return visits;
    }

    /** An item; {@code body} is what the online act would send. */
    Map<String, Object> item(String type, @Nullable Object entityId, Map<String, Object> body) {
        return item(Ids.next(), type, entityId, body);
    }

    Map<String, Object> item(UUID key, String type, @Nullable Object entityId, Map<String, Object> body) {
        Map<String, Object> payload = new LinkedHashMap<>(body);
        Map<String, Object> item = new LinkedHashMap<>();
        item.put("mutationId", key.toString());
        item.put("deviceSeq", ++sequence);
        item.put("type", type);
        if (entityId != null) {
            item.put("entityId", entityId.toString());
        }
        item.put("occurred", payload.remove("occurred"));
        payload.remove("sentAt");
        item.put("payload", payload);
        return item;
    }

    /** The batch's own moment. */
    Map<String, Object> sentNow() {
        return visits.phone(visits.app().clock().instant().toString());
    }

    Answer push(TestClient phone, List<?> items) {
        return phone.call("pushSyncMutations", Map.of(), json("sentAt", sentNow(), "mutations", items));
    }

    /** The outcomes' words, in order. */
    List<String> outcomes(TestClient phone, List<?> items) {
        List<String> words = new ArrayList<>();
        push(phone, items)
                .expect(200)
                .json()
                .path("outcomes")
                .forEach(each -> words.add(each.path("outcome").asText()));
        return words;
    }

    /** The one act that waits about this, with what the server holds beside it. */
    JsonNode review(String entityId) {
        List<String> found = new ArrayList<>();
        visits.app()
                .as("planner")
                .call("listSyncReviews", Map.of("limit", 200))
                .expect(200)
                .json()
                .path("items")
                .forEach(each -> {
                    if (each.path("entityId").asText().equals(entityId)) {
                        found.add(each.path("id").asText());
                    }
                });
        assertThat(found).hasSize(1);
        return visits.app()
                .as("planner")
                .call("getSyncReview", Map.of("reviewId", found.getFirst()))
                .expect(200)
                .json();
    }

    Answer settle(JsonNode review, String decision) {
        return visits.app()
                .as("planner")
                .call(
                        "settleSyncReview",
                        Map.of("reviewId", review.at("/review/id").asText()),
                        json("decision", decision, "reason", "Nagebeld met de hulp"));
    }

    Answer pull(TestClient phone, @Nullable String cursor, int limit) {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("limit", limit);
        if (cursor != null) {
            parameters.put("cursor", cursor);
        }
        return phone.call("getSyncChanges", parameters);
    }

    /** A phone that keeps what it pulls. */
    Phone phone(TestClient client) {
        return new Phone(client);
    }

    Instant now() {
        return visits.app().clock().instant();
    }

    static String at(LocalDate day, String time) {
        return day + "T" + time + ":00+01:00";
    }

    @Override
    public void close() {
        visits.close();
    }

    /** What a phone holds, by type and id. */
    final class Phone {
        private TestClient client;
        private @Nullable String cursor;
        private final Map<String, JsonNode> held = new LinkedHashMap<>();
        private int pages;

        Phone(TestClient client) {
            this.client = client;
        }

        /** Pulls until there is no more; gives what was sent. */
        List<JsonNode> pull(int limit) {
            List<JsonNode> changes = new ArrayList<>();
            pages = 0;
            boolean more = true;
            while (more) {
                JsonNode page =
                        SyncWorld.this.pull(client, cursor, limit).expect(200).json();
                for (JsonNode change : page.path("changes")) {
                    changes.add(change);
                    String key = change.path("type").asText() + " "
                            + change.path("id").asText();
                    if (change.path("op").asText().equals("remove")) {
                        held.remove(key);
                    } else {
                        held.put(key, change);
                    }
                }
                cursor = page.path("nextCursor").asText();
                more = page.path("hasMore").asBoolean();
                pages++;
            }
            return changes;
        }

        int pages() {
            return pages;
        }

        String cursor() {
            return cursor;
        }

        void client(TestClient next) {
            client = next;
        }

        boolean holds(String type, Object id) {
            return held.containsKey(type + " " + id);
        }

        JsonNode of(String type, Object id) {
            return held.get(type + " " + id).path(type);
        }

        long count(String type) {
            return held.keySet().stream()
                    .filter(key -> key.startsWith(type + " "))
                    .count();
        }
    }
}
