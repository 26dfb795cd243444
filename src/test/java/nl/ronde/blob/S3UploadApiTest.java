package nl.ronde.blob;

import static org.assertj.core.api.Assertions.assertThat;

import io.tus.java.client.TusClient;
import io.tus.java.client.TusUpload;
import io.tus.java.client.TusUploader;
import java.io.ByteArrayInputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import nl.ronde.platform.digest.Sha256;
import nl.ronde.platform.id.Ids;
import nl.ronde.support.CapturedLog;
import nl.ronde.support.Fixtures;
import nl.ronde.support.TestApp;
import nl.ronde.support.TestClient;
import nl.ronde.support.TestClient.Answer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files on a store that speaks S3: through the front door, with a store that checks who asks. */
class S3UploadApiTest {
    private static TestS3 s3;
    private static TestApp app;
    private static TestClient worker;
    private static int sizes = 30;

    @BeforeAll
    static void start() throws Exception {
        s3 = new TestS3();
        app = TestApp.start(TestApp.START, s3.settings());
        worker = worker(app);
    }

    @AfterAll
    static void stop() throws Exception {
        app.close();
        s3.close();
    }

    private static TestClient worker(TestApp app) {
        Fixtures fixtures = new Fixtures(app);
        return fixtures.signedIn(fixtures.worker("Hanna"), "hanna");
    }

    private static byte[] fresh() {
        return TestImages.png(++sizes, 25);
    }

    /** A record of Hanna's names the file: else nobody may see it. */
    private static void expected(TestApp app, byte[] file) {
        app.sql("INSERT INTO blob_expected (provider_id, entity_type, entity_id, sha256, kind, user_id, expected_at)"
                + " SELECT provider_id, 'test', '" + Ids.next() + "', '" + Sha256.hex(file) + "', 'PHOTO', id,"
                + " '2026-01-05T07:00:00Z' FROM app_user WHERE username = 'hanna'");
    }

    private static Answer fetch(TestApp app, byte[] file) {
        return app.as("planner").call("getBlob", Map.of("hash", Sha256.hex(file)));
    }

    private static String key(byte[] file) {
        return app.value("SELECT provider_id FROM app_user WHERE username = 'hanna'") + "/" + Sha256.hex(file);
    }

    private static String pieces(TestApp app, byte[] file) {
        return app.value("SELECT count(*) FROM blob_upload_piece p JOIN blob_upload u ON u.id = p.upload_id"
                + " WHERE u.sha256 = '" + Sha256.hex(file) + "'");
    }

    private static String inDatabase(TestApp app, byte[] file) {
        return app.value("SELECT count(*) FROM blob_piece WHERE sha256 = '" + Sha256.hex(file) + "'");
    }

    @Test
    void a_photo_of_the_public_client_lies_in_the_bucket_and_is_read_back() throws Exception {
        byte[] file = TestImages.png(1100, 1000);
        expected(app, file);
        TusClient client = new TusClient();
        client.setUploadCreationURL(
                URI.create("http://127.0.0.1:" + app.server().httpPort() + "/v1/blobs/uploads")
                        .toURL());
        client.setHeaders(Map.of("Authorization", "Bearer " + worker.token()));
        TusUpload upload = new TusUpload();
        upload.setInputStream(new ByteArrayInputStream(file));
        upload.setSize(file.length);
        upload.setMetadata(Map.of("sha256", Sha256.hex(file), "kind", "photo"));
        TusUploader uploader = client.createUpload(upload);
        uploader.setChunkSize(200_000);
        while (uploader.uploadChunk() > -1) {
            assertThat(s3.has(key(file))).isFalse();
        }
        uploader.finish();

        assertThat(s3.bytes(key(file))).isEqualTo(file);
        assertThat(inDatabase(app, file)).isEqualTo("0");
        assertThat(pieces(app, file)).isEqualTo("0");
        assertThat(fetch(app, file).expect(200).bytes()).isEqualTo(file);
    }

    @Test
    void where_the_store_is_away_an_upload_waits_whole_and_is_kept_at_the_next_try() throws Exception {
        byte[] file = fresh();
        byte[] earlier = fresh();
        expected(app, file);
        expected(app, earlier);
        TestUploads uploads = new TestUploads(worker);
        uploads.send(earlier, "photo").expect(204);
        String upload = uploads.begin(file, "photo");
        try (CapturedLog log = CapturedLog.start()) {
            s3.goAway();
            try {
                assertAway(uploads.append(upload, 0, file));
                assertThat(uploads.head(upload).status()).isEqualTo(503);
                assertThat(fetch(app, file).status()).isEqualTo(404);
                assertAway(fetch(app, earlier));
                assertThat(pieces(app, file)).isEqualTo("1");
            } finally {
                s3.comeBack();
            }
            assertThat(uploads.offset(upload)).isEqualTo(file.length);
            assertThat(log.text())
                    .contains("the store of files did not do what it was asked", "ConnectException")
                    .doesNotContain(TestS3.SECRET);
        }
        assertThat(s3.bytes(key(file))).isEqualTo(file);
        assertThat(pieces(app, file)).isEqualTo("0");
        assertThat(fetch(app, file).expect(200).bytes()).isEqualTo(file);
        assertThat(fetch(app, earlier).expect(200).bytes()).isEqualTo(earlier);
    }

    @Test
    void files_from_before_the_switch_are_read_from_the_database_even_where_the_store_is_away(@TempDir Path keys)
            throws Exception {
        byte[] old = fresh();
        byte[] fresh = fresh();
        Map<String, String> ownKeys = Map.of("RONDE_KEYS_DIR", keys.toString());
        TestApp before = TestApp.start(TestApp.START, ownKeys);
        TestClient hanna = worker(before);
        expected(before, old);
        new TestUploads(hanna).send(old, "photo").expect(204);
        assertThat(inDatabase(before, old)).isEqualTo("1");
        before.server().close();

        try (TestS3 store = new TestS3();
                TestApp after = TestApp.startAgainOn(before.database(), and(store.settings(), ownKeys))) {
            expected(after, fresh);
            TestClient again = after.as("hanna");
            new TestUploads(again).send(fresh, "photo").expect(204);
            assertThat(inDatabase(after, fresh)).isEqualTo("0");
            assertThat(fetch(after, fresh).expect(200).bytes()).isEqualTo(fresh);
            assertThat(fetch(after, old).expect(200).bytes()).isEqualTo(old);
            store.goAway();
            assertThat(fetch(after, old).expect(200).bytes()).isEqualTo(old);
        }
    }

    @Test
    void a_store_that_does_not_know_the_key_loses_nothing_and_the_log_tells_no_secret() {
        byte[] file = fresh();
        String wrong = "een-verkeerd-geheim";
        try (CapturedLog log = CapturedLog.start();
                TestApp other = TestApp.start(TestApp.START, s3.settings(wrong))) {
            TestUploads uploads = new TestUploads(worker(other));
            assertAway(uploads.send(file, "photo"));
            assertThat(pieces(other, file)).isEqualTo("1");
            assertThat(log.text()).contains("SignatureDoesNotMatch").doesNotContain(wrong);
        }
    }

    @Test
    void a_store_that_listens_and_says_nothing_holds_a_request_for_seconds_only() throws Exception {
        byte[] file = TestImages.png(1100, 1001);
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                TestApp other = TestApp.start(TestApp.START, TestS3.settings(silent.getLocalPort(), "x"))) {
            TestUploads uploads = new TestUploads(worker(other));
            long begun = System.nanoTime();
            assertAway(uploads.send(file, "photo"));
            assertThat(System.nanoTime() - begun).isLessThan(10_000_000_000L);
            assertThat(pieces(other, file)).isNotEqualTo("0");
            other.as("planner").call("getMe").expect(200);
        }
    }

    private static Map<String, String> and(Map<String, String> some, Map<String, String> more) {
        Map<String, String> all = new HashMap<>(some);
        all.putAll(more);
        return all;
    }

    private static void assertAway(Answer answer) {
        answer.expectProblem(503, "temporarily-unavailable");
        assertThat(answer.header("Retry-After")).isEqualTo("30");
    }
}
