package nl.ronde.bench;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntFunction;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import nl.ronde.platform.json.Json;

/** The phones of all workers: enrolled by link, each with a session of its own, speaking gzip both ways. */
final class Phones {
    private static final int ENOUGH = 40;
    private static final Duration YOUNG = Duration.ofMinutes(3);

    private volatile HttpClient http = newClient();
    private final String address;
    private final List<Session> sessions = new ArrayList<>();
    private final List<Object> turns = new ArrayList<>();
    private long refreshedAt;
    private final AtomicLong asked = new AtomicLong();

    Phones(String address) {
        this.address = address;
    }

    private static HttpClient newClient() {
        return HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    }

    /** New connections: the server closes those that were idle while pgbench ran. */
    void reconnect() {
        http.close();
        http = newClient();
    }

    /** Enrols a phone of each worker. */
    void enrol(BenchData data) throws Exception {
        sessions.addAll(Collections.nCopies(data.workers(), null));
        sessions.forEach(none -> turns.add(new Object()));
        refreshedAt = System.nanoTime();
        inTurn(data.workers(), 4, w -> {
            ByteBuffer token = ByteBuffer.allocate(48);
            UUID provider = UUID.fromString(data.provider());
            token.putLong(provider.getMostSignificantBits()).putLong(provider.getLeastSignificantBits());
            token.put(sha256("phone" + w));
            var session = Json.parse(post(
                    "/v1/auth/enrolment",
                    Map.of(
                            "token",
                            Base64.getUrlEncoder().withoutPadding().encodeToString(token.array()),
                            "deviceName",
                            "Telefoon " + w,
                            "model",
                            "Pixel 8"),
                    201));
            sessions.set(
                    w,
                    new Session(
                            session.path("deviceId").asText(),
                            session.path("accessToken").asText(),
                            session.path("refreshToken").asText()));
            return true;
        });
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A phone's session; its access token lasts ten minutes. */
    record Session(String deviceId, String accessToken, String refreshToken) {}

    Session session(int worker) {
        return sessions.get(worker);
    }

    /** New access tokens where those are no longer young, so that what is measured next meets none that ends. */
    void refresh() throws Exception {
        if (System.nanoTime() - refreshedAt < YOUNG.toNanos()) {
            return;
        }
        refreshedAt = System.nanoTime();
        reconnect();
        inTurn(sessions.size(), 4, this::refreshed);
    }

    private boolean refreshed(int worker) {
        // Of one phone one at a time: a refresh token is used once.
        synchronized (turns.get(worker)) {
            Session old = sessions.get(worker);
            var session = Json.parse(post(
                    "/v1/auth/refresh", Map.of("refreshToken", old.refreshToken(), "deviceId", old.deviceId()), 200));
            sessions.set(
                    worker,
                    new Session(
                            old.deviceId(),
                            session.path("accessToken").asText(),
                            session.path("refreshToken").asText()));
            return true;
        }
    }

    /** What a phone asks. Without a body it is a read. */
    record Call(int worker, String path, byte @org.jspecify.annotations.Nullable [] body, String key) {
        static Call read(int worker, String path) {
            return new Call(worker, path, null, "");
        }
    }

    /** How often a phone was told to come back, since this was asked last. */
    long askedToComeBack() {
        return asked.getAndSet(0);
    }

    /** The answer of a call that must succeed, unpacked. */
    byte[] send(Call call) {
        boolean refreshedOnce = false;
        for (int again = 0; ; again++) {
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address + call.path()))
                    .header("Authorization", "Bearer " + session(call.worker()).accessToken())
                    .header("Accept-Encoding", "gzip")
                    .header("Ronde-App-Version", "1.0.0");
            if (call.body() != null) {
                request.header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(call.body()));
                if (call.key().isEmpty()) {
                    request.header("Content-Encoding", "gzip");
                } else {
                    request.header("Idempotency-Key", call.key());
                }
            }
            HttpResponse<byte[]> answer = exchange(request.build());
            if (answer.statusCode() == 200) {
                return unpacked(answer);
            }
            if (answer.statusCode() == 401 && !refreshedOnce) {
                refreshedOnce = refreshed(call.worker());
            } else if (answer.statusCode() == 503 && again < ENOUGH) {
                asked.incrementAndGet();
            } else {
                throw new IllegalStateException(call.path() + ": " + answer.statusCode() + " "
                        + new String(unpacked(answer), StandardCharsets.UTF_8));
            }
        }
    }

    private byte[] post(String path, Object body, int status) {
        HttpResponse<byte[]> answer = exchange(HttpRequest.newBuilder(URI.create(address + path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(Json.bytes(body)))
                .build());
        if (answer.statusCode() != status) {
            throw new IllegalStateException(
                    path + ": " + answer.statusCode() + " " + new String(answer.body(), StandardCharsets.UTF_8));
        }
        return answer.body();
    }

    private HttpResponse<byte[]> exchange(HttpRequest request) {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static byte[] unpacked(HttpResponse<byte[]> answer) {
        if (answer.headers().firstValue("Content-Encoding").isEmpty()) {
            return answer.body();
        }
        try (var in = new GZIPInputStream(new ByteArrayInputStream(answer.body()))) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] gzip(byte[] plain) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(packed)) {
            out.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    /** Does it for 0 up to so many, by so many at a time; fails where one failed. */
    static <T> void inTurn(int many, int callers, IntFunction<T> each) throws Exception {
        AtomicInteger next = new AtomicInteger();
        Callable<Boolean> caller = () -> {
            for (int i = next.getAndIncrement(); i < many; i = next.getAndIncrement()) {
                each.apply(i);
            }
            return true;
        };
        try (var threads = Executors.newFixedThreadPool(callers)) {
            for (var done : threads.invokeAll(Collections.nCopies(callers, caller))) {
                done.get();
            }
        }
    }
}
