package nl.ronde.platform.waiting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Calls to other servers, on real sockets. */
class OutgoingHttpTest {
    private static final InetSocketAddress ANY_PORT = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

    @TempDir
    private Path folder;

    private Vertx vertx;
    private OutgoingHttp http;

    @BeforeEach
    void start() {
        vertx = Vertx.vertx();
        http = new OutgoingHttp(vertx);
    }

    @AfterEach
    void stop() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    @Test
    void an_answer_is_given_whatever_its_status() throws IOException {
        HttpServer server = HttpServer.create(ANY_PORT, 0);
        answering(server, 503, "even niet");
        try {
            OutgoingHttp.Answer answer = http.post(
                    "http://127.0.0.1:" + server.getAddress().getPort() + "/x", Map.of("X-Test", "1"), "hallo");
            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.body()).isEqualTo("even niet hallo 1");
        } finally {
            server.stop(0);
        }
    }

    @Test
    void a_server_whose_certificate_nobody_vouches_for_is_told_nothing() throws Exception {
        HttpsServer server = HttpsServer.create(ANY_PORT, 0);
        server.setHttpsConfigurator(new HttpsConfigurator(selfSigned()));
        AtomicInteger told = answering(server, 200, "");
        try {
            String url = "https://localhost:" + server.getAddress().getPort() + "/x";
            assertThatThrownBy(() -> http.post(url, Map.of(), "geheim"))
                    .isInstanceOf(IOException.class)
                    .hasMessage("no answer from localhost")
                    .hasRootCauseInstanceOf(java.security.GeneralSecurityException.class);
            assertThat(told).hasValue(0);
        } finally {
            server.stop(0);
        }
    }

    @Test
    void nobody_at_the_address_is_an_input_output_failure() throws IOException {
        HttpServer server = HttpServer.create(ANY_PORT, 0);
        int port = server.getAddress().getPort();
        server.stop(0);
        assertThatThrownBy(() -> http.post("http://127.0.0.1:" + port + "/x", Map.of(), ""))
                .isInstanceOf(IOException.class);
    }

    private static AtomicInteger answering(HttpServer server, int status, String text) {
        AtomicInteger told = new AtomicInteger();
        server.createContext("/", exchange -> {
            told.incrementAndGet();
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            byte[] bytes = (text + " " + body + " "
                            + exchange.getRequestHeaders().getFirst("X-Test"))
                    .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
        return told;
    }

    private SSLContext selfSigned() throws Exception {
        Path store = folder.resolve("self-signed.p12");
        int exit = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "x",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "san=dns:localhost",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        "geheim")
                .start()
                .waitFor();
        assertThat(exit).isZero();
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, "geheim".toCharArray());
        }
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, "geheim".toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }
}
