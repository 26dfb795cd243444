package nl.ronde.phones;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import nl.ronde.client.api.VisitsApi;
import nl.ronde.client.api.model.Visit;
import nl.ronde.client.sync.SyncRecord;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/**
 * What a phone holds after all its small pulls, against what a phone would get that begins now, and against the office's own
 * list of that worker's visits.
 */
final class Windows {
    private final OkHttpClient http = new OkHttpClient();
    private final String address;
    private final OfficeLine line;
    final List<String> different = new ArrayList<>();
    int records;

    Windows(String address, OfficeLine line) {
        this.address = address;
        this.line = line;
    }

    void compare(Person person) throws IOException {
        for (Handset phone : person.phones) {
            if (!differences(phone, person).isEmpty()) {
                // The server's own jobs change visits as well (a check-out that is missing), also after the phone's
                // last
                // pull. What a small pull leaves out it leaves out for good: the next one does not mend that.
                phone.empty(person);
            }
            different.addAll(differences(phone, person));
            records += phone.storage().records().size();
        }
    }

    private List<String> differences(Handset phone, Person person) throws IOException {
        List<String> different = new ArrayList<>();
        Fresh fresh = fresh(phone);
        Map<String, String> held = new TreeMap<>();
        for (SyncRecord record : phone.storage().records()) {
            held.put(record.type() + " " + record.id(), record.data());
        }
        same(phone.name, held, fresh.records, different);
        office(phone.name, person.workerId, held, fresh, different);
        return different;
    }

    private static void same(String name, Map<String, String> held, Map<String, String> fresh, List<String> different) {
        held.forEach((key, data) -> {
            if (!fresh.containsKey(key)) {
                different.add(name + " holds " + key + ", which is not hers: " + data);
            } else if (!shown(data).equals(shown(fresh.get(key)))) {
                different.add(name + " holds " + key + " as " + data + ", the server as " + fresh.get(key));
            }
        });
        fresh.keySet().stream()
                .filter(key -> !held.containsKey(key))
                .forEach(key -> different.add(name + " lacks " + key + ": " + fresh.get(key)));
    }

    /** Whether it is a first contact asks something of the worker before a visit; of one that is done nobody tells it again. */
    private static JsonObject shown(String data) {
        JsonObject record = JsonParser.parseString(data).getAsJsonObject();
        if (record.has("status") && !record.get("status").getAsString().equals("planned")) {
            record.remove("firstContact");
            record.remove("legitimationRecorded");
        }
        return record;
    }

    private void office(String name, UUID workerId, Map<String, String> held, Fresh fresh, List<String> different)
            throws IOException {
        Map<String, Integer> versions = new TreeMap<>();
        String cursor = null;
        do {
            String at = cursor;
            var page = line.done(
                    "planner",
                    desk -> desk.createService(VisitsApi.class)
                            .listVisits(fresh.from, fresh.until, workerId, null, null, null, null, 100, at));
            for (Visit visit : page.getItems()) {
                UUID whose = visit.getDoneByWorkerId() == null ? visit.getWorkerId() : visit.getDoneByWorkerId();
                if (workerId.equals(whose)) {
                    versions.put("visit " + visit.getId(), visit.getVersion());
                }
            }
            cursor = page.getNextCursor();
        } while (cursor != null);
        Map<String, Integer> here = new TreeMap<>();
        held.forEach((key, data) -> {
            if (key.startsWith("visit ")) {
                here.put(
                        key,
                        JsonParser.parseString(data)
                                .getAsJsonObject()
                                .get("version")
                                .getAsInt());
            }
        });
        if (!here.equals(versions)) {
            different.add(name + " holds visits " + here + ", the office has " + versions);
        }
    }

    private static final class Fresh {
        final Map<String, String> records = new TreeMap<>();
        LocalDate from;
        LocalDate until;
    }

    private Fresh fresh(Handset phone) throws IOException {
        Fresh fresh = new Fresh();
        String cursor = null;
        boolean more = true;
        while (more) {
            HttpUrl.Builder url =
                    HttpUrl.get(address + "v1/sync/changes").newBuilder().addQueryParameter("limit", "50");
            if (cursor != null) {
                url.addQueryParameter("cursor", cursor);
            }
            Request request = new Request.Builder()
                    .url(url.build())
                    .header(
                            "Authorization",
                            "Bearer " + phone.engine().session().accessToken())
                    .build();
            try (Response answer = http.newCall(request).execute()) {
                if (!answer.isSuccessful()) {
                    throw new IOException("a fresh pull of " + phone.name + ": " + answer.code());
                }
                JsonObject page = JsonParser.parseString(answer.body().string()).getAsJsonObject();
                for (JsonElement each : page.getAsJsonArray("changes")) {
                    JsonObject change = each.getAsJsonObject();
                    String type = change.get("type").getAsString();
                    fresh.records.put(
                            type + " " + change.get("id").getAsString(),
                            change.get(type).toString());
                }
                fresh.from = LocalDate.parse(page.get("from").getAsString());
                fresh.until = LocalDate.parse(page.get("until").getAsString());
                cursor = page.get("nextCursor").getAsString();
                more = page.get("hasMore").getAsBoolean();
            }
        }
        return fresh;
    }
}
