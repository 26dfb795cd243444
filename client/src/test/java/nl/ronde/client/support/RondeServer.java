package nl.ronde.client.support;

import java.io.File;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** The real server, as a process of its own with its own PostgreSQL and the demo; one for all tests of a run. */
public final class RondeServer {
    private static final long PATIENCE_NS = TimeUnit.SECONDS.toNanos(120);
    private static RondeServer running;

    private final Process process;
    private final Path folder;
    private final int port;
    private final int managementPort;

    private RondeServer() throws IOException {
        Path target = Path.of(System.getProperty("project.dir", "."), "target", "servers");
        Files.createDirectories(target);
        this.folder = Files.createTempDirectory(target, "server");
        // Both held at once: a port that was let go may be given out again at once.
        try (ServerSocket http = new ServerSocket(0);
                ServerSocket management = new ServerSocket(0)) {
            this.port = http.getLocalPort();
            this.managementPort = management.getLocalPort();
        }
        this.process = start();
        Runtime.getRuntime().addShutdownHook(new Thread(this::stop));
        await();
    }

    /** The address of the server, which is started where it does not run yet. */
    public static synchronized String address() throws IOException {
        if (running == null) {
            running = new RondeServer();
        }
        return "http://127.0.0.1:" + running.port + "/";
    }

    private Process start() throws IOException {
        Path root = Path.of(System.getProperty("project.dir", "."), "..").toRealPath();
        String libraries = Files.readString(Path.of(System.getProperty("server.classpath.file")))
                .strip();
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-Xmx240m",
                "-cp",
                root.resolve("target/classes") + File.pathSeparator + libraries,
                "nl.ronde.Main"));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().keySet().removeIf(name -> name.startsWith("RONDE_"));
        builder.environment().put("RONDE_HTTP_PORT", String.valueOf(port));
        builder.environment().put("RONDE_HTTP_HOST", "127.0.0.1");
        builder.environment().put("RONDE_MANAGEMENT_PORT", String.valueOf(managementPort));
        builder.environment()
                .put("RONDE_DATA_DIR", folder.resolve("data").toAbsolutePath().toString());
        builder.redirectErrorStream(true)
                .redirectOutput(folder.resolve("server.log").toFile());
        return builder.start();
    }

    /** Its banner is printed when the demo has been loaded. */
    private void await() throws IOException {
        long until = System.nanoTime() + PATIENCE_NS;
        while (!isReady()) {
            if (!process.isAlive() || System.nanoTime() > until) {
                throw new IllegalStateException("the server did not start: see " + folder.resolve("server.log"));
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200));
        }
    }

    private boolean isReady() throws IOException {
        String log = Files.readString(folder.resolve("server.log"));
        return log.contains("ronde-demo") && healthStatus() == 200;
    }

    private int healthStatus() {
        try {
            HttpURLConnection connection =
                    (HttpURLConnection) URI.create("http://127.0.0.1:" + managementPort + "/health/ready")
                            .toURL()
                            .openConnection();
            return connection.getResponseCode();
        } catch (IOException e) {
            return 0;
        }
    }

    private void stop() {
        process.destroy();
        try {
            process.waitFor(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
