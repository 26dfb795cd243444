package nl.ronde.blob;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import nl.ronde.platform.digest.Sha256;
import nl.ronde.platform.id.Ids;
import nl.ronde.support.Fixtures;
import nl.ronde.support.TestApp;
import nl.ronde.support.TestClient;
import nl.ronde.support.TestClient.Answer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UploadApiTest {
    private static TestApp app;
    private static TestClient client;
    private static TestUploads uploads;
    private static TestUploads colleague;
    private static TestUploads elsewhere;
    private static int sizes = 10;

    @BeforeAll
    static void start() {
        app = TestApp.start();
        Fixtures fixtures = new Fixtures(app);
        client = fixtures.signedIn(fixtures.worker("Hanna"), "hanna");
        uploads = new TestUploads(client);
        colleague = new TestUploads(fixtures.signedIn(fixtures.worker("Henk"), "henk"));
        elsewhere = new TestUploads(app.as("hulp2"));
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    /** An image that no other test has. */
    private static byte[] fresh() {
        return TestImages.png(++sizes, 20);
    }

    private static String expected(byte[] file, String username) {
        String entity = Ids.next().toString();
        app.sql("INSERT INTO blob_expected (provider_id, entity_type, entity_id, sha256, kind, user_id, expected_at)"
                + " SELECT provider_id, 'test', '" + entity + "', '" + Sha256.hex(file) + "', 'PHOTO', id,"
                + " '2026-01-05T07:00:00Z' FROM app_user WHERE username = '" + username + "'");
        return entity;
    }

    private static Answer fetch(String user, byte[] file) {
        return app.as(user).call("getBlob", Map.of("hash", Sha256.hex(file)));
    }

    @Test
    void the_server_says_what_it_speaks() {
        Answer options = client.call("getUploadOptions").expect(204);
        assertThat(options.header("Tus-Version")).isEqualTo("1.0.0");
        assertThat(options.header("Tus-Extension")).isEqualTo("creation,termination,expiration");
        assertThat(options.header("Tus-Max-Size")).isEqualTo("10485760");
    }

    @Test
    void a_photo_in_two_parts_is_kept_and_the_office_gets_it_to_save() {
        byte[] file = TestImages.photo(64, 48, 6);
        expected(file, "hanna");
        String upload = uploads.begin(file, "photo");
        assertThat(uploads.append(upload, 0, TestUploads.part(file, 0, 700))
                        .expect(204)
                        .header("Upload-Offset"))
                .isEqualTo("700");
        fetch("planner", file).expectProblem(404, "not-found");
        Answer head = uploads.head(upload).expect(200);
        assertThat(head.header("Upload-Offset")).isEqualTo("700");
        assertThat(head.header("Upload-Length")).isEqualTo(String.valueOf(file.length));
        assertThat(head.header("Cache-Control")).isEqualTo("no-store");
        assertThat(head.header("Tus-Resumable")).isEqualTo("1.0.0");
        assertThat(head.header("Upload-Expires")).isEqualTo("Mon, 12 Jan 2026 07:00:00 GMT");
        uploads.append(upload, 700, TestUploads.part(file, 700, file.length)).expect(204);
        assertThat(uploads.offset(upload)).isEqualTo(file.length);

        Answer got = fetch("planner", file).expect(200);
        assertThat(got.header("Content-Type")).isEqualTo("image/jpeg");
        assertThat(got.header("Content-Disposition"))
                .isEqualTo("attachment; filename=\"" + Sha256.hex(file) + ".jpeg\"");
        assertThat(got.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(got.header("Content-Security-Policy")).contains("sandbox");
        assertThat(new String(got.bytes(), StandardCharsets.ISO_8859_1)).doesNotContain(TestImages.SECRET);
        assertThat(app.value("SELECT stored_sha256 FROM blob WHERE sha256 = '" + Sha256.hex(file) + "'"))
                .isEqualTo(Sha256.hex(got.bytes()));
        assertThat(app.value("SELECT count(*) FROM blob_upload_piece WHERE upload_id = '" + upload + "'"))
                .isEqualTo("0");
        assertThat(app.value("SELECT count(*) FROM audit_entry WHERE action = 'getBlob' AND kind = 'READ'"))
                .isNotEqualTo("0");
    }

    @Test
    void a_file_of_several_mib_survives_its_pieces() {
        byte[] file = TestImages.png(1100, 1000);
        assertThat(file.length).isGreaterThan(3_000_000);
        expected(file, "hanna");
        uploads.send(file, "photo").expect(204);
        assertThat(fetch("teamleider", file).expect(200).bytes()).isEqualTo(file);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 99, 101, 5_000})
    void bytes_for_another_place_than_the_next_are_409(long offset) {
        byte[] file = fresh();
        String upload = uploads.begin(file, "photo");
        uploads.append(upload, 0, TestUploads.part(file, 0, 100)).expect(204);
        Answer refused = uploads.append(upload, offset, TestUploads.part(file, 100, 200));
        refused.expectProblem(409, "upload-offset-mismatch");
        assertThat(refused.header("Tus-Resumable")).isEqualTo("1.0.0");
        assertThat(uploads.offset(upload)).isEqualTo(100);
    }

    @Test
    void of_many_at_one_moment_one_wins() throws Exception {
        byte[] file = fresh();
        String upload = uploads.begin(file, "photo");
        List<Callable<Answer>> many = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            many.add(() -> uploads.append(upload, 0, TestUploads.part(file, 0, 300)));
        }
        int won = 0;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var each : threads.invokeAll(many)) {
                if (each.get().status() == 204) {
                    won++;
                } else {
                    each.get().expectProblem(409, "upload-offset-mismatch");
                }
            }
        }
        assertThat(won).isEqualTo(1);
        assertThat(uploads.offset(upload)).isEqualTo(300);
        uploads.append(upload, 300, TestUploads.part(file, 300, file.length)).expect(204);
    }

    @Test
    void more_bytes_than_announced_are_413_and_none_of_them_counts() {
        byte[] file = fresh();
        String upload = uploads.begin(TestUploads.creation(100, Sha256.hex(file), "photo"));
        uploads.append(upload, 0, file).expectProblem(413, "too-large");
        assertThat(uploads.offset(upload)).isZero();
    }

    @Test
    void another_version_of_tus_or_none_is_412_with_ours() {
        byte[] file = fresh();
        String upload = uploads.begin(file, "photo");
        for (Map<String, ?> parameters : List.of(
                Map.of("uploadId", upload, "Upload-Offset", 0, "Tus-Resumable", "0.2.2"),
                Map.of("uploadId", upload, "Upload-Offset", 0))) {
            Answer answer = client.call("appendUpload", parameters, file);
            answer.expectProblem(412, "tus-version-unsupported");
            assertThat(answer.header("Tus-Version")).isEqualTo("1.0.0");
        }
        assertThat(uploads.offset(upload)).isZero();
    }

    @Test
    void a_file_with_another_hash_is_discarded_and_may_be_sent_anew() {
        byte[] file = fresh();
        byte[] broken = file.clone();
        broken[50] ^= 1;
        String upload = uploads.begin(file, "photo");
        uploads.append(upload, 0, broken).expectProblem(422, "blob-hash-mismatch");
        uploads.head(upload).expectProblem(404, "not-found");
        uploads.send(file, "photo").expect(204);
    }

    @Test
    void what_is_no_image_is_discarded() {
        for (String text : List.of("<svg onload='alert(1)'/>", "<html></html>", "hello")) {
            byte[] file = text.getBytes(StandardCharsets.UTF_8);
            String upload = uploads.begin(file, "signature");
            uploads.append(upload, 0, file).expectProblem(422, "blob-not-an-image");
            uploads.head(upload).expectProblem(404, "not-found");
        }
        byte[] flood = TestImages.pngClaiming(50_000, 50_000);
        uploads.send(flood, "signature").expectProblem(422, "blob-too-large");
        uploads.send(TestImages.webp(9, 9), "signature").expectProblem(422, "blob-not-an-image");
        assertThat(app.value("SELECT count(*) FROM blob WHERE sha256 = '" + Sha256.hex(flood) + "'"))
                .isEqualTo("0");
    }

    @Test
    void an_upload_is_of_the_one_who_began_it() {
        byte[] file = fresh();
        String upload = uploads.begin(file, "photo");
        for (TestUploads other : List.of(colleague, elsewhere)) {
            other.head(upload).expectProblem(404, "not-found");
            other.append(upload, 0, file).expectProblem(404, "not-found");
        }
        app.as("hulp2")
                .call("deleteUpload", Map.of("uploadId", upload, "Tus-Resumable", "1.0.0"))
                .expectProblem(404, "not-found");
        assertThat(uploads.offset(upload)).isZero();
    }

    @Test
    void a_file_that_the_provider_has_needs_not_be_sent_again() {
        byte[] file = fresh();
        expected(file, "hanna");
        uploads.send(file, "photo").expect(204);
        String again = colleague.begin(file, "photo");
        assertThat(colleague.offset(again)).isEqualTo(file.length);
        // A client that does not ask sends it all the same, and is not told otherwise.
        assertThat(colleague
                        .append(again, 0, TestUploads.part(file, 0, 100))
                        .expect(204)
                        .header("Upload-Offset"))
                .isEqualTo("100");
        colleague.append(again, 100, TestUploads.part(file, 100, file.length)).expect(204);
        assertThat(app.value("SELECT count(*) FROM blob WHERE sha256 = '" + Sha256.hex(file) + "'"))
                .isEqualTo("1");
        assertThat(app.value("SELECT count(*) FROM blob_upload_piece WHERE upload_id = '" + again + "'"))
                .isEqualTo("0");
    }

    @Test
    void two_who_send_the_same_file_at_the_same_time_keep_it_once() {
        byte[] file = fresh();
        String mine = uploads.begin(file, "photo");
        String theirs = colleague.begin(file, "photo");
        uploads.append(mine, 0, file).expect(204);
        colleague.append(theirs, 0, file).expect(204);
        assertThat(app.value("SELECT count(*) FROM blob WHERE sha256 = '" + Sha256.hex(file) + "'"))
                .isEqualTo("1");
    }

    @Test
    void a_file_of_another_provider_is_neither_seen_nor_shared() {
        byte[] file = fresh();
        expected(file, "hanna");
        uploads.send(file, "photo").expect(204);
        fetch("planner2", file).expectProblem(404, "not-found");
        String theirs = elsewhere.begin(file, "photo");
        assertThat(elsewhere.offset(theirs)).isZero();
        elsewhere.append(theirs, 0, file).expect(204);
        fetch("planner2", file).expectProblem(404, "not-found");
        expected(file, "hulp2");
        fetch("planner2", file).expect(200);
        assertThat(app.value("SELECT count(*) FROM blob WHERE sha256 = '" + Sha256.hex(file) + "'"))
                .isEqualTo("2");
    }

    @Test
    void a_file_that_no_record_names_is_shown_to_nobody() {
        byte[] file = fresh();
        uploads.send(file, "photo").expect(204);
        fetch("planner", file).expectProblem(404, "not-found");
    }

    @Test
    void who_was_signed_out_sends_nothing_more() {
        Fixtures fixtures = new Fixtures(app);
        TestClient gone = fixtures.signedIn(fixtures.worker("Hugo"), "hugo");
        TestUploads theirs = new TestUploads(gone);
        byte[] file = fresh();
        String upload = theirs.begin(file, "photo");
        theirs.append(upload, 0, TestUploads.part(file, 0, 100)).expect(204);
        String userId = app.value("SELECT id FROM app_user WHERE username = 'hugo'");
        app.as("beheer").call("endUserSessions", Map.of("userId", userId)).expect(200);
        assertThat(theirs.append(upload, 100, TestUploads.part(file, 100, 200)).status())
                .isEqualTo(401);
        assertThat(theirs.head(upload).status()).isEqualTo(401);
        assertThat(app.value("SELECT received FROM blob_upload WHERE id = '" + upload + "'"))
                .isEqualTo("100");
    }

    @Test
    void an_upload_that_is_given_up_is_gone() {
        byte[] file = fresh();
        String upload = uploads.begin(file, "photo");
        uploads.append(upload, 0, TestUploads.part(file, 0, 100)).expect(204);
        client.call("deleteUpload", Map.of("uploadId", upload, "Tus-Resumable", "1.0.0"))
                .expect(204);
        uploads.head(upload).expectProblem(404, "not-found");
        assertThat(app.value("SELECT count(*) FROM blob_upload_piece WHERE upload_id = '" + upload + "'"))
                .isEqualTo("0");
    }

    @Test
    void an_upload_is_whole_even_where_the_server_stopped_before_it_was_checked() {
        byte[] file = fresh();
        expected(file, "hanna");
        String upload = uploads.begin(file, "photo");
        int last = file.length - 1;
        uploads.append(upload, 0, TestUploads.part(file, 0, last)).expect(204);
        app.sql("INSERT INTO blob_upload_piece SELECT provider_id, id, " + last + ", '\\x"
                + java.util.HexFormat.of().toHexDigits(file[last]) + "' FROM blob_upload WHERE id = '" + upload
                + "'; UPDATE blob_upload SET received = length WHERE id = '" + upload + "'");
        assertThat(uploads.offset(upload)).isEqualTo(file.length);
        assertThat(fetch("planner", file).expect(200).bytes()).isEqualTo(file);
    }

    @Test
    void a_phone_is_told_which_of_its_files_are_missing() {
        Fixtures fixtures = new Fixtures(app);
        TestClient phone = fixtures.signedIn(fixtures.worker("Hatice"), "hatice");
        byte[] one = fresh();
        byte[] two = fresh();
        String first = expected(one, "hatice");
        String second = expected(two, "hatice");
        Answer page = phone.call("listExpectedBlobs", Map.of("limit", 1)).expect(200);
        assertThat(page.json().at("/items/0/entityId").asText()).isEqualTo(first);
        assertThat(page.json().at("/items/0/sha256").asText()).isEqualTo(Sha256.hex(one));
        Answer next = phone.call("listExpectedBlobs", Map.of("cursor", page.field("nextCursor")))
                .expect(200);
        assertThat(next.json().path("items")).hasSize(1);
        assertThat(next.json().at("/items/0/entityId").asText()).isEqualTo(second);
        new TestUploads(phone).send(one, "photo").expect(204);
        Answer after = phone.call("listExpectedBlobs").expect(200);
        assertThat(after.json().path("items")).hasSize(1);
        assertThat(after.json().at("/items/0/sha256").asText()).isEqualTo(Sha256.hex(two));
        assertThat(client.call("listExpectedBlobs").expect(200).text()).doesNotContain(first, second);
    }

    @Test
    void the_override_of_a_method_means_patch_here_and_nothing_anywhere_else() {
        byte[] file = fresh();
        String upload = uploads.begin(file, "photo");
        String address = "/v1/blobs/uploads/" + upload;
        for (String method : List.of("DELETE", "PUT", "HEAD")) {
            assertThat(post(address, "X-HTTP-Method-Override", method, file).status())
                    .isEqualTo(400);
        }
        assertThat(post(address, "X-Other", "PATCH", file).status()).isEqualTo(400);
        assertThat(uploads.offset(upload)).isZero();
        assertThat(post("/v1/me", "X-HTTP-Method-Override", "GET", file).status())
                .isEqualTo(405);
        post(address, "X-HTTP-Method-Override", "PATCH", file).expect(204);
        assertThat(uploads.offset(upload)).isEqualTo(file.length);
    }

    private static Answer post(String path, String header, String value, byte[] body) {
        return TestClient.send(HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + app.server().httpPort() + path))
                .header("Authorization", "Bearer " + client.token())
                .header("Content-Type", "application/offset+octet-stream")
                .header("Tus-Resumable", "1.0.0")
                .header("Upload-Offset", "0")
                .header(header, value)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build());
    }
}
