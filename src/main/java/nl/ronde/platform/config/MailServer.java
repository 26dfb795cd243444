package nl.ronde.platform.config;

import java.nio.file.Path;
import java.util.Optional;

/**
 * The mail server that takes this one's mail. {@link #toString()} leaves the password out.
 *
 * @param host name or address
 * @param port its port
 * @param protection how the connection is protected
 * @param login who signs in; empty: nobody
 * @param certificates PEM file of the certificates to trust; empty: those of Java
 * @param from the address that mail comes from
 * @param domain behind the @ of every Message-ID
 */
public record MailServer(
        String host,
        int port,
        Protection protection,
        Optional<Login> login,
        Optional<Path> certificates,
        String from,
        String domain) {
    /** How a connection is protected. */
    public enum Protection {
        /** Begins in the clear; without STARTTLS nothing is sent. */
        STARTTLS,
        /** TLS from the first byte. */
        TLS,
        /** In the clear. */
        NONE
    }

    /** Who signs in. */
    public record Login(String user, String password) {
        @Override
        public String toString() {
            return "Login[user=" + user + "]";
        }
    }
}
