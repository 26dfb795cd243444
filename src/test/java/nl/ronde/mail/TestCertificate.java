package nl.ronde.mail;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** A certificate for {@code localhost} that nobody else trusts, made anew for each run of the tests. */
final class TestCertificate {
    private static final char[] PASSWORD = "ronde-test".toCharArray();
    private static TestCertificate made;

    private final SSLContext context;
    private final Path pem;

    private TestCertificate(SSLContext context, Path pem) {
        this.context = context;
        this.pem = pem;
    }

    static synchronized TestCertificate get() {
        if (made == null) {
            made = make();
        }
        return made;
    }

    /** Of the server. */
    SSLContext context() {
        return context;
    }

    /** The file for {@code RONDE_SMTP_CERTIFICATES}. */
    Path pem() {
        return pem;
    }

    private static TestCertificate make() {
        try {
            Path parent = Path.of(System.getProperty("project.dir", "."), "target", "test-certificates");
            Files.createDirectories(parent);
            Path folder = Files.createTempDirectory(parent, "mail");
            Path store = folder.resolve("server.p12");
            Process keytool = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "keytool")
                                    .toString(),
                            "-genkeypair",
                            "-alias",
                            "mail",
                            "-keyalg",
                            "EC",
                            "-groupname",
                            "secp256r1",
                            "-dname",
                            "CN=localhost",
                            "-ext",
                            "SAN=dns:localhost",
                            "-validity",
                            "3650",
                            "-storetype",
                            "PKCS12",
                            "-keystore",
                            store.toString(),
                            "-storepass",
                            new String(PASSWORD))
                    .redirectErrorStream(true)
                    .start();
            String said = new String(keytool.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
            if (keytool.waitFor() != 0) {
                throw new IllegalStateException(said);
            }
            KeyStore keys = KeyStore.getInstance("PKCS12");
            try (InputStream file = Files.newInputStream(store)) {
                keys.load(file, PASSWORD);
            }
            KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            managers.init(keys, PASSWORD);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(managers.getKeyManagers(), null, null);
            Path pem = folder.resolve("ca.pem");
            Files.writeString(
                    pem,
                    "-----BEGIN CERTIFICATE-----\n"
                            + Base64.getMimeEncoder(64, new byte[] {'\n'})
                                    .encodeToString(keys.getCertificate("mail").getEncoded())
                            + "\n-----END CERTIFICATE-----\n");
            return new TestCertificate(context, pem);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
