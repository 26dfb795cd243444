package nl.ronde.assignment.life;

import static org.assertj.core.api.Assertions.assertThat;

import nl.ronde.support.TestClient.Answer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Only a report to whom the agreement names meets a term; one to somebody else is kept and says so. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReportsApiTest {
    private static final String NOW = "2026-01-30T12:00:00+01:00";

    private LifeWorld world;

    @BeforeAll
    void start() {
        world = new LifeWorld();
    }

    @AfterAll
    void stop() {
        world.close();
    }

    /** The entry that a duty to tell the municipality follows from. */
    private static String entry(LifeWorld.Own own, String kind) {
        Answer recorded = switch (kind) {
            case "start-not-possible" -> own.does("reportStartNotPossible", "seenAt", NOW, "why", "Geen hulp");
            case "change-of-situation" ->
                own.does("recordChangeOfSituation", "seenAt", NOW, "text", "Partner is opgenomen");
            case "client-refuses" -> own.does("recordClientRefusal", "refusedAt", NOW, "text", "Doet niet open");
            case "force-majeure-report" ->
                own.does("recordForceMajeure", "noticedAt", NOW, "from", "2026-01-30", "cause", "Water");
            default ->
                own.does(
                        "recordProviderNotice",
                        "intendedOn",
                        "2026-02-16",
                        "ground",
                        "threat",
                        "motivation",
                        "Bedreigd");
        };
        return recorded.expect(201).field("id");
    }

    @ParameterizedTest
    @CsvSource({
        "change-of-situation",
        "client-refuses",
        "force-majeure-report",
        "provider-ends-service",
    })
    void dvo_only_the_regisseur_is_told(String kind) {
        LifeWorld.Own own = world.maastricht();
        String entry = entry(own, kind);
        Answer other = own.reportedTo("municipality", entry, NOW).expect(201);
        assertThat(other.json().at("/details/meetsTerm").asBoolean(true)).isFalse();
        assertThat(other.json().at("/details/missing")).hasSize(1);
        assertThat(other.json().at("/details/missing/0").asText()).isEqualTo("regisseur");
        assertThat(other.json().at("/details/to").asText()).as("kept").isEqualTo("municipality");
        assertThat(own.state(kind)).isEqualTo("running");
        Answer right = own.reported(entry, NOW).expect(201);
        assertThat(right.json().at("/details/meetsTerm").asBoolean()).isTrue();
        assertThat(own.state(kind)).isEqualTo("met");
    }

    @Test
    void dvo_b3_e5_consultation_about_a_start_is_with_the_regisseur_and_says_what_bridges_the_time() {
        LifeWorld.Own own = world.received("2026-01-30", "2026-12-31");
        world.app().sql("UPDATE assignment SET agreement_id = 'maastricht-dvo-2018' WHERE id = '" + own.id() + "'");
        String entry = entry(own, "start-not-possible");
        Answer neither = own.reportedTo("gids", entry, NOW).expect(201);
        assertThat(neither.json().at("/details/missing").toString()).isEqualTo("[\"regisseur\",\"bridgingHelp\"]");
        own.reportedTo("gids", entry, NOW, "bridgingHelp", "De dochter helpt").expect(201);
        assertThat(own.state("start-not-possible")).isEqualTo("running");
        own.reported(entry, NOW, "bridgingHelp", "De dochter helpt").expect(201);
        assertThat(own.state("start-not-possible")).isEqualTo("met");
    }

    @ParameterizedTest
    @CsvSource({"verkenner, true", "gids, true", "municipality, false", "regisseur, false"})
    void kampen_b2_2_7_verkenner_or_gids_is_consulted_before_the_provider_stops(String party, boolean meets) {
        LifeWorld.Own own = world.assignment();
        String notice = entry(own, "provider-ends-service");
        own.reportedTo(party, notice, NOW).expect(201);
        assertThat(own.state("provider-ends-service")).isEqualTo(meets ? "met" : "running");
        own.does("endAssignment", "lastDay", "2026-02-15", "reason", "byProvider", "plannedVisits", "keep")
                .expectProblem(409, meets ? "continuity-not-secured" : "consultation-missing");
    }

    @ParameterizedTest
    @CsvSource({"municipality, met", "verkenner, met", "regisseur, running"})
    void kampen_b2_1_9d_a_change_is_told_to_the_municipality(String party, String state) {
        LifeWorld.Own own = world.assignment();
        own.reportedTo(party, entry(own, "change-of-situation"), NOW).expect(201);
        assertThat(own.state("change-of-situation")).isEqualTo(state);
    }

    @Test
    void where_the_agreement_names_nobody_anybody_of_the_municipality_will_do() {
        LifeWorld.Own own = world.assignment();
        own.reportedTo("regisseur", entry(own, "force-majeure-report"), NOW).expect(201);
        assertThat(own.state("force-majeure-report")).isEqualTo("met");
    }
}
