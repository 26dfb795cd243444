package nl.ronde.blob;

import java.io.IOException;
import java.net.URI;
import java.util.Map;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.nio2blob.TransientNio2BlobStore;

/** A server that speaks S3 and refuses wrong signatures. It can go away and come back, at the same port with the same files. */
final class TestS3 implements AutoCloseable {
    static final String SECRET = "een-geheim-van-de-winkel";
    private static final String BUCKET = "ronde-files";
    private static final String ACCESS_KEY = "een-naam-van-een-sleutel";

    private final BlobStore files = new TransientNio2BlobStore();
    private final int port;
    private S3Proxy server;

    TestS3() throws Exception {
        files.createContainer(BUCKET);
        this.server = listening(0);
        this.port = server.getPort();
    }

    private S3Proxy listening(int atPort) throws Exception {
        S3Proxy proxy = S3Proxy.builder()
                .blobStore(files)
                .endpoint(URI.create("http://127.0.0.1:" + atPort))
                .awsAuthentication(AuthenticationType.AWS_V4, ACCESS_KEY, SECRET)
                .build();
        proxy.start();
        return proxy;
    }

    /** What a Ronde is told to keep its files here. */
    Map<String, String> settings() {
        return settings(port, SECRET);
    }

    /** As {@link #settings()}, with a secret of the caller's. */
    Map<String, String> settings(String secret) {
        return settings(port, secret);
    }

    /** A store at another port of this machine. */
    static Map<String, String> settings(int port, String secret) {
        return Map.of(
                "RONDE_S3_ENDPOINT",
                "http://127.0.0.1:" + port,
                "RONDE_S3_BUCKET",
                BUCKET,
                "RONDE_S3_REGION",
                "eu-central-1",
                "RONDE_S3_ACCESS_KEY",
                ACCESS_KEY,
                "RONDE_S3_SECRET_KEY",
                secret);
    }

    void goAway() throws Exception {
        server.stop();
    }

    void comeBack() throws Exception {
        server = listening(port);
    }

    boolean has(String key) {
        return files.blobExists(BUCKET, key);
    }

    /** What lies under this key, asked behind the server. */
    byte[] bytes(String key) {
        try (var content = files.getBlob(BUCKET, key)) {
            return content.readAllBytes();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws Exception {
        server.stop();
        files.close();
    }
}
