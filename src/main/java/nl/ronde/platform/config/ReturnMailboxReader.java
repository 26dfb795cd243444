package nl.ronde.platform.config;

import static nl.ronde.platform.config.Setting.*;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import nl.ronde.platform.config.MailServer.Protection;

/** Reads the settings of the mailbox that mail comes back to, which come together or not at all. */
final class ReturnMailboxReader {
    private static final Pattern FOLDER = Pattern.compile("[^\\p{Cntrl}*%\"]{1,200}");
    private static final List<Setting> REST = List.of(
            RONDE_IMAP_PORT,
            RONDE_IMAP_TLS,
            RONDE_IMAP_USER,
            RONDE_IMAP_PASSWORD,
            RONDE_IMAP_CERTIFICATES,
            RONDE_IMAP_FOLDER);

    private final SettingsReader settings;

    ReturnMailboxReader(SettingsReader settings) {
        this.settings = settings;
    }

    Optional<ReturnMailbox> read() {
        if (settings.given(RONDE_IMAP_HOST).isEmpty()) {
            settings.refuseWithout(RONDE_IMAP_HOST, REST);
            return Optional.empty();
        }
        return Optional.of(new ReturnMailbox(
                settings.matching(RONDE_IMAP_HOST, SettingsReader.HOST, "is not a host name or address"),
                settings.number(RONDE_IMAP_PORT, 1, 65_535),
                settings.oneOf(RONDE_IMAP_TLS, Protection.class),
                MailServerReader.login(settings, RONDE_IMAP_USER, RONDE_IMAP_PASSWORD)
                        .orElseThrow(() -> SettingsException.of(RONDE_IMAP_USER, "is missing beside RONDE_IMAP_HOST")),
                settings.given(RONDE_IMAP_CERTIFICATES).map(it -> SettingsReader.file(RONDE_IMAP_CERTIFICATES, it)),
                settings.matching(RONDE_IMAP_FOLDER, FOLDER, "is not the name of a folder")));
    }
}
