package nl.ronde.crash;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.BitSet;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import nl.ronde.App;
import nl.ronde.platform.json.Json;
import nl.ronde.support.CrashablePostgres;

/**
 * Kills the server (SIGKILL) and PostgreSQL (immediate stop) in turn in a burst of writes, sends every write that got no
 * answer again with the same key, and compares what was acknowledged with what the database holds.
 *
 * <p>{@code mvn -q test-compile exec:exec@crash -Dkills=20 -Dwrites=20000}; ends with status 1 where anything was lost or
 * doubled.
 */
public final class CrashHarness implements AutoCloseable {
    private static final int SENDERS = 8;

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(3)).build();
    private final Random random;
    private final CrashablePostgres postgres;
    private final ServerProcess server;
    private final Burst burst;
    private final BitSet acknowledged = new BitSet();
    private final AtomicInteger unanswered = new AtomicInteger();
    private final AtomicInteger answersLost = new AtomicInteger();
    private volatile String token = "";

    CrashHarness(Path folder, long seed) throws IOException {
        this.random = new Random(seed);
        Files.createDirectories(folder);
        Path own = Files.createTempDirectory(folder, "run-");
        this.postgres = new CrashablePostgres(folder);
        this.server = new ServerProcess(postgres.address(), own);
        this.burst = App.contract().operations().containsKey("checkOutVisit") ? new CheckOutBurst() : new UserBurst();
    }

    /** See the class. */
    public static void main(String[] arguments) throws Exception {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        int kills = Integer.getInteger("kills", 20);
        int writes = Integer.getInteger("writes", 20_000);
        long seed = Long.getLong("seed", System.nanoTime());
        out.println("crash harness: " + writes + " writes, " + kills + " kills, seed " + seed);
        Path folder = Path.of(System.getProperty("project.dir", "."), "target", "crash");
        Result result;
        try (CrashHarness harness = new CrashHarness(folder, seed)) {
            result = harness.run(writes, kills);
        }
        out.println(result.sentence());
        System.exit(result.isClean() ? 0 : 1);
    }

    Result run(int writes, int kills) throws Exception {
        server.start();
        try (var owner = postgres.address().connect()) {
            burst.prepare(owner, writes);
        }
        int serverKills = 0;
        int databaseKills = 0;
        int rounds = kills + 1;
        for (int round = 0; round < rounds; round++) {
            int from = (int) ((long) writes * round / rounds);
            int until = (int) ((long) writes * (round + 1) / rounds);
            Queue<Integer> waiting = new ConcurrentLinkedQueue<>(
                    IntStream.range(from, until).boxed().toList());
            signIn();
            if (round == kills) {
                send(waiting, -1, () -> {});
                continue;
            }
            int when = (until - from) / 4 + random.nextInt(Math.max(1, (until - from) / 2));
            boolean killServer = round % 2 == 0;
            Queue<Integer> again = send(waiting, when, killServer ? server::kill : postgres::crash);
            if (killServer) {
                serverKills++;
                server.start();
            } else {
                databaseKills++;
                postgres.startAgain();
                server.awaitReady();
            }
            again.addAll(waiting);
            while (!again.isEmpty()) {
                again = send(again, -1, () -> {});
            }
        }
        return compare(writes, serverKills, databaseKills);
    }

    /** Sends until the queue is empty, or until something was killed; gives back what got no answer. */
    private Queue<Integer> send(Queue<Integer> waiting, int killAfter, Runnable kill) throws Exception {
        Queue<Integer> again = new ConcurrentLinkedQueue<>();
        AtomicInteger answered = new AtomicInteger();
        AtomicInteger stopped = new AtomicInteger();
        Callable<Boolean> sender = () -> {
            for (Integer i = waiting.poll(); i != null; i = waiting.poll()) {
                if (!sendOne(i)) {
                    again.add(i);
                    unanswered.incrementAndGet();
                    if (killAfter >= 0 && stopped.get() > 0) {
                        return true;
                    }
                }
                if (answered.incrementAndGet() == killAfter) {
                    stopped.set(1);
                    kill.run();
                }
            }
            return true;
        };
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var each : threads.invokeAll(java.util.Collections.nCopies(SENDERS, sender))) {
                each.get();
            }
        }
        return again;
    }

    private boolean sendOne(int i) throws InterruptedException {
        try {
            HttpRequest request = burst.request(address(), i)
                    .header("Authorization", "Bearer " + token)
                    .timeout(Duration.ofSeconds(10))
                    .build();
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (burst.isAcknowledged(answer)) {
                if (burst.isRepeat(answer)) {
                    answersLost.incrementAndGet();
                }
                synchronized (acknowledged) {
                    acknowledged.set(i);
                }
                return true;
            }
            if (answer.statusCode() == 401) {
                signIn();
                return false;
            }
            if (answer.statusCode() == 503) {
                return false;
            }
            throw new IllegalStateException(
                    "write " + i + " was answered " + answer.statusCode() + ": " + answer.body());
        } catch (IOException e) {
            // No answer: done or not, nobody knows.
            return false;
        }
    }

    private void signIn() throws InterruptedException {
        String body = "{\"username\":\"" + burst.username() + "\",\"password\":\"ronde-demo\"}";
        HttpRequest request = HttpRequest.newBuilder(URI.create(address() + "/v1/auth/token"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            JsonNode pair = Json.parse(answer.body().getBytes(StandardCharsets.UTF_8));
            token = pair.path("accessToken").asText();
        } catch (IOException e) {
            throw new IllegalStateException("no sign-in", e);
        }
    }

    private String address() {
        return "http://127.0.0.1:" + server.httpPort();
    }

    private Result compare(int writes, int serverKills, int databaseKills) throws SQLException {
        BitSet found = new BitSet();
        int doubled = 0;
        try (var connection = postgres.address().connect();
                var statement = connection.createStatement()) {
            statement.execute("SELECT set_config('ronde.provider', (SELECT provider_id::text FROM app_user"
                    + " WHERE username = '" + burst.username() + "'), false)");
            try (var rows = statement.executeQuery(burst.effects())) {
                while (rows.next()) {
                    found.set(rows.getInt(1));
                    doubled += rows.getInt(2) == 1 ? 0 : 1;
                }
            }
        }
        BitSet lost = (BitSet) acknowledged.clone();
        lost.andNot(found);
        return new Result(
                writes,
                acknowledged.cardinality(),
                found.cardinality(),
                unanswered.get(),
                answersLost.get(),
                serverKills,
                databaseKills,
                lost.cardinality(),
                doubled);
    }

    @Override
    public void close() {
        server.close();
        postgres.close();
    }

    /**
     * What came of it.
     *
     * @param unanswered sendings without an answer, each sent again
     * @param answersLost writes that had been done although their answer was lost
     */
    record Result(
            int writes,
            int acknowledged,
            int found,
            int unanswered,
            int answersLost,
            int serverKills,
            int databaseKills,
            int lost,
            int doubled) {
        boolean isClean() {
            return lost == 0 && doubled == 0 && acknowledged == writes && found == writes;
        }

        String sentence() {
            return writes + " writes, server killed " + serverKills + " times, database " + databaseKills + " times; "
                    + unanswered + " sendings without an answer were sent again, " + answersLost
                    + " of them had been done; acknowledged " + acknowledged + ", in the database " + found + "\nlost "
                    + lost + ", double " + doubled;
        }
    }
}
