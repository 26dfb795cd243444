package nl.ronde.phones;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import nl.ronde.client.sync.Mutation;
import nl.ronde.client.sync.PhoneMoment;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/** A second sender beside the engine: the same acts one by one, in any order, each up to five times at once. */
final class RawSender {
    private static final MediaType JSON = MediaType.get("application/json");

    private static final int RENEWALS = 8;

    private final OkHttpClient http = new OkHttpClient();
    private final String address;
    private final Counts faults;

    RawSender(String address, Counts faults) {
        this.address = address;
        this.faults = faults;
    }

    /** Sends what this phone has not handed in, shuffled, with repeats; returns when all are under way or done. */
    void shuffled(Handset phone) throws IOException {
        phone.clock.run();
        List<Mutation> unsent = new ArrayList<>(phone.engine().queue().unsent());
        Collections.shuffle(unsent, phone.random);
        // The clock has jumped since the last sync: that token has expired.
        String before = phone.engine().session().accessToken();
        String renewed = null;
        for (int i = 0; i < RENEWALS && renewed == null; i++) {
            renewed = phone.engine().session().renewed(before);
            if (renewed == null) {
                Kit.pause(300);
            }
        }
        String token = renewed == null ? before : renewed;
        List<Thread> senders = new ArrayList<>();
        for (Mutation mutation : unsent) {
            int times = 1 + phone.random.nextInt(5);
            String body = batch(phone.clock.now(), item(mutation, mutation.mutationId()));
            faults.add("acts sent out of order");
            faults.add("acts sent again beside it", times - 1);
            for (int i = 0; i < times; i++) {
                senders.add(Thread.ofVirtual().start(() -> send(token, body)));
            }
        }
        for (Thread sender : senders) {
            join(sender);
        }
    }

    /** The fault that the comparison must find: the same act under another key. */
    void underFreshKey(Handset phone, Mutation mutation) throws IOException {
        phone.clock.run();
        String other = item(
                mutation,
                new UUID(
                        mutation.mutationId().getMostSignificantBits(),
                        phone.random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL | 0x8000_0000_0000_0000L));
        send(phone.engine().session().accessToken(), batch(phone.clock.now(), other));
    }

    private void send(String token, String body) {
        Request request = new Request.Builder()
                .url(address + "v1/sync/mutations")
                .header("Authorization", "Bearer " + token)
                .post(RequestBody.create(body, JSON))
                .build();
        try (Response answer = http.newCall(request).execute()) {
            faults.add("repeats answered " + answer.code());
        } catch (IOException e) {
            faults.add("repeats without an answer");
        }
    }

    private static void join(Thread sender) {
        try {
            sender.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String batch(PhoneMoment sentAt, String item) {
        JsonObject batch = new JsonObject();
        batch.add("sentAt", moment(sentAt));
        JsonArray items = new JsonArray();
        items.add(JsonParser.parseString(item));
        batch.add("mutations", items);
        return batch.toString();
    }

    private static JsonObject moment(PhoneMoment at) {
        JsonObject moment = new JsonObject();
        moment.addProperty("wall", at.wall().toString());
        moment.addProperty("elapsedMs", at.elapsedMs());
        moment.addProperty("bootId", at.bootId().toString());
        return moment;
    }

    private static String item(Mutation mutation, UUID key) {
        JsonObject item = new JsonObject();
        item.addProperty("mutationId", key.toString());
        item.addProperty("deviceSeq", mutation.deviceSeq());
        item.addProperty("type", mutation.type());
        if (mutation.entityId() != null) {
            item.addProperty("entityId", mutation.entityId().toString());
        }
        item.add("occurred", moment(mutation.occurred()));
        item.add("payload", JsonParser.parseString(mutation.payload()));
        return item.toString();
    }
}
