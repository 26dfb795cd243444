package nl.ronde.incident;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A notice, an alert mail and a list say which incident, and of which assignment, without anybody's name. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TermMarksApiTest {
    private static final Instant NOW = Instant.parse("2026-01-07T09:00:00Z");
    private static final String NIGHT = "2026-01-07T02:30:00+01:00";

    private IncidentWorld world;

    @BeforeAll
    void start() {
        world = new IncidentWorld(NOW);
        world.app().sql("UPDATE app_user SET email = 'lead@zorg.example' WHERE username = 'teamleider'");
    }

    @AfterAll
    void stop() {
        world.close();
    }

    @Test
    void two_calamities_of_one_night_are_told_apart_by_the_mark_that_the_municipality_reads() {
        UUID client = world.client();
        String one = world.report(client, "calamity", NIGHT, "Overleden.");
        String other = world.report(world.client(), "calamity", NIGHT, "Brand.");
        String mark = world.incident(one).path("reference").asText();
        assertThat(mark).isEqualTo(one.substring(28).toUpperCase(java.util.Locale.ROOT));
        assertThat(world.preview(one, "municipality").path("subject").asText()).endsWith("kenmerk " + mark);
        assertThat(world.terms(client)
                        .get("calamity-report")
                        .path("subjectLabel")
                        .asText())
                .isEqualTo("kenmerk " + mark);
        world.app().server().app().jobs().runDue();
        String subject = world.app()
                .value(
                        "SELECT min(subject) FROM mail WHERE template = 'term-urgent' AND subject LIKE '%Calamiteit melden%"
                                + mark + "%'");
        assertThat(subject).isEqualTo("Ronde: dit moet direct: Calamiteit melden (kenmerk " + mark + ")");
        String otherMark = world.incident(other).path("reference").asText();
        assertThat(notices())
                .anyMatch(text -> text.startsWith("Calamiteit melden (kenmerk " + mark + "). "))
                .anyMatch(text -> text.startsWith("Calamiteit melden (kenmerk " + otherMark + "). "))
                .noneMatch(text -> text.contains("Testclient"));
        world.returns(world.send(one, "municipality"), NOW.plusSeconds(60));
        assertThat(world.app().value("SELECT subject FROM mail WHERE template = 'report-returned' LIMIT 1"))
                .isEqualTo("Ronde: een melding is teruggekomen, doe dit nu (kenmerk " + mark + ")");
    }

    @Test
    void running_terms_of_before_get_their_marks_too() throws IOException {
        UUID client = world.client();
        String id = world.report(client, "incident", NIGHT, "Een val.");
        Map<String, JsonNode> before = world.terms(client);
        world.app().sql("UPDATE obligation SET subject_label = NULL WHERE client_id = '" + client + "'");
        String update = Files.readAllLines(Path.of("migrations/V037__marks_of_terms.sql")).stream()
                .filter(line -> !line.startsWith("ALTER TABLE") && !line.startsWith("--"))
                .collect(Collectors.joining("\n"));
        for (String statement : update.split(";")) {
            if (!statement.isBlank()) {
                world.app().sql(statement);
            }
        }
        assertThat(world.terms(client)
                        .get("incident-report")
                        .path("subjectLabel")
                        .asText())
                .isEqualTo(before.get("incident-report").path("subjectLabel").asText())
                .isEqualTo("kenmerk " + world.incident(id).path("reference").asText());
    }

    private List<String> notices() {
        TreeSet<String> texts = new TreeSet<>();
        world.app()
                .as("teamleider")
                .call("listNotices", Map.of("limit", 200))
                .expect(200)
                .json()
                .path("items")
                .forEach(notice -> texts.add(notice.path("text").asText()));
        return new ArrayList<>(texts);
    }
}
