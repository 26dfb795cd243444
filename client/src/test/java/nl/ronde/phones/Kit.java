package nl.ronde.phones;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import nl.ronde.client.sync.Mutation;

/** One run: the office plans, phones work and are hurt, the network becomes quiet, and everything is compared. */
final class Kit implements AutoCloseable {
    /** The night of the clock change lies in a run of two days and more. */
    private static final LocalDate FIRST_DAY = LocalDate.of(2026, 3, 28);

    private static final int[] HOURS = {8, 11, 14, 19};
    private static final int AT_ONCE = 16;

    final Plan plan;
    final Path folder;
    final SimTime time;
    final Ledger ledger;
    final Office office;
    final RawSender raw;
    final Counts faults = new Counts();
    final AtomicInteger attempts = new AtomicInteger();
    private final Counts planning = new Counts();
    private final PrintStream out;
    private final OwnServer server;
    private final String address;
    private final OfficeLine line;
    private final Schedule schedule;
    private final LocalDate firstDay;
    private final List<Person> people = new ArrayList<>();
    private final Map<Handset, Integer> beforeRestore = new HashMap<>();

    Kit(Plan plan, PrintStream out) throws IOException {
        this.plan = plan;
        this.out = out;
        Path target = Path.of(System.getProperty("project.dir", "."), "target", "phones");
        Files.createDirectories(target);
        this.folder = Files.createTempDirectory(target, "run-");
        this.firstDay = plan.ownServer() ? FIRST_DAY : LocalDate.now(Office.ZONE);
        this.time = new SimTime(plan.ownServer() ? at(firstDay, 7) : Instant.now());
        this.server = plan.ownServer() ? new OwnServer(folder, time) : null;
        this.address =
                plan.ownServer() ? server.address() : plan.server().endsWith("/") ? plan.server() : plan.server() + "/";
        this.ledger = new Ledger(folder.resolve("ledger"));
        this.line = new OfficeLine(address);
        this.office = new Office(line, plan.seed(), planning);
        this.schedule = new Schedule(office);
        this.raw = new RawSender(address, faults);
    }

    private static Instant at(LocalDate day, int hour) {
        return day.atTime(hour, 0).atZone(Office.ZONE).toInstant();
    }

    String host() {
        return URI.create(address).getHost();
    }

    int port() {
        int port = URI.create(address).getPort();
        return port < 0 ? 80 : port;
    }

    /** Choices for one purpose; the same for the same seed. */
    Random random(long salt) {
        return new Random(plan.seed() * 1_000_003 + salt);
    }

    /** Runs; gives what came of it. */
    Verdict run() throws IOException {
        long began = System.nanoTime();
        if (server != null) {
            server.start();
        }
        hire();
        out.println("phones: " + plan.phones() + " enrolled, " + planning.text());
        for (int day = 0; day < plan.days(); day++) {
            for (int number = 0; number + 1 < HOURS.length; number++) {
                slice(day, number);
                betweenSlices(day, number);
            }
            out.println("phones: day " + (day + 1) + " of " + plan.days() + " done, "
                    + ledger.deeds().size() + " acts");
        }
        quiet();
        return verdict(Duration.ofNanos(System.nanoTime() - began));
    }

    private void hire() throws IOException {
        Person[] hired = new Person[plan.phones()];
        each(plan.phones(), 4, number -> {
            UUID worker = schedule.worker(number, random(3_000_000L + number), firstDay, plan.days());
            hired[number] = new Person(this, number, worker, folder);
            hired[number].enrol(hired[number].phones.getFirst());
        });
        people.addAll(List.of(hired));
        each(plan.phones(), AT_ONCE, number -> people.get(number).begin());
    }

    private void slice(int day, int number) throws IOException {
        LocalDate date = firstDay.plusDays(day);
        Instant from = server == null || number > 0 ? time.now() : at(date, HOURS[number]);
        Instant until = server == null ? time.now().plusMillis(1) : at(date, HOURS[number + 1]);
        if (server != null) {
            server.moveClock(until);
        }
        Slice slice = new Slice(
                day,
                number,
                date,
                number == 0 ? 0 : HOURS[number],
                number == HOURS.length - 2 ? 24 : HOURS[number + 1],
                from.isBefore(until) ? from : until.minusSeconds(1),
                until);
        int salt = 100 * day + number;
        ConcurrentLinkedQueue<Throwable> failures = new ConcurrentLinkedQueue<>();
        Thread planner = start(failures, () -> schedule.change(people, random(4_000_000L + salt), date));
        int when = attempts.get() + 1 + random(5_000_000L + salt).nextInt(Math.max(1, plan.phones() / 2));
        boolean[] over = new boolean[1];
        Thread trouble = start(failures, () -> {
            if (server != null) {
                while (attempts.get() < when && !over[0]) {
                    pause(20);
                }
                trouble(number);
            }
        });
        each(people.size(), AT_ONCE, each -> people.get(each).live(slice));
        over[0] = true;
        join(trouble);
        join(planner);
        if (!failures.isEmpty()) {
            throw new IOException("a slice went wrong", failures.peek());
        }
    }

    private void trouble(int number) throws IOException {
        if (number == 0) {
            faults.add("server killed (SIGKILL)");
            server.kill();
            server.start();
        } else if (number == 1) {
            faults.add("PostgreSQL killed (immediate stop)");
            server.killDatabase();
            pause(500);
            server.startDatabase();
        }
    }

    /** The copy is of the second last day, or of the same morning; it is put back in the last afternoon. */
    private void betweenSlices(int day, int number) throws IOException {
        if (server == null) {
            return;
        }
        boolean backsUp = plan.days() == 1 ? number == 0 : day == plan.days() - 2 && number == 1;
        if (backsUp) {
            server.backUp();
        } else if (day == plan.days() - 1 && number == 1) {
            faults.add("database put back to an earlier moment");
            for (Handset phone : phones()) {
                if (phone.storage().state().cursor() != null) {
                    beforeRestore.put(phone, phone.storage().state().generation());
                }
            }
            server.restore();
            office.planAgain();
        }
    }

    /** Phones whose cursor was refused since the restore, and that have got everything anew. */
    private int begunAnew() {
        int begunAnew = 0;
        for (Map.Entry<Handset, Integer> each : beforeRestore.entrySet()) {
            begunAnew += each.getKey().storage().state().generation() > each.getValue() ? 1 : 0;
        }
        return begunAnew;
    }

    private List<Handset> phones() {
        return people.stream().flatMap(person -> person.phones.stream()).toList();
    }

    /** No faults any more: everything is handed in, then everybody pulls what the others' acts have changed. */
    private void quiet() throws IOException {
        if (server != null) {
            server.moveClock(at(firstDay.plusDays(plan.days() - 1), 21));
        }
        each(people.size(), AT_ONCE, each -> people.get(each).empty());
        each(people.size(), AT_ONCE, each -> people.get(each).empty());
    }

    private Verdict verdict(Duration duration) throws IOException {
        Set<UUID> workers = new HashSet<>();
        people.forEach(person -> workers.add(person.workerId));
        Truth truth =
                Truth.read(line, workers, office.planned(), firstDay.minusDays(3), firstDay.plusDays(plan.days() + 3));
        Comparison comparison = new Comparison(ledger.deeds(), truth, server != null);
        comparison.run();
        Windows windows = new Windows(address, line);
        for (Person person : people) {
            windows.compare(person);
        }
        comparison.unexplained.addAll(windows.different);
        if (server != null) {
            faults.add("phones told to begin anew (410)", begunAnew());
            if (begunAnew() < beforeRestore.size()) {
                comparison.unexplained.add("a phone was not told that the database is an earlier one");
            }
        }
        return new Verdict(
                plan, ledger.deeds().size(), windows.records, comparison, outcomes(), planning, faults, duration);
    }

    /** What the phones were told of their acts. */
    private Counts outcomes() {
        Counts outcomes = new Counts();
        Set<UUID> seen = new HashSet<>();
        for (Handset phone : phones()) {
            for (Mutation mutation : phone.storage().mutations()) {
                if (seen.add(mutation.mutationId())) {
                    outcomes.add(
                            mutation.outcome() == null
                                    ? "none"
                                    : mutation.outcome().word());
                }
            }
        }
        return outcomes;
    }

    /** Something that may fail, for one of many. */
    interface Task {
        void run(int number) throws IOException;
    }

    private interface Job {
        void run() throws IOException;
    }

    private static Thread start(ConcurrentLinkedQueue<Throwable> failures, Job job) {
        return Thread.ofVirtual().start(() -> {
            try {
                job.run();
            } catch (Throwable e) {
                failures.add(e);
            }
        });
    }

    /** Runs the task for each number, so many at a time. */
    private static void each(int count, int atOnce, Task task) throws IOException {
        Semaphore places = new Semaphore(atOnce);
        ConcurrentLinkedQueue<Throwable> failures = new ConcurrentLinkedQueue<>();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int number = i;
            places.acquireUninterruptibly();
            threads.add(start(failures, () -> {
                try {
                    task.run(number);
                } finally {
                    places.release();
                }
            }));
        }
        threads.forEach(Kit::join);
        if (!failures.isEmpty()) {
            throw new IOException("a phone went wrong", failures.peek());
        }
    }

    static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static void pause(long ms) {
        try {
            Thread.sleep(ms);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws IOException {
        for (Handset phone : phones()) {
            phone.close();
        }
        if (server != null) {
            server.close();
        }
    }
}
