package nl.ronde.phones;

import java.io.IOException;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import nl.ronde.client.api.model.DeviceEnrolled;
import nl.ronde.client.sync.MutationState;

/** A worker, her phone, and perhaps a copy of that phone. */
final class Person {
    private static final int TWIN_IN = 12;
    private static final int FIRST_TRIES = 30;

    final UUID workerId;
    final int number;
    final List<Handset> phones = new ArrayList<>();
    private final Kit kit;
    private final Day day;

    Person(Kit kit, int number, UUID workerId, Path folder) throws IOException {
        this.kit = kit;
        this.number = number;
        this.workerId = workerId;
        this.day = new Day(kit.ledger, kit.faults);
        phones.add(handset("phone " + number, folder.resolve("phone-" + number), Handset.newKey(), number));
    }

    private Handset handset(String name, Path file, KeyPair key, long salt) throws IOException {
        Random random = kit.random(salt);
        return new Handset(name, file, key, new SimClock(kit.time, random), line(salt), random, kit.faults);
    }

    private FaultLine line(long salt) throws IOException {
        return new FaultLine(kit.host(), kit.port(), kit.random(salt + 1_000_000), kit.faults);
    }

    /** Gets a session on this phone by a link of the office; what the phone holds stays. */
    synchronized void enrol(Handset phone) throws IOException {
        kit.faults.add("phones enrolled");
        DeviceEnrolled enrolled = kit.office.enrol(workerId, phone.deviceId(), phone.publicKey());
        phone.signIn(enrolled);
    }

    /** In the office, before she goes out: the phone is there when the first pull is complete, whatever the line does. */
    void begin() throws IOException {
        Handset phone = phones.getFirst();
        for (int i = 0; i < FIRST_TRIES && !phone.sync(this); i++) {
            Kit.pause(20);
        }
    }

    /** Works through a slice of the day without a network, on each of her phones, and then perhaps has one. */
    void live(Slice slice) throws IOException {
        maybeCopy(slice);
        List<Thread> threads = new ArrayList<>();
        List<Throwable> failures = new ArrayList<>();
        for (Handset phone : List.copyOf(phones)) {
            boolean isCopy = phone != phones.getFirst();
            threads.add(Thread.ofVirtual().start(() -> {
                try {
                    day.work(phone, this, slice, isCopy);
                    plant(phone, slice);
                    network(phone);
                } catch (Throwable e) {
                    synchronized (failures) {
                        failures.add(e);
                    }
                }
            }));
        }
        for (Thread thread : threads) {
            Kit.join(thread);
        }
        if (!failures.isEmpty()) {
            throw new IOException("phone " + number, failures.getFirst());
        }
    }

    /** Somebody restores a phone's backup on another phone: one device id, one queue, two phones. */
    private void maybeCopy(Slice slice) throws IOException {
        Handset first = phones.getFirst();
        boolean always = number == 1 && slice.day() == 0 && slice.number() == 1;
        if (phones.size() == 1 && (always || (slice.number() == 1 && first.random.nextInt(TWIN_IN) == 0))) {
            long salt = number + 2_000_000L;
            Random random = kit.random(salt);
            String name = "phone " + number + " copied";
            phones.add(first.copied(
                    name,
                    kit.folder.resolve("phone-" + number + "-copy"),
                    new SimClock(kit.time, random),
                    line(salt),
                    random));
            kit.faults.add("phones copied with their device id");
        }
    }

    private void network(Handset phone) throws IOException {
        Random random = phone.random;
        if (random.nextInt(4) == 0) {
            kit.faults.add("stretches without a network");
            return;
        }
        if (random.nextInt(60) == 0) {
            kit.faults.add("phones stopped by the office");
            kit.office.stop(phone.deviceId());
        }
        Thread second = null;
        if (random.nextInt(5) == 0) {
            second = Thread.ofVirtual().start(() -> {
                try {
                    kit.raw.shuffled(phone);
                } catch (IOException | AppKilled e) {
                    kit.faults.add("second senders that were cut off");
                }
            });
            if (random.nextBoolean()) {
                Kit.join(second);
            }
        }
        int tries = 1 + random.nextInt(3);
        for (int i = 0; i < tries; i++) {
            if (random.nextInt(6) == 0) {
                phone.mayDie();
            }
            kit.attempts.incrementAndGet();
            boolean done = phone.sync(this);
            phone.storage().live();
            if (done) {
                break;
            }
            Kit.pause(50 + random.nextInt(300));
        }
        if (second != null) {
            Kit.join(second);
        }
    }

    /** The faults that prove that the comparison sees them. */
    private void plant(Handset phone, Slice slice) throws IOException {
        if (number != 0 || slice.day() != 0 || slice.number() != 0 || kit.plan.planted() == Plan.Planted.NONE) {
            return;
        }
        var note = phone.storage().mutations().stream()
                .filter(each -> each.type().equals("visit.note") && each.state() == MutationState.WAITING)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the first phone wrote no note in its first slice"));
        if (kit.plan.planted() == Plan.Planted.FORGETS) {
            phone.storage().removeMutations(List.of(note.mutationId()));
        } else {
            phone.empty(this);
            kit.raw.underFreshKey(phone, note);
        }
    }

    void empty() throws IOException {
        for (Handset phone : phones) {
            phone.empty(this);
        }
    }
}
