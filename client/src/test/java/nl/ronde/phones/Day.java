package nl.ronde.phones;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import nl.ronde.client.api.http.JSON;
import nl.ronde.client.api.model.SyncVisit;
import nl.ronde.client.api.model.VisitStatus;
import nl.ronde.client.sync.Mutation;

/** What a worker does between two networks, told to her phone and to the ledger. */
final class Day {
    private static final Gson GSON = new JSON().getGson();
    private static final List<Duration> OFF = List.of(
            Duration.ofMinutes(-7),
            Duration.ofMinutes(4),
            Duration.ofHours(-2),
            Duration.ofHours(3),
            Duration.ofDays(-1),
            Duration.ofDays(1),
            Duration.ZERO);

    private final Ledger ledger;
    private final Counts faults;
    private final Set<UUID> done = new HashSet<>();
    private int words;

    Day(Ledger ledger, Counts faults) {
        this.ledger = ledger;
        this.faults = faults;
    }

    /** The work of one slice on one phone; on a copied phone only notes are made. */
    void work(Handset phone, Person person, Slice slice, boolean isCopy) throws IOException {
        List<SyncVisit> visits = visits(phone, slice);
        Script script = new Script(phone, person, slice, Math.max(1, visits.size()));
        for (SyncVisit visit : visits) {
            mishap(phone);
            if (isCopy) {
                script.say("visit.note", "note", visit, "note");
            } else if (done.add(visit.getId())) {
                script.visit(visit);
            }
        }
        if (!visits.isEmpty() && !isCopy) {
            script.rare(visits.getLast());
        }
    }

    private List<SyncVisit> visits(Handset phone, Slice slice) throws IOException {
        List<SyncVisit> visits = new ArrayList<>();
        for (var record : phone.engine().records("visit")) {
            SyncVisit visit = GSON.fromJson(record.data(), SyncVisit.class);
            if (visit.getPlannedBegin() != null && visit.getStatus() == VisitStatus.PLANNED) {
                var begin = visit.getPlannedBegin().atZoneSameInstant(Office.ZONE);
                if (begin.toLocalDate().equals(slice.date())
                        && begin.getHour() >= slice.fromHour()
                        && begin.getHour() < slice.untilHour()) {
                    visits.add(visit);
                }
            }
        }
        visits.sort(java.util.Comparator.comparing(SyncVisit::getPlannedBegin).thenComparing(SyncVisit::getId));
        return visits;
    }

    private void mishap(Handset phone) throws IOException {
        Random random = phone.random;
        if (random.nextInt(15) == 0) {
            phone.killApp();
        }
        if (random.nextInt(15) == 0) {
            phone.clock.reboot();
            faults.add("phone switched off and on");
        }
        if (random.nextInt(15) == 0) {
            phone.clock.setOff(OFF.get(random.nextInt(OFF.size())));
            faults.add("wall clock set");
        }
    }

    /** One worker's acts, one behind the other in time. */
    private final class Script {
        private final Handset phone;
        private final Person person;
        private final Random random;
        private final long step;
        private Instant at;

        Script(Handset phone, Person person, Slice slice, int visits) {
            this.phone = phone;
            this.person = person;
            this.random = phone.random;
            this.at = slice.from();
            this.step =
                    Math.max(1, Duration.between(slice.from(), slice.until()).toMillis() / (14L * visits + 10));
        }

        private void pass() {
            at = at.plusMillis(1 + random.nextLong(step));
            phone.clock.standAt(at);
        }

        void visit(SyncVisit visit) throws IOException {
            int drawn = random.nextInt(100);
            boolean first = person.number == 0 && done.size() == 1;
            if (!first && drawn < 4) {
                return;
            }
            if (!first && drawn < 12) {
                JsonObject payload = new JsonObject();
                payload.addProperty("reason", random.nextBoolean() ? "nobodyHome" : "refused");
                String text = words("niet geleverd");
                payload.addProperty("text", text);
                act("visit.not-delivered", visit.getId(), payload, text, "notDelivered");
                return;
            }
            if (random.nextInt(3) == 0) {
                JsonObject payload = new JsonObject();
                payload.addProperty("document", "companyPass");
                act("visit.legitimation", visit.getId(), payload, null, "legitimation");
            }
            act("visit.check-in", visit.getId(), new JsonObject(), null, "checkIn");
            if (random.nextInt(30) == 0) {
                act("visit.check-in", visit.getId(), new JsonObject(), null, "checkIn");
            }
            for (int i = random.nextInt(3); i > 0; i--) {
                ticks(visit);
            }
            if (first || random.nextInt(3) == 0) {
                say("visit.note", "note", visit, "note");
            }
            if (random.nextInt(12) == 0) {
                say("signal.report", "signaal", visit, "signal");
            }
            if (random.nextInt(20) > 0) {
                act("visit.check-out", visit.getId(), new JsonObject(), null, "checkOut");
            }
        }

        void say(String type, String about, SyncVisit visit, String kind) throws IOException {
            JsonObject payload = new JsonObject();
            if (type.equals("visit.note")) {
                payload.addProperty("kind", "note");
            }
            String text = words(about);
            payload.addProperty("text", text);
            act(type, visit.getId(), payload, text, kind);
        }

        private void ticks(SyncVisit visit) throws IOException {
            JsonObject area = area();
            if (area == null) {
                return;
            }
            JsonArray items = new JsonArray();
            JsonObject free = new JsonObject();
            free.addProperty("area", area.get("code").getAsString());
            String text = words("werk");
            free.addProperty("freeText", text);
            free.addProperty("done", true);
            items.add(free);
            JsonArray listed = area.getAsJsonArray("activities");
            if (!listed.isEmpty()) {
                JsonObject item = new JsonObject();
                item.addProperty("area", area.get("code").getAsString());
                item.add("activity", listed.get(0).getAsJsonObject().get("code"));
                item.addProperty("done", random.nextBoolean());
                items.add(item);
            }
            JsonObject payload = new JsonObject();
            payload.add("items", items);
            act("visit.activities", visit.getId(), payload, text, "activities");
        }

        private JsonObject area() throws IOException {
            var catalogues = phone.engine().records("catalogue");
            if (catalogues.isEmpty()) {
                return null;
            }
            JsonArray areas = GSON.fromJson(catalogues.getFirst().data(), JsonObject.class)
                    .getAsJsonArray("areas");
            return areas.get(random.nextInt(areas.size())).getAsJsonObject();
        }

        /** What does not happen at every visit. */
        void rare(SyncVisit visit) throws IOException {
            if (random.nextInt(8) == 0) {
                unscheduled(visit);
            }
            if (random.nextInt(10) == 0) {
                UUID id = id();
                JsonObject payload = new JsonObject();
                payload.addProperty("id", id.toString());
                payload.addProperty("clientId", visit.getClientId().toString());
                payload.addProperty("visitId", visit.getId().toString());
                payload.addProperty("kind", "incident");
                String text = words("val in de keuken");
                payload.addProperty("description", text);
                act("incident.report", id, payload, text);
            }
            if (random.nextInt(25) == 0) {
                UUID id = id();
                JsonObject payload = new JsonObject();
                payload.addProperty("id", id.toString());
                payload.addProperty("kind", "sick");
                payload.addProperty("firstDay", visit.getDay().plusDays(30).toString());
                payload.addProperty(
                        "expectedLastDay", visit.getDay().plusDays(30).toString());
                String text = words("ziek");
                payload.addProperty("text", text);
                act("absence.report-sick", id, payload, text);
            }
        }

        private void unscheduled(SyncVisit visit) throws IOException {
            UUID id = id();
            JsonObject payload = new JsonObject();
            payload.addProperty("id", id.toString());
            payload.addProperty("clientId", visit.getClientId().toString());
            pass();
            payload.add("begin", phone.moment());
            Deed.Trace begin = trace("checkIn");
            pass();
            payload.add("end", phone.moment());
            Deed.Trace end = trace("checkOut");
            String text = words("ongepland");
            payload.addProperty("text", text);
            act("visit.unscheduled", id, payload, text, List.of(begin, end), "unscheduled");
        }

        private Deed.Trace trace(String kind) {
            return new Deed.Trace(kind, phone.clock.bootId(), phone.clock.elapsedMs());
        }

        private UUID id() {
            UUID other = UUID.randomUUID();
            long high = (phone.clock.wall().toEpochMilli() << 16) | 0x7000L | (other.getMostSignificantBits() & 0xFFFL);
            return new UUID(high, other.getLeastSignificantBits());
        }

        private void act(String type, UUID entityId, JsonObject payload, String text, String... kinds)
                throws IOException {
            act(type, entityId, payload, text, List.of(), kinds);
        }

        private void act(
                String type, UUID entityId, JsonObject payload, String text, List<Deed.Trace> earlier, String... kinds)
                throws IOException {
            pass();
            Mutation mutation = phone.enqueue(ledger, type, entityId, payload.toString());
            List<Deed.Trace> traces = new ArrayList<>(earlier);
            for (String kind : kinds) {
                traces.add(new Deed.Trace(
                        kind, mutation.occurred().bootId(), mutation.occurred().elapsedMs()));
            }
            ledger.add(new Deed(
                    phone.name,
                    person.workerId,
                    mutation.mutationId(),
                    mutation.deviceSeq(),
                    type,
                    entityId,
                    text,
                    traces,
                    phone.clock.trueTime()));
        }

        private String words(String about) {
            synchronized (done) {
                words++;
                return about + " " + person.number + "." + words + " " + Long.toString(random.nextLong() >>> 40, 36);
            }
        }
    }
}
