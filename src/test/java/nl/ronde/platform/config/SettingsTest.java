package nl.ronde.platform.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import nl.ronde.platform.StartRefused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {

    private static final Map<String, String> OWN_DATABASE = Map.of(
            "RONDE_DATABASE_URL", "postgresql://db.example.nl:5433/zorg?sslmode=verify-full",
            "RONDE_DATABASE_USER", "eigenaar",
            "RONDE_DATABASE_PASSWORD", "geheim-1");

    private static final Map<String, String> FILE_BUCKET = Map.of(
            "RONDE_S3_ENDPOINT", "https://s3.example.nl:9000",
            "RONDE_S3_BUCKET", "ronde-files",
            "RONDE_S3_ACCESS_KEY", "geheim-3",
            "RONDE_S3_SECRET_KEY", "geheim-4");

    private static Settings read(Map<String, String> environment) {
        return new SettingsReader(environment, "/home/anna").read();
    }

    private static Map<String, String> ownDatabaseAnd(String... namesAndValues) {
        var environment = new HashMap<>(OWN_DATABASE);
        for (var i = 0; i < namesAndValues.length; i += 2) {
            environment.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return environment;
    }

    @Test
    void without_any_variable_the_server_runs_on_its_own_database_in_the_home_folder() {
        var settings = read(Map.of("PATH", "/bin", "RONDE_TEST_DATABASE", "whatever"));

        assertThat(settings.httpHost()).isEqualTo("0.0.0.0");
        assertThat(settings.httpPort()).isEqualTo(8080);
        assertThat(settings.managementHost()).isEqualTo("127.0.0.1");
        assertThat(settings.managementPort()).isEqualTo(8081);
        assertThat(settings.dataDir()).isEqualTo(Path.of("/home/anna/.ronde"));
        assertThat(settings.keysDir()).isEqualTo(Path.of("/home/anna/.ronde/keys"));
        assertThat(settings.embeddedDatabase()).isTrue();
        assertThat(settings.appDatabase()).isEmpty();
        assertThat(settings.databasePoolSize()).isEqualTo(8);
        assertThat(settings.clock()).isEmpty();
        assertThat(settings.demo()).isEqualTo(DemoMode.AUTO);
        assertThat(settings.iwmoSchemas()).isEmpty();
        assertThat(settings.log()).isEqualTo(LogFormat.JSON);
        assertThat(settings.issuer()).isEqualTo("ronde");
    }

    @Test
    void a_database_of_ones_own_is_entered_as_the_owner_and_served_as_the_app_role() {
        var settings =
                read(ownDatabaseAnd("RONDE_DATABASE_APP_USER", "ronde_app", "RONDE_DATABASE_APP_PASSWORD", "geheim-2"));

        assertThat(settings.database().orElseThrow()).satisfies(it -> {
            assertThat(it.host()).isEqualTo("db.example.nl");
            assertThat(it.port()).isEqualTo(5433);
            assertThat(it.database()).isEqualTo("zorg");
            assertThat(it.user()).isEqualTo("eigenaar");
            assertThat(it.sslMode()).isEqualTo("verify-full");
        });
        assertThat(settings.appDatabase().orElseThrow().user()).isEqualTo("ronde_app");
        assertThat(settings.appDatabase().orElseThrow().password()).isEqualTo("geheim-2");
        assertThat(settings.toString()).doesNotContain("geheim");
    }

    @Test
    void a_clock_may_be_given_in_any_offset_and_is_kept_to_the_microsecond() {
        assertThat(read(Map.of("RONDE_CLOCK", "2026-03-29T03:00:00.1234567+02:00"))
                        .clock())
                .contains(Instant.parse("2026-03-29T01:00:00.123456Z"));
    }

    @ParameterizedTest
    @CsvSource({
        "RONDE_HTTP_PORT, http, is not a whole number from 0 to 65535",
        "RONDE_HTTP_PORT, 70000, is not a whole number from 0 to 65535",
        "RONDE_HTTP_PORT, -1, is not a whole number from 0 to 65535",
        "RONDE_MANAGEMENT_PORT, 8080, is the same port as RONDE_HTTP_PORT",
        "RONDE_HTTP_HOST, http://a/, is not a host name or address",
        "RONDE_DATABASE_POOL_SIZE, 0, is not a whole number from 1 to 200",
        "RONDE_CLOCK, 2026-03-02, is not an instant with its offset (RFC 3339)",
        "RONDE_CLOCK, 2026-03-02T08:00:00, is not an instant with its offset (RFC 3339)",
        "RONDE_DEMO, yes, 'is none of auto, on, off'",
        "RONDE_LOG, xml, 'is none of json, text'",
        "RONDE_IWMO_SCHEMAS, /no/such/folder, is not a folder that can be read",
        "RONDE_ISSUER, een naam, may hold letters",
        "RONDE_PUBLIC_URL, ronde.example.nl, is not an address",
        "RONDE_FCM_URL, https://fcm.example.nl/, is not an address",
        "RONDE_MINIMUM_APP_VERSION, 1.4-beta, is not a version",
        "RONDE_FCM_CREDENTIALS, /no/such/file, is not a file that can be read",
        "RONDE_LOG, '', is set but empty",
        "RONDE_KEYS_DIR, /dev/null, is a file",
    })
    void a_wrong_value_is_one_line_with_the_name_the_fault_and_an_example(String name, String value, String wrong) {
        assertThatThrownBy(() -> read(Map.of(name, value)))
                .isInstanceOf(SettingsException.class)
                .isInstanceOf(StartRefused.class)
                .hasMessageStartingWith(name + " " + wrong)
                .hasMessageContaining("; for example " + name + "=")
                .message()
                .hasLineCount(1);
    }

    private static Map<String, String> mailServerAnd(String... namesAndValues) {
        var environment = new HashMap<String, String>(
                Map.of("RONDE_SMTP_HOST", "smtp.example.nl", "RONDE_MAIL_FROM", "ronde@zorg.example.nl"));
        for (var i = 0; i < namesAndValues.length; i += 2) {
            environment.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return environment;
    }

    @Test
    void a_mail_server_is_spoken_to_over_starttls_and_its_password_is_never_told() {
        var settings = read(mailServerAnd("RONDE_SMTP_USER", "ronde", "RONDE_SMTP_PASSWORD", "geheim-5 met spatie"));

        assertThat(settings.mailServer().orElseThrow()).satisfies(it -> {
            assertThat(it.port()).isEqualTo(587);
            assertThat(it.protection()).isEqualTo(MailServer.Protection.STARTTLS);
            assertThat(it.domain()).isEqualTo("zorg.example.nl");
            assertThat(it.login().orElseThrow().password()).isEqualTo("geheim-5 met spatie");
        });
        assertThat(settings.toString()).contains("smtp.example.nl").doesNotContain("geheim");
        assertThat(read(Map.of()).mailServer()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "RONDE_SMTP_TLS, ssl, 'is none of starttls, tls, none'",
        "RONDE_SMTP_PORT, 0, is not a whole number from 1 to 65535",
        "RONDE_SMTP_USER, ronde, ''",
        "RONDE_SMTP_CERTIFICATES, /no/such/file, is not a file that can be read",
        "RONDE_MAIL_FROM, Ronde <ronde@zorg.example.nl>, is not an e-mail address",
        "RONDE_MAIL_DOMAIN, een domein, is not the name of a domain",
    })
    void a_wrong_setting_of_the_mail_server_is_one_line(String name, String value, String wrong) {
        var message = wrong.isEmpty() ? "RONDE_SMTP_PASSWORD is missing beside RONDE_SMTP_USER" : name + " " + wrong;
        assertThatThrownBy(() -> read(mailServerAnd(name, value)))
                .isInstanceOf(SettingsException.class)
                .hasMessageStartingWith(message)
                .message()
                .hasLineCount(1);
    }

    @Test
    void the_settings_of_a_mail_server_mean_nothing_without_its_host_and_none_leaves_without_a_sender() {
        assertThatThrownBy(() -> read(Map.of("RONDE_MAIL_FROM", "ronde@zorg.example.nl")))
                .hasMessageStartingWith("RONDE_SMTP_HOST is missing beside RONDE_MAIL_FROM");
        assertThatThrownBy(() -> read(Map.of("RONDE_SMTP_HOST", "smtp.example.nl")))
                .hasMessageStartingWith("RONDE_MAIL_FROM is missing beside RONDE_SMTP_HOST");
    }

    private static final Map<String, String> RETURN_MAILBOX = Map.of(
            "RONDE_IMAP_HOST", "imap.example.nl",
            "RONDE_IMAP_USER", "ronde",
            "RONDE_IMAP_PASSWORD", "geheim-6");

    @Test
    void a_mailbox_of_returned_mail_is_read_over_tls_and_its_password_is_never_told() {
        var settings = read(RETURN_MAILBOX);
        assertThat(settings.returnMailbox().orElseThrow()).satisfies(it -> {
            assertThat(it.port()).isEqualTo(993);
            assertThat(it.protection()).isEqualTo(MailServer.Protection.TLS);
            assertThat(it.folder()).isEqualTo("INBOX");
            assertThat(it.login().password()).isEqualTo("geheim-6");
        });
        assertThat(settings.toString()).contains("imap.example.nl").doesNotContain("geheim");
        assertThat(read(Map.of()).returnMailbox()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "RONDE_IMAP_TLS, ssl, RONDE_IMAP_TLS is none of starttls",
        "RONDE_IMAP_PORT, 0, RONDE_IMAP_PORT is not a whole number from 1 to 65535",
        "RONDE_IMAP_FOLDER, *, RONDE_IMAP_FOLDER is not the name of a folder",
        "RONDE_IMAP_CERTIFICATES, /no/such/file, RONDE_IMAP_CERTIFICATES is not a file that can be read",
        "RONDE_IMAP_HOST, '', RONDE_IMAP_HOST is missing beside RONDE_IMAP_USER",
        "RONDE_IMAP_USER, '', RONDE_IMAP_USER is missing beside RONDE_IMAP_PASSWORD",
        "RONDE_IMAP_PASSWORD, '', RONDE_IMAP_PASSWORD is missing beside RONDE_IMAP_USER",
    })
    void a_wrong_setting_of_the_mailbox_is_one_line(String name, String value, String message) {
        var environment = new HashMap<>(RETURN_MAILBOX);
        environment.put(name, value);
        if (value.isEmpty()) {
            environment.remove(name);
        }
        assertThatThrownBy(() -> read(environment))
                .isInstanceOf(SettingsException.class)
                .hasMessageStartingWith(message)
                .message()
                .hasLineCount(1);
        assertThatThrownBy(() -> read(Map.of("RONDE_IMAP_HOST", "imap.example.nl")))
                .hasMessageStartingWith("RONDE_IMAP_USER is missing beside RONDE_IMAP_HOST");
    }

    @ParameterizedTest
    @CsvSource({
        "jdbc:postgresql://localhost:5432/ronde, does not begin with postgresql://",
        "mysql://localhost/ronde, does not begin with postgresql://",
        "localhost:5432/ronde, does not begin with postgresql://",
        "postgresql://u:geheim@localhost/ronde, holds a user or password",
        "postgresql:///ronde, names no host",
        "postgresql://localhost:99999/ronde, has no port from 1 to 65535",
        "postgresql://localhost:5432, names no database",
        "postgresql://localhost:5432/a/b, names no database",
        "postgresql://localhost/ronde?sslmode=maybe, may have the query sslmode=",
        "postgresql://localhost/ron de, is not an address of a database",
    })
    void a_wrong_database_url_is_refused_without_repeating_it(String url, String wrong) {
        assertThatThrownBy(() -> read(ownDatabaseAnd("RONDE_DATABASE_URL", url)))
                .isInstanceOf(SettingsException.class)
                .hasMessageStartingWith("RONDE_DATABASE_URL " + wrong)
                .message()
                .doesNotContain("geheim")
                .hasLineCount(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"RONDE_DATABASE_URL", "RONDE_DATABASE_USER", "RONDE_DATABASE_PASSWORD"})
    void url_user_and_password_come_together(String missing) {
        var environment = ownDatabaseAnd();
        environment.remove(missing);

        assertThatThrownBy(() -> read(environment))
                .isInstanceOf(SettingsException.class)
                .hasMessageStartingWith(missing + " is missing beside ");
    }

    @Test
    void the_app_user_has_a_password_and_is_not_the_owner() {
        assertThatThrownBy(() -> read(ownDatabaseAnd("RONDE_DATABASE_APP_USER", "ronde_app")))
                .hasMessageStartingWith("RONDE_DATABASE_APP_PASSWORD is missing");
        assertThatThrownBy(() -> read(ownDatabaseAnd("RONDE_DATABASE_APP_PASSWORD", "x")))
                .hasMessageStartingWith("RONDE_DATABASE_APP_USER is missing");
        assertThatThrownBy(() ->
                        read(ownDatabaseAnd("RONDE_DATABASE_APP_USER", "eigenaar", "RONDE_DATABASE_APP_PASSWORD", "x")))
                .hasMessageStartingWith("RONDE_DATABASE_APP_USER must be another role");
        assertThatThrownBy(() ->
                        read(ownDatabaseAnd("RONDE_DATABASE_APP_USER", "a; drop", "RONDE_DATABASE_APP_PASSWORD", "x")))
                .hasMessageStartingWith("RONDE_DATABASE_APP_USER may hold small letters");
    }

    @Test
    void a_store_of_files_is_entered_with_a_key_that_is_never_shown() {
        var settings = read(FILE_BUCKET);

        assertThat(settings.fileBucket().orElseThrow()).satisfies(it -> {
            assertThat(it.endpoint()).hasToString("https://s3.example.nl:9000");
            assertThat(it.bucket()).isEqualTo("ronde-files");
            assertThat(it.region()).isEqualTo("us-east-1");
            assertThat(it.accessKey()).isEqualTo("geheim-3");
            assertThat(it.secretKey()).isEqualTo("geheim-4");
        });
        assertThat(settings.toString()).contains("ronde-files").doesNotContain("geheim");
        assertThat(read(Map.of()).fileBucket()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"RONDE_S3_ENDPOINT", "RONDE_S3_BUCKET", "RONDE_S3_ACCESS_KEY", "RONDE_S3_SECRET_KEY"})
    void address_bucket_and_keys_come_together(String missing) {
        var environment = new HashMap<>(FILE_BUCKET);
        environment.remove(missing);

        assertThatThrownBy(() -> read(environment))
                .isInstanceOf(SettingsException.class)
                .hasMessageStartingWith(missing + " is missing beside RONDE_S3_")
                .message()
                .doesNotContain("geheim")
                .hasLineCount(1);
        assertThatThrownBy(() -> read(Map.of("RONDE_S3_REGION", "eu-central-1")))
                .hasMessageStartingWith("RONDE_S3_ENDPOINT is missing beside RONDE_S3_REGION");
    }

    @ParameterizedTest
    @CsvSource({
        "RONDE_S3_ENDPOINT, s3.example.nl, is not an address",
        "RONDE_S3_ENDPOINT, https://geheim:geheim@s3.example.nl, is not an address",
        "RONDE_S3_ENDPOINT, https:///files, names no host",
        "RONDE_S3_BUCKET, Ronde/geheim, is no name of a bucket",
        "RONDE_S3_REGION, eu central, may hold letters",
        "RONDE_S3_ACCESS_KEY, geheim een, holds spaces",
        "RONDE_S3_SECRET_KEY, geheim twee, holds spaces",
    })
    void a_wrong_store_of_files_is_refused_without_repeating_it(String name, String value, String wrong) {
        var environment = new HashMap<>(FILE_BUCKET);
        environment.put(name, value);

        assertThatThrownBy(() -> read(environment))
                .isInstanceOf(SettingsException.class)
                .hasMessageStartingWith(name + " " + wrong)
                .message()
                .doesNotContain("geheim")
                .hasLineCount(1);
    }

    @ParameterizedTest
    @CsvSource({
        "RONDE_HTTPPORT, did you mean RONDE_HTTP_PORT?",
        "RONDE_DATABASE_PASWORD, did you mean RONDE_DATABASE_PASSWORD?",
        "RONDE_SOMETHING_QUITE_DIFFERENT, all names are in docs/settings.md",
    })
    void a_misspelt_name_is_refused_with_the_nearest_one(String name, String hint) {
        assertThatThrownBy(() -> read(Map.of(name, "1")))
                .isInstanceOf(SettingsException.class)
                .hasMessage(name + " is not a setting; " + hint);
    }

    @Test
    void a_user_without_a_home_folder_has_to_name_the_data_folder(@TempDir Path folder) {
        assertThatThrownBy(() -> new SettingsReader(Map.of(), "?").read())
                .hasMessageStartingWith("RONDE_DATA_DIR is missing");
        assertThat(new SettingsReader(Map.of("RONDE_DATA_DIR", folder.toString()), "?")
                        .read()
                        .keysDir())
                .isEqualTo(folder.resolve("keys"));
    }

    @Test
    void demo_providers_go_into_an_empty_database_only_and_into_ones_own_only_when_asked_for() {
        assertThat(read(Map.of()).loadsDemo(true)).isTrue();
        assertThat(read(Map.of()).loadsDemo(false)).isFalse();
        assertThat(read(Map.of("RONDE_DEMO", "off")).loadsDemo(true)).isFalse();
        assertThat(read(OWN_DATABASE).loadsDemo(true)).isFalse();
        assertThat(read(ownDatabaseAnd("RONDE_DEMO", "on")).loadsDemo(true)).isTrue();
        assertThat(read(ownDatabaseAnd("RONDE_DEMO", "on")).loadsDemo(false)).isFalse();
    }

    @Test
    void the_page_of_settings_is_current() throws IOException {
        var page = Path.of(System.getProperty("project.dir", "."), "docs", "settings.md");
        assertThat(Files.readString(page)).contains(Settings.documentation());
    }
}
