package nl.ronde.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import nl.ronde.crash.ServerProcess;
import nl.ronde.platform.json.Json;
import nl.ronde.support.CrashablePostgres;

/** Processor time per request of server and PostgreSQL beside pgbench on the same statements: see bench/README.md. */
public final class FirstFigure {
    private static final int ROUNDS = 3;
    private static final int CALLERS = 16;
    /** Rounds that are not counted: a server that has just started compiles more than it works. */
    private static final int WARM_UP = 4;

    private static final String BOOT = "00000000-0000-4000-9000-000000000000";
    private static final int PGBENCH_CLIENTS = 4;

    private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    private final HttpClient http = HttpClient.newHttpClient();
    private final Path project = Path.of(System.getProperty("project.dir", "."));
    private final CrashablePostgres postgres;
    private final ServerProcess server;
    private final BenchData data;
    private final int requests;
    private final List<String> tokens = new ArrayList<>();

    private FirstFigure(CrashablePostgres postgres, ServerProcess server, BenchData data, int requests) {
        this.postgres = postgres;
        this.server = server;
        this.data = data;
        this.requests = requests;
    }

    /** See the class. */
    public static void main(String[] arguments) throws Exception {
        int visits = Integer.getInteger("visits", 20_000);
        int requests = Integer.getInteger("requests", 2_000);
        Path folder = Path.of(System.getProperty("project.dir", "."), "target", "bench");
        Files.createDirectories(folder);
        try (CrashablePostgres postgres = new CrashablePostgres(folder);
                ServerProcess server =
                        new ServerProcess(postgres.address(), Files.createTempDirectory(folder, "run-"))) {
            server.start();
            BenchData data;
            int checkOuts = WARM_UP * requests + (2 * ROUNDS + 1) * requests;
            try (var owner = postgres.address().connect()) {
                data = BenchData.load(owner, visits, checkOuts);
            }
            new FirstFigure(postgres, server, data, requests).run();
        }
        System.exit(0);
    }

    private void run() throws Exception {
        for (int worker = 0; worker < BenchData.WORKERS; worker++) {
            tokens.add(signIn("bench" + worker));
        }
        out.println("warming up");
        int next = 0;
        for (int i = 0; i < WARM_UP; i++) {
            int first = next;
            send(each -> checkOut(first + each));
            send(this::day);
            next += requests;
        }
        pgbench("check-out.sql", next);
        next += requests;
        List<Round> checkOuts = new ArrayList<>();
        List<Round> days = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            int first = next;
            Spent http = measured(() -> send(i -> checkOut(first + i)));
            Spent bench = measured(() -> pgbench("check-out.sql", first + requests));
            Spent read = measured(() -> send(this::day));
            Spent benchRead = measured(() -> pgbench("day.sql", 0));
            checkOuts.add(new Round(http.server(), http.postgres(), bench.postgres()));
            days.add(new Round(read.server(), read.postgres(), benchRead.postgres()));
            next += 2 * requests;
        }
        out.println("microseconds of processor time per request, " + requests + " requests a round; the median last");
        out.printf(
                "%-12s %10s %12s %10s %18s %22s%n",
                "", "server", "PostgreSQL", "pgbench", "server / pgbench", "PostgreSQL / pgbench");
        print("check-out", checkOuts);
        print("day read", days);
    }

    private void print(String name, List<Round> rounds) {
        for (Round each : rounds) {
            print("", each);
        }
        List<Round> sorted = rounds.stream()
                .sorted(java.util.Comparator.comparingDouble(each -> (double) each.server() / each.pgbench()))
                .toList();
        print(name, sorted.get(sorted.size() / 2));
    }

    private void print(String name, Round round) {
        out.printf(
                "%-12s %10d %12d %10d %18.2f %22.2f%n",
                name,
                round.server(),
                round.postgres(),
                round.pgbench(),
                (double) round.server() / round.pgbench(),
                (double) round.postgres() / round.pgbench());
    }

    private Spent measured(Callable<Boolean> work) throws Exception {
        long server0 = CpuTime.of(server.pid());
        long postgres0 = CpuTime.ofTree(postgres.pid());
        work.call();
        return new Spent(
                (CpuTime.of(server.pid()) - server0) / requests,
                Math.max(1, (CpuTime.ofTree(postgres.pid()) - postgres0) / requests));
    }

    private boolean send(IntFunction<HttpRequest> request) throws Exception {
        AtomicInteger next = new AtomicInteger();
        Callable<Boolean> caller = () -> {
            for (int i = next.getAndIncrement(); i < requests; i = next.getAndIncrement()) {
                HttpResponse<String> answer = http.send(request.apply(i), HttpResponse.BodyHandlers.ofString());
                // A cold server on a busy machine asks to come back: the same request again, with the same key.
                for (int again = 0; answer.statusCode() == 503 && again < 20; again++) {
                    answer = http.send(request.apply(i), HttpResponse.BodyHandlers.ofString());
                }
                if (answer.statusCode() != 200) {
                    throw new IllegalStateException(answer.statusCode() + " " + answer.body());
                }
            }
            return true;
        };
        try (var threads = Executors.newFixedThreadPool(CALLERS)) {
            for (var each : threads.invokeAll(java.util.Collections.nCopies(CALLERS, caller))) {
                each.get();
            }
        }
        return true;
    }

    private HttpRequest checkOut(int i) {
        Instant now = Instant.now();
        // As a phone tells it: the measure is its clock since it was started, and here that is zero at the end of the
        // visit.
        String body = """
                {"occurred": {"wall": "%1$s", "elapsedMs": 0, "bootId": "%3$s"},
                 "sentAt": {"wall": "%2$s", "elapsedMs": %4$d, "bootId": "%3$s"}}""".formatted(
                data.end(i), now, BOOT, Duration.between(data.end(i), now).toMillis());
        return request(i, "/v1/visits/" + BenchData.visit(i) + "/check-out")
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", "00000000-0000-4000-8000-" + String.format("%012d", i))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
    }

    private HttpRequest day(int i) {
        return request(i, "/v1/my/day").build();
    }

    private HttpRequest.Builder request(int i, String path) {
        return HttpRequest.newBuilder(URI.create(address() + path))
                .header("Authorization", "Bearer " + tokens.get(i % BenchData.WORKERS));
    }

    private boolean pgbench(String script, int first) throws IOException, InterruptedException {
        var database = postgres.address();
        int each = requests / PGBENCH_CLIENTS;
        Path log = project.resolve("target/bench/pgbench.log");
        // pgbench knows numbers; the ids that are made of them are put into the text.
        Path own = Files.writeString(
                project.resolve("target/bench").resolve(script),
                data.script(Files.readString(project.resolve("bench").resolve(script))));
        Process process = new ProcessBuilder(
                        "pgbench",
                        "-n",
                        "-M",
                        "prepared",
                        "-h",
                        database.host(),
                        "-p",
                        String.valueOf(database.port()),
                        "-U",
                        database.user(),
                        "-c",
                        String.valueOf(PGBENCH_CLIENTS),
                        "-j",
                        "1",
                        "-t",
                        String.valueOf(each),
                        "-D",
                        "n=-1",
                        "-D",
                        "first=" + first,
                        "-D",
                        "each=" + each,
                        "-f",
                        own.toString(),
                        database.database())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.to(log.toFile()))
                .start();
        if (process.waitFor() != 0) {
            throw new IllegalStateException("pgbench failed: see " + log);
        }
        return true;
    }

    private String signIn(String username) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address() + "/v1/auth/token"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "{\"username\":\"" + username + "\",\"password\":\"ronde-demo\"}"))
                .build();
        HttpResponse<byte[]> answer = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
        return Json.parse(answer.body()).path("accessToken").asText();
    }

    private String address() {
        return "http://127.0.0.1:" + server.httpPort();
    }

    private record Spent(long server, long postgres) {}

    private record Round(long server, long postgres, long pgbench) {}
}
