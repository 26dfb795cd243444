package nl.ronde.blob;

import static org.assertj.core.api.Assertions.assertThat;

import io.tus.java.client.TusClient;
import io.tus.java.client.TusURLMemoryStore;
import io.tus.java.client.TusUpload;
import io.tus.java.client.TusUploader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import nl.ronde.platform.digest.Sha256;
import nl.ronde.support.Fixtures;
import nl.ronde.support.RawHttp;
import nl.ronde.support.TestApp;
import nl.ronde.support.TestClient;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The public tus client, as it comes from its makers, whole and killed. */
class TusClientTest {
    private static TestApp app;
    private static TestClient worker;
    private static TestUploads uploads;

    @BeforeAll
    static void start() {
        app = TestApp.start();
        Fixtures fixtures = new Fixtures(app);
        worker = fixtures.signedIn(fixtures.worker("Hanna"), "hanna");
        uploads = new TestUploads(worker);
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    @Test
    void the_public_client_uploads_a_photo() throws Exception {
        byte[] file = TestImages.png(700, 900);
        TusUploader uploader = client(new TusURLMemoryStore()).resumeOrCreateUpload(upload(file));
        uploader.setChunkSize(100_000);
        send(uploader);
        assertKept(file);
        // A second phone with the same picture, whose client begins at the beginning.
        send(client(new TusURLMemoryStore()).resumeOrCreateUpload(upload(file)));
        assertKept(file);
    }

    @Test
    void the_public_client_sends_a_large_photo_in_several_requests() throws Exception {
        byte[] file = TestImages.png(1200, 1000);
        TusUploader uploader = client(new TusURLMemoryStore()).resumeOrCreateUpload(upload(file));
        uploader.setChunkSize(64 * 1024);
        uploader.setRequestPayloadSize(1_000_000);
        send(uploader);
        assertKept(file);
    }

    @Test
    void a_client_that_is_killed_in_the_middle_goes_on_from_there(@TempDir Path folder) throws Exception {
        byte[] file = TestImages.png(1300, 1000);
        Path path = Files.write(folder.resolve("photo.png"), file);
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        TusProgram.class.getName(),
                        address().toString(),
                        worker.token(),
                        path.toString(),
                        TestUploads.metadata(Sha256.hex(file), "photo"))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String location;
        try (var said = process.inputReader(StandardCharsets.UTF_8)) {
            location = said.readLine();
            assertThat(said.readLine()).isEqualTo("in the middle");
        } finally {
            process.destroyForcibly();
        }
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        String id = location.substring(location.lastIndexOf('/') + 1);
        long offset = reached(id, TusProgram.MIDDLE);
        assertThat(offset).isLessThan(file.length);

        TusURLMemoryStore store = new TusURLMemoryStore();
        store.set(Sha256.hex(file), URI.create(location).toURL());
        TusUploader uploader = client(store).resumeUpload(upload(file));
        assertThat(uploader.getOffset()).isEqualTo(offset);
        send(uploader);
        assertKept(file);
    }

    @Test
    void a_line_cut_in_the_middle_of_a_request_keeps_what_came() throws Exception {
        byte[] file = TestImages.png(300, 300);
        String id = uploads.begin(file, "photo");
        try (RawHttp http = new RawHttp(app.server().httpPort())) {
            http.send("PATCH /v1/blobs/uploads/" + id + " HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer "
                    + worker.token() + "\r\nTus-Resumable: 1.0.0\r\nUpload-Offset: 0\r\n"
                    + "Content-Type: application/offset+octet-stream\r\nContent-Length: " + file.length + "\r\n\r\n");
            http.send(TestUploads.part(file, 0, 12_345));
        }
        assertThat(reached(id, 12_345)).isEqualTo(12_345);
        TusURLMemoryStore store = new TusURLMemoryStore();
        store.set(Sha256.hex(file), URI.create(address() + "/" + id).toURL());
        send(client(store).resumeUpload(upload(file)));
        assertKept(file);
    }

    @Test
    void a_refusal_is_told_before_the_file_is_sent() throws Exception {
        byte[] file = TestImages.png(301, 300);
        String id = uploads.begin(file, "photo");
        try (RawHttp http = new RawHttp(app.server().httpPort())) {
            http.send("PATCH /v1/blobs/uploads/" + id + " HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer "
                    + worker.token() + "\r\nTus-Resumable: 1.0.0\r\nUpload-Offset: 5\r\nExpect: 100-continue\r\n"
                    + "Content-Type: application/offset+octet-stream\r\nContent-Length: " + file.length + "\r\n\r\n");
            RawHttp.Said said = http.readAll(5_000);
            assertThat(said.statuses()).containsExactly(409);
            assertThat(said.text()).contains("upload-offset-mismatch");
            assertThat(said.closed()).isTrue();
        }
    }

    /** Asks until so many bytes are here: the server learns of a cut line a moment after it was cut. */
    private static long reached(String uploadId, long wanted) {
        long offset = uploads.offset(uploadId);
        for (int i = 0; i < 3_000 && offset < wanted; i++) {
            offset = uploads.offset(uploadId);
        }
        return offset;
    }

    private static URL address() throws IOException {
        return URI.create("http://127.0.0.1:" + app.server().httpPort() + "/v1/blobs/uploads")
                .toURL();
    }

    private static TusClient client(TusURLMemoryStore store) throws IOException {
        TusClient client = new TusClient();
        client.setUploadCreationURL(address());
        client.setHeaders(Map.of("Authorization", "Bearer " + worker.token()));
        client.enableResuming(store);
        return client;
    }

    private static TusUpload upload(byte[] file) {
        TusUpload upload = new TusUpload();
        upload.setInputStream(new ByteArrayInputStream(file));
        upload.setSize(file.length);
        upload.setFingerprint(Sha256.hex(file));
        upload.setMetadata(Map.of("sha256", Sha256.hex(file), "kind", "photo", "filename", "foto.png"));
        return upload;
    }

    private static void send(TusUploader uploader) throws Exception {
        while (uploader.uploadChunk() > -1) {
            assertThat(uploader.getOffset()).isPositive();
        }
        uploader.finish();
    }

    private static void assertKept(byte[] file) {
        assertThat(app.value("SELECT sent_bytes FROM blob WHERE sha256 = '" + Sha256.hex(file) + "'"))
                .isEqualTo(String.valueOf(file.length));
    }
}
