package nl.ronde.platform.config;

import java.util.Arrays;
import java.util.stream.Collectors;

/** Every setting by the name of its environment variable: the one list that reading and documentation share. */
enum Setting {
    RONDE_HTTP_PORT("8080", "8080", "Port of the API. 0 takes a free one."),
    RONDE_HTTP_HOST(
            "0.0.0.0", "127.0.0.1", "Address on which the API listens; others have to reach it, so all by default."),
    RONDE_MANAGEMENT_PORT("8081", "8081", "Port of health, metrics and, in a demo, the clock. 0 takes a free one."),
    RONDE_MANAGEMENT_HOST(
            "127.0.0.1",
            "0.0.0.0",
            "Address of the management port; it asks for no sign-in, so this machine only by default."),
    RONDE_DATA_DIR(
            "`.ronde` in the home folder",
            "/var/lib/ronde",
            "Folder of the embedded database, its binaries, the keys and `ronde.pid`. One server at a time."),
    RONDE_KEYS_DIR(
            "`keys` in the data folder",
            "/etc/ronde/keys",
            "Folder of the signing, data and blind-index keys (0700, files 0600). Back it up apart from the database."),
    RONDE_DATABASE_URL(
            "the embedded PostgreSQL",
            "postgresql://localhost:5432/ronde",
            "A PostgreSQL 15 or newer of one's own. Optional query: `?sslmode=` disable, allow, prefer (default), require,"
                    + " verify-ca or verify-full."),
    RONDE_DATABASE_USER("none", "ronde", "Who migrates, and owns the tables. Needed with `RONDE_DATABASE_URL`."),
    RONDE_DATABASE_PASSWORD("none", "<password>", "Password of that user. Needed with `RONDE_DATABASE_URL`."),
    RONDE_DATABASE_APP_USER(
            "a role without login, `ronde_app`",
            "ronde_app",
            "Who serves requests: a role with login that owns nothing and cannot pass row-level security. Without it the"
                    + " server switches each connection to `ronde_app`, which is weaker."),
    RONDE_DATABASE_APP_PASSWORD("none", "<password>", "Password of that role. Needed with `RONDE_DATABASE_APP_USER`."),
    RONDE_DATABASE_POOL_SIZE("8", "8", "Connections that serve requests, 1 to 200."),
    RONDE_CLOCK(
            "the clock of the machine",
            "2026-03-02T08:00:00Z",
            "Instant (RFC 3339) at which the business clock starts; it runs on from there. For demonstrations and tests."),
    RONDE_DEMO(
            "auto",
            "off",
            "Demo providers with published passwords. `auto`: into an empty embedded database; `on`: into any empty database;"
                    + " `off`: never."),
    RONDE_IWMO_SCHEMAS(
            "none",
            "/usr/share/iwmo/3.2",
            "Folder with the official iWmo schemas; given, messages are validated by them too."),
    RONDE_LOG("json", "text", "`json` (a JSON object a line) or `text` (for a console)."),
    RONDE_ISSUER(
            "ronde",
            "ronde.example.nl",
            "Name of this installation in access tokens (`iss`); letters, digits and `.:/_-`."),
    RONDE_PUBLIC_URL(
            "none",
            "https://ronde.example.nl",
            "Address at which phones reach this server; stands in the link that enrols a phone."),
    RONDE_MINIMUM_APP_VERSION(
            "none",
            "1.4.2",
            "Phones with an older app get 426 on reads; handing in what they hold is never refused for it."),
    RONDE_FCM_CREDENTIALS(
            "none",
            "/etc/ronde/firebase.json",
            "JSON file of the Firebase service account that wakes phones up; without it none is woken."),
    RONDE_FCM_URL(
            "https://fcm.googleapis.com",
            "https://fcm.googleapis.com",
            "Where Firebase Cloud Messaging is; for a proxy or a test."),
    RONDE_S3_ENDPOINT(
            "none",
            "https://s3.example.nl",
            "Address of an S3-compatible store; given, finished files of phones lie there and no longer in PostgreSQL. Files"
                    + " from before stay in PostgreSQL and are read there. Files are personal data: use https."),
    RONDE_S3_BUCKET("none", "ronde-files", "Bucket on that store; it must exist. Needed with `RONDE_S3_ENDPOINT`."),
    RONDE_S3_REGION("us-east-1", "eu-central-1", "Region of that store, as it is signed into every request."),
    RONDE_S3_ACCESS_KEY(
            "none",
            "<access key>",
            "Name of a key that may put and get objects in that bucket. Needed with `RONDE_S3_ENDPOINT`."),
    RONDE_S3_SECRET_KEY("none", "<secret key>", "Its secret. Needed with `RONDE_S3_ENDPOINT`."),
    RONDE_SMTP_HOST(
            "none",
            "smtp.example.nl",
            "Mail server that takes the mail of this one; without it mail waits in the outbox and none leaves."),
    RONDE_SMTP_PORT("587", "587", "Its port; 465 is usual where `RONDE_SMTP_TLS` is `tls`."),
    RONDE_SMTP_TLS(
            "starttls",
            "tls",
            "`starttls` (nothing is sent where the server does not offer it), `tls` (from the first byte) or `none`: mail"
                    + " holds personal data, so only for a mail server on this machine."),
    RONDE_SMTP_USER("none", "ronde", "Who signs in there; without it nobody does."),
    RONDE_SMTP_PASSWORD("none", "<password>", "Password of that user. Needed with `RONDE_SMTP_USER`."),
    RONDE_SMTP_CERTIFICATES(
            "those that Java trusts",
            "/etc/ronde/mail-ca.pem",
            "PEM file of the certificates to trust instead, for a mail server with an authority of one's own."),
    RONDE_MAIL_FROM(
            "none",
            "ronde@zorg.example.nl",
            "Address that mail comes from, and comes back to. Needed with `RONDE_SMTP_HOST`."),
    RONDE_MAIL_DOMAIN(
            "that of `RONDE_MAIL_FROM`", "zorg.example.nl", "Domain behind the @ in the Message-ID of every mail."),
    RONDE_IMAP_HOST(
            "none",
            "imap.example.nl",
            "Mail server of the mailbox that mail comes back to (that of `RONDE_MAIL_FROM`); without it nobody reads it but"
                    + " people."),
    RONDE_IMAP_PORT("993", "143", "Its port; 143 is usual where `RONDE_IMAP_TLS` is `starttls`."),
    RONDE_IMAP_TLS(
            "tls",
            "starttls",
            "`tls` (from the first byte), `starttls` (no sign-in where the server does not offer it) or `none`: only for a"
                    + " mail server on this machine."),
    RONDE_IMAP_USER("none", "ronde", "Who signs in there. Needed with `RONDE_IMAP_HOST`."),
    RONDE_IMAP_PASSWORD("none", "<password>", "Password of that user. Needed with `RONDE_IMAP_HOST`."),
    RONDE_IMAP_CERTIFICATES(
            "those that Java trusts",
            "/etc/ronde/mail-ca.pem",
            "PEM file of the certificates to trust instead, for a mail server with an authority of one's own."),
    RONDE_IMAP_FOLDER(
            "INBOX",
            "Retour",
            "Folder of that mailbox that returned mail comes into; a bounce of our mail is marked as read there, nothing"
                    + " else is touched.");

    private final String fallback;
    private final String example;
    private final String meaning;

    Setting(String fallback, String example, String meaning) {
        this.fallback = fallback;
        this.example = example;
        this.meaning = meaning;
    }

    /** The default: the value itself, or in words where it depends on the machine. */
    String fallback() {
        return fallback;
    }

    String example() {
        return example;
    }

    /** All settings as a markdown table, one line each, in the order of this list. */
    static String table() {
        return Arrays.stream(values())
                .map(it ->
                        "| `" + it.name() + "` | " + it.fallback + " | `" + it.example + "` | " + it.meaning + " |\n")
                .collect(Collectors.joining("", "| Variable | Default | Example | Meaning |\n|---|---|---|---|\n", ""));
    }
}
