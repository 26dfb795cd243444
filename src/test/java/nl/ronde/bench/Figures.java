package nl.ronde.bench;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import nl.ronde.crash.ServerProcess;

/** The figures of the phone, server and pgbench in turn, with the goals beside them: see bench/README.md. */
public final class Figures {
    private static final int ROUNDS = 3;
    private static final int WARM_UP = 3;
    private static final int CALLERS = 16;
    private static final int CONNECTIONS = 64;

    private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    private final LoadedDatabase database;
    private final ServerProcess server;
    private final BenchData data;
    private final Phones phones;
    private final Calls calls;
    private final Pgbench pgbench;
    private final int morning;
    private final List<Figure> figures;
    private final Table table = new Table(out);
    private int nextCheckOut;
    private int nextHandIn;

    private Figures(LoadedDatabase database, ServerProcess server, Path scripts, int requests, int morning) {
        this.database = database;
        this.server = server;
        this.data = database.data();
        this.phones = new Phones("http://127.0.0.1:" + server.httpPort());
        this.calls = new Calls(data, phones);
        this.pgbench = new Pgbench(database, scripts);
        this.morning = morning;
        int handIns = handInsARound(requests);
        this.figures = List.of(
                new Figure("day read", requests, calls::day, n -> pgbench.run("day.sql", 0, n)),
                new Figure(
                        "check-out",
                        requests,
                        i -> calls.checkOut(nextCheckOut + i),
                        n -> pgbench.run("check-out.sql", nextCheckOut, n)),
                // What pgbench repeats is one visit: eight make a day.
                new Figure(
                        "hand-in of a day",
                        handIns,
                        i -> calls.handIn(nextHandIn + i),
                        n -> pgbench.run("hand-in.sql", nextHandIn * BenchData.A_DAY, n * BenchData.A_DAY)),
                new Figure("first pull", requests / 4, calls::firstPull, n -> pgbench.run("first-pull.sql", 0, n)),
                new Figure("empty pull", requests, calls::emptyPull, n -> pgbench.run("empty-pull.sql", 0, n)));
    }

    private static int handInsARound(int requests) {
        return Math.max(4, requests / 20);
    }

    /** See the class. */
    public static void main(String[] arguments) throws Exception {
        int visits = Integer.getInteger("visits", 1_000_000);
        int requests = Integer.getInteger("requests", 800);
        int morning = Integer.getInteger("morning", 5_000);
        Path project = Path.of(System.getProperty("project.dir", "."));
        Path folder = Files.createDirectories(Path.of(
                System.getProperty("folder", project.resolve("target/bench").toString())));
        Path scripts = project.resolve("bench");
        int handIns = morning + 1 + (WARM_UP + 2 * ROUNDS) * handInsARound(requests);
        int checkOuts = (WARM_UP + 2 * ROUNDS) * requests;
        try (LoadedDatabase database =
                        LoadedDatabase.start(folder, scripts.resolve("load.sql"), visits, handIns, checkOuts);
                ServerProcess server = new ServerProcess(database.address(), database.home())) {
            new Figures(database, server, scripts, requests, morning).run();
        }
        System.exit(0);
    }

    private void run() throws Exception {
        out.printf(
                "%,d visits, %,d workers; load of this machine %s%n",
                database.count("SELECT count(*) FROM visit"), data.workers(), load());
        startUp();
        phones.enrol(data);
        database.execute(
                "UPDATE bench.phone p SET device = d.id FROM device d WHERE d.user_id = bench.id('user', p.w)");
        database.execute("VACUUM ANALYZE bench.phone");
        try {
            perRequest();
            bytes();
            morning();
        } finally {
            out.println("load of this machine " + load());
            table.print();
        }
    }

    private static String load() throws java.io.IOException {
        return Files.readString(Path.of("/proc/loadavg")).split(" ")[0];
    }

    private void startUp() throws Exception {
        List<Long> starts = new ArrayList<>();
        for (int i = 0; i < ROUNDS; i++) {
            if (i > 0) {
                server.close();
            }
            long from = System.nanoTime();
            server.start();
            starts.add((System.nanoTime() - from) / 1_000_000);
        }
        table.add("start to the first 200 (ms)", median(starts), 5_000, starts.toString());
        ServerMemory idle = ServerMemory.of(server.pid());
        table.add("memory idle: RSS (MB)", idle.resident(), 250, "");
        table.add("memory idle: heap (MB)", idle.heap(), null, "with garbage");
    }

    private static long median(List<Long> numbers) {
        return numbers.stream().sorted().toList().get(numbers.size() / 2);
    }

    private void perRequest() throws Exception {
        for (Figure figure : figures) {
            if (figure.name().equals("empty pull")) {
                // Each phone needs its cursor, and what the hand-ins told it is not new to it any more.
                Phones.inTurn(data.workers(), CALLERS, calls::firstPull);
                database.execute("UPDATE bench.phone SET cursor = pg_snapshot_xmin(pg_current_snapshot())::text");
            }
            for (int i = 0; i < WARM_UP; i++) {
                send(figure);
                on(figure);
            }
            List<Round> rounds = new ArrayList<>();
            for (int i = 0; i < ROUNDS; i++) {
                Spent http = measured(figure.requests(), () -> send(figure));
                on(figure);
                Spent bench = measured(figure.requests(), () -> figure.pgbench().accept(figure.requests()));
                on(figure);
                rounds.add(new Round(http.server(), http.postgres(), bench.postgres()));
                out.printf("%-18s %s%n", figure.name(), rounds.getLast());
            }
            table.add(figure.name(), rounds);
            phones.refresh();
        }
    }

    /** What was used up is not asked again. */
    private void on(Figure figure) {
        if (figure.name().equals("check-out")) {
            nextCheckOut += figure.requests();
        } else if (figure.name().equals("hand-in of a day")) {
            nextHandIn += figure.requests();
        }
    }

    private boolean send(Figure figure) throws Exception {
        phones.reconnect();
        Phones.inTurn(figure.requests(), CALLERS, i -> figure.call().answer(i));
        return true;
    }

    private Spent measured(int requests, Work work) throws Exception {
        long server0 = CpuTime.of(server.pid());
        long postgres0 = CpuTime.ofTree(database.pid());
        work.run();
        return new Spent(
                (CpuTime.of(server.pid()) - server0) / requests,
                Math.max(1, (CpuTime.ofTree(database.pid()) - postgres0) / requests));
    }

    private void bytes() throws Exception {
        byte[] nothing = {};
        wire("first pull", 20_480, "/v1/sync/changes", nothing);
        wire("empty pull", 400, calls.emptyPath(0), nothing);
        // The same batch twice: the second is answered as received before, with the same answers.
        wire("hand-in of a day", 6_144, "/v1/sync/mutations", calls.handInBody(nextHandIn));
        nextHandIn++;
        wire("day read", null, "/v1/my/day", nothing);
    }

    private void wire(String name, @org.jspecify.annotations.Nullable Integer goal, String path, byte[] body)
            throws Exception {
        String token = phones.session(body.length == 0 ? 0 : nextHandIn % data.workers())
                .accessToken();
        Wire packed = Wire.of(server.httpPort(), token, path, body, true);
        Wire plain = Wire.of(server.httpPort(), token, path, body, false);
        table.add(
                "bytes of " + name + ", gzip",
                packed.bodies(),
                goal,
                "request " + packed.requestHead() + " + " + packed.requestBody() + ", answer " + packed.answerHead()
                        + " + " + packed.answerBody() + "; plain: request " + plain.requestHead() + " + "
                        + plain.requestBody() + ", answer " + plain.answerHead() + " + " + plain.answerBody());
    }

    private void morning() throws Exception {
        phones.askedToComeBack();
        everyone("first pulls", calls::firstPull);
        phones.refresh();
        long before = eventsOfPhones();
        int from = nextHandIn;
        everyone("hand-ins", i -> calls.handIn(from + i));
        ServerMemory loaded = ServerMemory.mostOf(server.pid());
        long told = eventsOfPhones() - before;
        table.add("acts lost of the hand-ins", 4L * BenchData.A_DAY * morning - told, 0, told + " in the database");
        table.add("visits of them not closed", notClosed(from), 0, "");
        table.add("memory under load: RSS (MB)", loaded.resident(), 450, "");
        table.add("memory under load: heap (MB)", loaded.heap(), null, "with garbage");
    }

    private void everyone(String name, java.util.function.IntFunction<?> call) throws Exception {
        phones.reconnect();
        long from = System.nanoTime();
        Phones.inTurn(morning, CONNECTIONS, call);
        Duration took = Duration.ofNanos(System.nanoTime() - from);
        table.add(
                morning + " " + name + ": errors",
                phones.askedToComeBack(),
                0,
                "from " + CONNECTIONS + " connections in " + took.toSeconds() + " s");
    }

    private long eventsOfPhones() throws Exception {
        return database.count("""
                SELECT count(DISTINCT e.mutation_id) FROM visit_event e
                JOIN mutation m ON m.user_id = e.user_id AND m.mutation_id = e.mutation_id AND m.outcome = 'APPLIED'
                WHERE e.device_id IS NOT NULL""");
    }

    private long notClosed(int from) throws Exception {
        return database.count("SELECT count(*) FROM generate_series(" + from * BenchData.A_DAY + "::bigint, "
                + ((from + morning) * BenchData.A_DAY - 1)
                + ") n JOIN visit ON id = bench.id('visit', n) WHERE status <> 'COMPLETED'");
    }

    /** One thing that is measured: through the server, and the same statements by pgbench. */
    private record Figure(String name, int requests, Sending call, IntConsumer pgbench) {}

    @FunctionalInterface
    private interface Sending {
        byte[] answer(int i);
    }

    @FunctionalInterface
    private interface Work {
        void run() throws Exception;
    }

    private record Spent(long server, long postgres) {}

    /** Microseconds of processor time per request. */
    record Round(long server, long postgres, long pgbench) {}
}
