package nl.ronde.visit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.ronde.blob.TestImages;
import nl.ronde.blob.TestUploads;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Photos that go with a note: the note stands without them, the phone is asked for them, the office gets them. */
class NotePhotosApiTest {
    private static VisitWorld world;
    private static VisitWorld.Worker worker;
    private static UUID clientId;
    private static String visit;

    @BeforeAll
    static void start() {
        world = new VisitWorld();
        worker = world.worker();
        clientId = world.fixtures().client("Prins");
        visit = world.plan(world.fixtures().assignment(clientId), worker.id(), "09:00", "11:00");
    }

    @AfterAll
    static void stop() {
        world.close();
    }

    @Test
    void a_photo_of_a_note_is_expected_until_it_is_here_and_read_under_the_clients_name() {
        byte[] photo = TestImages.png(31, 17);
        String sha256 = TestImages.sha256(photo);
        worker.report(
                        "addVisitNote",
                        visit,
                        world.at("10:00", "kind", "signal", "text", "Lekkage", "photos", List.of(sha256)))
                .expect(200);
        JsonNode shown = world.visit(visit).at("/photos/0");
        assertThat(shown.path("sha256").asText()).isEqualTo(sha256);
        assertThat(shown.path("received").asBoolean()).isFalse();
        JsonNode expected = worker.api().call("listExpectedBlobs").expect(200).json();
        assertThat(expected.at("/items/0/sha256").asText()).isEqualTo(sha256);
        assertThat(expected.at("/items/0/entityType").asText()).isEqualTo("visitNote");
        assertThat(expected.at("/items/0/entityId").asText())
                .isEqualTo(shown.path("factId").asText());

        new TestUploads(worker.api()).send(photo, "photo").expect(204);

        assertThat(world.visit(visit).at("/photos/0/received").asBoolean()).isTrue();
        assertThat(worker.api().call("listExpectedBlobs").expect(200).json().path("items"))
                .isEmpty();
        assertThat(world.app()
                        .as("planner")
                        .call("getBlob", Map.of("hash", sha256))
                        .expect(200)
                        .bytes())
                .isEqualTo(photo);
        assertThat(world.app()
                        .value("SELECT client_ids[1] FROM audit_entry WHERE action = 'getBlob' AND kind = 'READ'"))
                .isEqualTo(clientId.toString());
    }

    @Test
    void a_photo_that_came_before_its_note_is_not_asked_for() {
        byte[] photo = TestImages.png(32, 17);
        new TestUploads(worker.api()).send(photo, "photo").expect(204);
        worker.report(
                        "addVisitNote",
                        visit,
                        world.at(
                                "10:05",
                                "kind",
                                "note",
                                "text",
                                "Sleutel",
                                "photos",
                                List.of(TestImages.sha256(photo))))
                .expect(200);
        assertThat(worker.api().call("listExpectedBlobs").expect(200).text()).doesNotContain(TestImages.sha256(photo));
    }

    @Test
    void more_than_five_photos_or_no_hash_are_refused() {
        for (List<String> photos : List.of(
                List.of("nohash"),
                List.of("A".repeat(64)),
                List.of(
                        "0".repeat(64),
                        "1".repeat(64),
                        "2".repeat(64),
                        "3".repeat(64),
                        "4".repeat(64),
                        "5".repeat(64)))) {
            worker.report("addVisitNote", visit, world.at("10:10", "kind", "note", "text", "x", "photos", photos))
                    .expectProblem(400, "invalid-request");
        }
    }
}
