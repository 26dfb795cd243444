package nl.ronde.platform.config;

import java.nio.file.Path;
import java.util.Optional;
import nl.ronde.platform.config.MailServer.Login;
import nl.ronde.platform.config.MailServer.Protection;

/**
 * The mailbox that mail comes back to, read over IMAP.
 *
 * @param host name or address
 * @param port its port
 * @param protection how the connection is protected
 * @param login who signs in
 * @param certificates PEM file of the certificates to trust; empty: those of Java
 * @param folder where returned mail comes in
 */
public record ReturnMailbox(
        String host, int port, Protection protection, Login login, Optional<Path> certificates, String folder) {}
