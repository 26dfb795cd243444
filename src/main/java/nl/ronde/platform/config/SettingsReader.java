package nl.ronde.platform.config;

import static nl.ronde.platform.config.Setting.*;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.ronde.platform.database.DatabaseAddress;

/** Turns environment variables into {@link Settings}, or says in one line why not. */
final class SettingsReader {

    static final Pattern HOST = Pattern.compile("[A-Za-z0-9.:_-]{1,253}");
    private static final Pattern ROLE = Pattern.compile("[a-z_][a-z0-9_]{0,62}");
    private static final Pattern ISSUER = Pattern.compile("[A-Za-z0-9.:/_-]{1,200}");

    private static final Pattern URL = Pattern.compile("https?://[A-Za-z0-9.:_/-]{1,200}(?<!/)");
    private static final Pattern VERSION = Pattern.compile("[0-9]{1,6}([.][0-9]{1,6}){0,3}");
    private static final Pattern BUCKET = Pattern.compile("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");
    private static final Pattern REGION = Pattern.compile("[A-Za-z0-9-]{1,64}");
    private static final Pattern KEY = Pattern.compile("[!-~]{1,256}");
    private static final List<Setting> BUCKET_NEEDS =
            List.of(RONDE_S3_ENDPOINT, RONDE_S3_BUCKET, RONDE_S3_ACCESS_KEY, RONDE_S3_SECRET_KEY);
    private static final String NO_KEY = "holds spaces or other signs that no key has";
    private static final String NO_URL = "is not an address that begins with http and ends without a slash";

    private final Map<String, String> environment;
    private final String home;

    SettingsReader(Map<String, String> environment, String home) {
        this.environment = environment;
        this.home = home;
    }

    Settings read() {
        refuseUnknownNames();
        var httpPort = number(RONDE_HTTP_PORT, 0, 65_535);
        var managementPort = number(RONDE_MANAGEMENT_PORT, 0, 65_535);
        if (httpPort == managementPort && httpPort != 0) {
            throw SettingsException.of(RONDE_MANAGEMENT_PORT, "is the same port as RONDE_HTTP_PORT");
        }
        var dataDir = dataDir();
        var database = database();
        return new Settings(
                matching(RONDE_HTTP_HOST, HOST, "is not a host name or address"),
                httpPort,
                matching(RONDE_MANAGEMENT_HOST, HOST, "is not a host name or address"),
                managementPort,
                dataDir,
                given(RONDE_KEYS_DIR).map(it -> folder(RONDE_KEYS_DIR, it)).orElse(dataDir.resolve("keys")),
                database,
                appDatabase(database),
                number(RONDE_DATABASE_POOL_SIZE, 1, 200),
                given(RONDE_CLOCK).map(SettingsReader::instant),
                oneOf(RONDE_DEMO, DemoMode.class),
                given(RONDE_IWMO_SCHEMAS).map(SettingsReader::existingFolder),
                oneOf(RONDE_LOG, LogFormat.class),
                matching(RONDE_ISSUER, ISSUER, "may hold letters, digits and .:/_- only"),
                given(RONDE_PUBLIC_URL).map(it -> matching(RONDE_PUBLIC_URL, URL, NO_URL)),
                given(RONDE_MINIMUM_APP_VERSION)
                        .map(it ->
                                matching(RONDE_MINIMUM_APP_VERSION, VERSION, "is not a version of numbers and dots")),
                given(RONDE_FCM_CREDENTIALS).map(it -> file(RONDE_FCM_CREDENTIALS, it)),
                matching(RONDE_FCM_URL, URL, NO_URL),
                fileBucket(),
                new MailServerReader(this).read(),
                new ReturnMailboxReader(this).read());
    }

    /** A misspelt name would silently mean the default: refused, with the nearest name that exists. */
    private void refuseUnknownNames() {
        var known = Arrays.stream(values()).map(Enum::name).collect(Collectors.toSet());
        environment.keySet().stream()
                .filter(it -> it.startsWith("RONDE_") && !it.startsWith("RONDE_TEST_") && !known.contains(it))
                .sorted()
                .findFirst()
                .ifPresent(it -> {
                    var nearest = known.stream()
                            .sorted()
                            .min(Comparator.comparingInt(name -> distance(it, name)))
                            .orElseThrow();
                    var hint = distance(it, nearest) <= 5
                            ? "did you mean " + nearest + "?"
                            : "all names are in docs/settings.md";
                    throw new SettingsException(it + " is not a setting; " + hint);
                });
    }

    Optional<String> given(Setting setting) {
        var value = environment.get(setting.name());
        if (value != null && value.isBlank()) {
            throw SettingsException.of(setting, "is set but empty: give a value or leave it out");
        }
        return Optional.ofNullable(value);
    }

    /** Settings that mean nothing without their host would be passed over in silence. */
    void refuseWithout(Setting host, List<Setting> rest) {
        rest.stream().filter(it -> given(it).isPresent()).findFirst().ifPresent(it -> {
            throw SettingsException.of(host, "is missing beside " + it.name());
        });
    }

    int number(Setting setting, int least, int most) {
        var text = given(setting).orElse(setting.fallback());
        try {
            var number = Integer.parseInt(text.strip());
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // told below, in the same words
        }
        throw SettingsException.of(setting, "is not a whole number from " + least + " to " + most);
    }

    String matching(Setting setting, Pattern pattern, String wrong) {
        var text = given(setting).orElse(setting.fallback());
        if (!pattern.matcher(text).matches()) {
            throw SettingsException.of(setting, wrong);
        }
        return text;
    }

    <E extends Enum<E>> E oneOf(Setting setting, Class<E> kind) {
        var text = given(setting).orElse(setting.fallback());
        return Arrays.stream(kind.getEnumConstants())
                .filter(it -> it.name().toLowerCase(Locale.ROOT).equals(text))
                .findFirst()
                .orElseThrow(() -> SettingsException.of(
                        setting,
                        Arrays.stream(kind.getEnumConstants())
                                .map(it -> it.name().toLowerCase(Locale.ROOT))
                                .collect(Collectors.joining(", ", "is none of ", ""))));
    }

    private Path dataDir() {
        var text = given(RONDE_DATA_DIR);
        if (text.isPresent()) {
            return folder(RONDE_DATA_DIR, text.get());
        }
        // Java says "?" where the user has no entry in the password file, as in many containers.
        if (home.isBlank() || home.equals("?")) {
            throw SettingsException.of(RONDE_DATA_DIR, "is missing, and this user has no home folder to fall back on");
        }
        return folder(RONDE_DATA_DIR, home).resolve(".ronde");
    }

    private static Path folder(Setting setting, String text) {
        try {
            var path = Path.of(text).toAbsolutePath().normalize();
            if (Files.exists(path) && !Files.isDirectory(path)) {
                throw SettingsException.of(setting, "is a file, not a folder");
            }
            return path;
        } catch (InvalidPathException e) {
            throw SettingsException.of(setting, "is not a path");
        }
    }

    private static Path existingFolder(String text) {
        var path = folder(RONDE_IWMO_SCHEMAS, text);
        if (!Files.isDirectory(path) || !Files.isReadable(path)) {
            throw SettingsException.of(RONDE_IWMO_SCHEMAS, "is not a folder that can be read");
        }
        return path;
    }

    static Path file(Setting setting, String text) {
        try {
            var path = Path.of(text).toAbsolutePath().normalize();
            if (Files.isRegularFile(path) && Files.isReadable(path)) {
                return path;
            }
        } catch (InvalidPathException e) {
            // told below, in the same words
        }
        throw SettingsException.of(setting, "is not a file that can be read");
    }

    private static Instant instant(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MICROS);
        } catch (DateTimeParseException e) {
            throw SettingsException.of(RONDE_CLOCK, "is not an instant with its offset (RFC 3339)");
        }
    }

    private Optional<DatabaseAddress> database() {
        var url = given(RONDE_DATABASE_URL);
        var user = given(RONDE_DATABASE_USER);
        var password = given(RONDE_DATABASE_PASSWORD);
        if (url.isEmpty()) {
            refuseWithoutUrl(RONDE_DATABASE_USER);
            refuseWithoutUrl(RONDE_DATABASE_PASSWORD);
            return Optional.empty();
        }
        if (user.isEmpty()) {
            throw SettingsException.of(RONDE_DATABASE_USER, "is missing beside RONDE_DATABASE_URL");
        }
        if (password.isEmpty()) {
            throw SettingsException.of(RONDE_DATABASE_PASSWORD, "is missing beside RONDE_DATABASE_URL");
        }
        try {
            return Optional.of(DatabaseAddress.parse(url.get(), user.get(), password.get()));
        } catch (IllegalArgumentException e) {
            throw SettingsException.of(RONDE_DATABASE_URL, e.getMessage());
        }
    }

    private Optional<DatabaseAddress> appDatabase(Optional<DatabaseAddress> database) {
        if (database.isEmpty()) {
            refuseWithoutUrl(RONDE_DATABASE_APP_USER);
            refuseWithoutUrl(RONDE_DATABASE_APP_PASSWORD);
        }
        var user = given(RONDE_DATABASE_APP_USER);
        var password = given(RONDE_DATABASE_APP_PASSWORD);
        if (user.isPresent() && password.isEmpty()) {
            throw SettingsException.of(RONDE_DATABASE_APP_PASSWORD, "is missing beside RONDE_DATABASE_APP_USER");
        }
        if (user.isEmpty() && password.isPresent()) {
            throw SettingsException.of(RONDE_DATABASE_APP_USER, "is missing beside RONDE_DATABASE_APP_PASSWORD");
        }
        if (user.isEmpty()) {
            return Optional.empty();
        }
        // The name is written into migrations as it stands: a plain one, so that it needs no quotes.
        matching(RONDE_DATABASE_APP_USER, ROLE, "may hold small letters, digits and _ only");
        if (user.equals(database.map(DatabaseAddress::user))) {
            throw SettingsException.of(
                    RONDE_DATABASE_APP_USER, "must be another role than RONDE_DATABASE_USER, which owns the tables");
        }
        return database.map(it -> it.as(user.get(), password.get()));
    }

    private Optional<FileBucket> fileBucket() {
        var present = Stream.concat(BUCKET_NEEDS.stream(), Stream.of(RONDE_S3_REGION))
                .filter(it -> given(it).isPresent())
                .findFirst();
        if (present.isEmpty()) {
            return Optional.empty();
        }
        BUCKET_NEEDS.stream().filter(it -> given(it).isEmpty()).findFirst().ifPresent(it -> {
            throw SettingsException.of(it, "is missing beside " + present.get().name());
        });
        var endpoint = URI.create(matching(RONDE_S3_ENDPOINT, URL, NO_URL));
        if (endpoint.getHost() == null) {
            throw SettingsException.of(RONDE_S3_ENDPOINT, "names no host");
        }
        return Optional.of(new FileBucket(
                endpoint,
                matching(
                        RONDE_S3_BUCKET,
                        BUCKET,
                        "is no name of a bucket: 3 to 63 small letters, digits, dots and hyphens"),
                matching(RONDE_S3_REGION, REGION, "may hold letters, digits and hyphens only"),
                matching(RONDE_S3_ACCESS_KEY, KEY, NO_KEY),
                matching(RONDE_S3_SECRET_KEY, KEY, NO_KEY)));
    }

    private void refuseWithoutUrl(Setting setting) {
        if (given(setting).isPresent()) {
            throw SettingsException.of(RONDE_DATABASE_URL, "is missing beside " + setting.name());
        }
    }

    /** Levenshtein distance: how many letters to change, add or leave out. */
    private static int distance(String one, String other) {
        var previous = new int[other.length() + 1];
        Arrays.setAll(previous, i -> i);
        for (var i = 1; i <= one.length(); i++) {
            var row = new int[other.length() + 1];
            row[0] = i;
            for (var j = 1; j <= other.length(); j++) {
                var change = previous[j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(change, Math.min(previous[j], row[j - 1]) + 1);
            }
            previous = row;
        }
        return previous[other.length()];
    }
}
