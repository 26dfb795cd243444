package nl.ronde.platform.config;

import static nl.ronde.platform.config.Setting.*;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import nl.ronde.platform.config.MailServer.Login;
import nl.ronde.platform.config.MailServer.Protection;
import nl.ronde.platform.text.EmailAddress;

/** Reads the settings of the mail server, which come together or not at all. */
final class MailServerReader {
    private static final Pattern DOMAIN = Pattern.compile("[A-Za-z0-9-]+([.][A-Za-z0-9-]+)*");
    private static final Pattern SECRET = Pattern.compile("[^\\p{Cntrl}]{1,256}");
    private static final List<Setting> REST = List.of(
            RONDE_SMTP_PORT,
            RONDE_SMTP_TLS,
            RONDE_SMTP_USER,
            RONDE_SMTP_PASSWORD,
            RONDE_SMTP_CERTIFICATES,
            RONDE_MAIL_FROM,
            RONDE_MAIL_DOMAIN);

    private final SettingsReader settings;

    MailServerReader(SettingsReader settings) {
        this.settings = settings;
    }

    Optional<MailServer> read() {
        if (settings.given(RONDE_SMTP_HOST).isEmpty()) {
            settings.refuseWithout(RONDE_SMTP_HOST, REST);
            return Optional.empty();
        }
        String from = settings.given(RONDE_MAIL_FROM)
                .orElseThrow(() -> SettingsException.of(RONDE_MAIL_FROM, "is missing beside RONDE_SMTP_HOST"));
        if (!EmailAddress.isValid(from)) {
            throw SettingsException.of(RONDE_MAIL_FROM, "is not an e-mail address");
        }
        return Optional.of(new MailServer(
                settings.matching(RONDE_SMTP_HOST, SettingsReader.HOST, "is not a host name or address"),
                settings.number(RONDE_SMTP_PORT, 1, 65_535),
                settings.oneOf(RONDE_SMTP_TLS, Protection.class),
                login(settings, RONDE_SMTP_USER, RONDE_SMTP_PASSWORD),
                settings.given(RONDE_SMTP_CERTIFICATES).map(it -> SettingsReader.file(RONDE_SMTP_CERTIFICATES, it)),
                from,
                settings.given(RONDE_MAIL_DOMAIN)
                        .map(it -> settings.matching(RONDE_MAIL_DOMAIN, DOMAIN, "is not the name of a domain"))
                        .orElseGet(() -> EmailAddress.domainOf(from))));
    }

    /** A user and a password, which come together or not at all. */
    static Optional<Login> login(SettingsReader settings, Setting userName, Setting secret) {
        var user = settings.given(userName);
        var password = settings.given(secret);
        if (user.isPresent() != password.isPresent()) {
            throw user.isPresent()
                    ? SettingsException.of(secret, "is missing beside " + userName.name())
                    : SettingsException.of(userName, "is missing beside " + secret.name());
        }
        String wrong = "holds signs that none has, or is longer than 256";
        return user.map(
                it -> new Login(settings.matching(userName, SECRET, wrong), settings.matching(secret, SECRET, wrong)));
    }
}
