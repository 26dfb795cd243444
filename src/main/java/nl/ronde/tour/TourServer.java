package nl.ronde.tour;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import nl.ronde.Server;
import nl.ronde.identity.Provider;
import nl.ronde.identity.Providers;
import nl.ronde.platform.clock.BusinessClock;
import nl.ronde.platform.config.Settings;
import nl.ronde.platform.database.DatabaseAddress;
import nl.ronde.platform.database.EmbeddedDatabase;
import nl.ronde.platform.json.Json;
import nl.ronde.platform.server.Infrastructure;
import org.jspecify.annotations.Nullable;

/**
 * A server of its own for the story, on free ports: over a temporary embedded database, or over {@code RONDE_DATABASE_URL}
 * where that is set. The story's clock starts before the municipality's message and is moved through the management port.
 */
final class TourServer implements AutoCloseable {
    private final HttpClient http = HttpClient.newHttpClient();
    private final @Nullable EmbeddedDatabase temporary;
    private final Server server;

    TourServer(Instant start, Path folder) {
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.put("RONDE_HTTP_PORT", "0");
        environment.put("RONDE_HTTP_HOST", "127.0.0.1");
        environment.put("RONDE_MANAGEMENT_PORT", "0");
        environment.put("RONDE_CLOCK", start.toString());
        boolean given = environment.containsKey("RONDE_DATABASE_URL");
        if (!given) {
            environment.put("RONDE_DATA_DIR", folder.resolve("server").toString());
        }
        Settings settings = Settings.read(environment);
        this.temporary = given ? null : EmbeddedDatabase.temporary(folder.resolve("postgresql"), false);
        DatabaseAddress database = temporary == null ? settings.database().orElseThrow() : temporary.address();
        // The story's time stands still between its steps: a slow machine must not make a visit a minute longer.
        BusinessClock clock =
                BusinessClock.startingAt(settings.clock().orElseThrow(), Clock.fixed(start, ZoneOffset.UTC));
        this.server = new Server(Infrastructure.startOn(settings, clock, database), settings);
    }

    /** A provider nobody used before: the story can be played on one database again and again. */
    Provider newProvider(String agbCode) {
        return server.app().identity().providers().create("Thuiszorg De Rondgang", agbCode, true);
    }

    /** The tenants, for the first administrator. */
    Providers providers() {
        return server.app().identity().providers();
    }

    /** Which agreements the provider delivers under is agreed outside the API. */
    Server server() {
        return server;
    }

    /** Somebody who has not signed in. */
    Person anybody() {
        return person("", "");
    }

    /** Somebody with this username and password. */
    Person person(String username, String password) {
        return new Person(http, "http://127.0.0.1:" + server.httpPort(), username, password);
    }

    /** Moves the business clock; what becomes due runs before this returns. */
    void moveClock(Instant now) {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + server.managementPort() + "/clock"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(Json.bytes(Map.of("now", now))))
                .build();
        try {
            HttpResponse<byte[]> response = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
            JsonNode answer = Json.parse(response.body());
            if (response.statusCode() != 200) {
                throw new TourFailure("the clock could not be moved: " + answer);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.close();
        if (temporary != null) {
            temporary.close();
        }
    }
}
