package nl.ronde.blob;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import nl.ronde.support.Fixtures;
import nl.ronde.support.TestApp;
import nl.ronde.support.TestClient;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What never begins, and what ends by itself. */
class UploadLimitsApiTest {
    private static TestApp app;
    private static TestClient client;

    @BeforeAll
    static void start() {
        app = TestApp.start();
        Fixtures fixtures = new Fixtures(app);
        client = fixtures.signedIn(fixtures.worker("Hanna"), "hanna");
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    @ParameterizedTest
    @CsvSource({"signature,524289", "photo,10485761", "photo,99999999999"})
    void a_file_that_is_too_large_is_refused_at_its_announcement(String kind, long length) {
        client.call("createUpload", TestUploads.creation(length, "a".repeat(64), kind))
                .expectProblem(413, "too-large");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "kind cGhvdG8=",
                "sha256 YWJj,kind cGhvdG8=",
                "sha256 !!!,kind cGhvdG8=",
                "nothing at all",
                ",,,",
            })
    void without_hash_and_kind_nothing_begins(String metadata) {
        client.call("createUpload", Map.of("Tus-Resumable", "1.0.0", "Upload-Length", 10, "Upload-Metadata", metadata))
                .expectProblem(422, "upload-metadata-invalid");
    }

    @Test
    void an_unknown_kind_begins_nothing() {
        client.call("createUpload", TestUploads.creation(10, "a".repeat(64), "film"))
                .expectProblem(422, "upload-metadata-invalid");
    }

    @Test
    void an_upload_that_nobody_finished_is_deleted_after_seven_days() {
        try (TestApp own = TestApp.start()) {
            Fixtures fixtures = new Fixtures(own);
            var worker = fixtures.worker("Hanna");
            TestUploads theirs = new TestUploads(fixtures.signedIn(worker, "hanna"));
            byte[] file = TestImages.png(33, 20);
            String upload = theirs.begin(file, "photo");
            theirs.append(upload, 0, TestUploads.part(file, 0, 100)).expect(204);
            own.moveTo(TestApp.START.plus(Duration.ofDays(7)).minusSeconds(1));
            assertThat(own.value("SELECT count(*) FROM blob_upload_piece")).isEqualTo("1");
            own.moveTo(TestApp.START.plus(Duration.ofDays(7)));
            assertThat(own.value("SELECT count(*) FROM blob_upload_piece")).isEqualTo("0");
            assertThat(own.value("SELECT count(*) FROM blob_upload")).isEqualTo("0");
        }
    }

    @Test
    void a_user_has_a_hundred_uploads_open_at_the_most() {
        app.sql("INSERT INTO blob_upload (provider_id, id, user_id, sha256, kind, length, received, state, begun_at,"
                + " expires_at) SELECT provider_id, gen_random_uuid(), id, repeat('a', 64), 'PHOTO', 9, 0, 'UNDER_WAY',"
                + " '2026-01-05T07:00:00Z', '2026-01-12T07:00:00Z' FROM app_user, generate_series(1, 100)"
                + " WHERE username = 'hanna'");
        client.call("createUpload", TestUploads.creation(TestImages.png(33, 20), "photo"))
                .expectProblem(429, "too-many-uploads");
        app.sql("DELETE FROM blob_upload WHERE sha256 = repeat('a', 64)");
    }
}
