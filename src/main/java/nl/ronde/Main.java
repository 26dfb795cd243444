package nl.ronde;

import java.io.PrintStream;
import java.net.BindException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import nl.ronde.identity.Provider;
import nl.ronde.identity.Providers;
import nl.ronde.platform.StartRefused;
import nl.ronde.platform.clock.BusinessClock;
import nl.ronde.platform.config.Settings;
import nl.ronde.platform.database.DataDirLock;
import nl.ronde.platform.server.Infrastructure;
import org.slf4j.LoggerFactory;

/**
 * Starts the server, or runs an operator's command:
 *
 * <ul>
 *   <li>no arguments: serves until it is told to stop (SIGTERM, Ctrl-C).
 *   <li>{@code create-provider NAME AGB USERNAME}: makes a provider and its first administrator, and prints the one-time link.
 * </ul>
 *
 * <p>Settings are environment variables ({@code docs/settings.md}). A start that cannot succeed ends with one line on
 * standard error and status 1.
 */
public final class Main {
    private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    private static final PrintStream ERR = new PrintStream(System.err, true, StandardCharsets.UTF_8);

    private Main() {}

    /** See the class. */
    public static void main(String[] arguments) {
        try {
            Settings settings = Settings.read(System.getenv());
            // Before the first logger is made: logback reads it once.
            System.setProperty("ronde.log", settings.log().name().toLowerCase(Locale.ROOT));
            if (arguments.length == 0) {
                serve(settings);
            } else {
                command(settings, List.of(arguments));
            }
        } catch (StartRefused e) {
            fail(e.getMessage());
        } catch (RuntimeException e) {
            if (rootOf(e) instanceof BindException) {
                fail("a port is in use already; set RONDE_HTTP_PORT and RONDE_MANAGEMENT_PORT to free ones");
            }
            LoggerFactory.getLogger(Main.class).error("the start failed", e);
            fail("the start failed by a fault of Ronde: " + rootOf(e));
        }
    }

    private static void serve(Settings settings) {
        DataDirLock lock = DataDirLock.take(settings.dataDir());
        BusinessClock clock = BusinessClock.startingAt(settings.clock().orElse(null));
        Infrastructure infrastructure = Infrastructure.start(settings, clock);
        Server server;
        try {
            infrastructure.watchForRestores(settings.dataDir());
            server = new Server(infrastructure, settings);
        } catch (RuntimeException e) {
            infrastructure.close();
            throw e;
        }
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            server.close();
                            lock.close();
                        },
                        "stop"));
        if (settings.loadsDemo(infrastructure.databaseWasEmpty())) {
            server.loadDemo();
        }
        OUT.print(Banner.text(server, settings));
    }

    private static void command(Settings settings, List<String> words) {
        if (words.size() != 4 || !words.getFirst().equals("create-provider")) {
            fail("usage: create-provider NAME AGB USERNAME");
        }
        BusinessClock clock = BusinessClock.startingAt(settings.clock().orElse(null));
        // An embedded database belongs to one process: a running server is told apart by the lock.
        DataDirLock lock = settings.embeddedDatabase() ? DataDirLock.take(settings.dataDir()) : null;
        try (Infrastructure infrastructure = Infrastructure.start(settings, clock)) {
            Providers providers = App.providersOnly(infrastructure, settings);
            Provider provider = providers.create(words.get(1), words.get(2), false);
            String token = providers.createFirstAdministrator(provider, words.get(3));
            OUT.println("Provider " + provider.agbCode() + " is made. One-time link of " + words.get(3)
                    + " (24 hours, POST /v1/auth/activation): " + token);
        } finally {
            if (lock != null) {
                lock.close();
            }
        }
    }

    private static Throwable rootOf(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        return root;
    }

    private static void fail(String line) {
        ERR.println("ronde: " + line);
        System.exit(1);
    }
}
