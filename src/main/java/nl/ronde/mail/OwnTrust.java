package nl.ronde.mail;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import nl.ronde.platform.StartRefused;

/** Trust in the certificates of one file and in no others. */
final class OwnTrust {
    private OwnTrust() {}

    /**
     * Makes protected connections to servers whose certificate goes back to one of this file.
     *
     * @param pem certificates, one after another
     * @param setting that names the file, for who reads the refusal
     * @throws StartRefused where the file holds none
     */
    static SSLSocketFactory socketFactory(Path pem, String setting) {
        try (InputStream file = Files.newInputStream(pem)) {
            KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
            trusted.load(null, null);
            int number = 0;
            for (Certificate each : CertificateFactory.getInstance("X.509").generateCertificates(file)) {
                trusted.setCertificateEntry("trusted-" + number++, each);
            }
            if (number == 0) {
                throw new StartRefused(setting + " holds no certificate");
            }
            TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            managers.init(trusted);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, managers.getTrustManagers(), null);
            return context.getSocketFactory();
        } catch (IOException | GeneralSecurityException e) {
            throw new StartRefused(setting + " is not a PEM file of certificates");
        }
    }
}
