package nl.ronde.plan;

import static nl.ronde.support.TestClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nl.ronde.blob.TestImages;
import nl.ronde.blob.TestUploads;
import nl.ronde.plan.PlanWorld.Care;
import nl.ronde.support.PdfUa;
import nl.ronde.support.TestClient;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The plan on paper, read as the client, the municipality and a screen reader do. */
class PlanPdfApiTest {
    private static PlanWorld world;

    @BeforeAll
    static void start() {
        world = new PlanWorld();
    }

    @AfterAll
    static void stop() {
        world.close();
    }

    private static byte[] document(JsonNode plan) {
        TestClient.Answer answer = world.app()
                .as("backoffice")
                .call("getSupportPlanPdf", Map.of("planId", plan.path("id").asText()))
                .expect(200);
        return answer.bytes();
    }

    /** Kept beside the test's other files, to be looked at. */
    private static PDDocument open(String name, byte[] bytes) throws IOException {
        Path folder = Path.of(System.getProperty("project.dir", "."), "target", "documents");
        Files.createDirectories(folder);
        Files.write(folder.resolve(name), bytes);
        return PdfUa.open(bytes);
    }

    private static String text(PDDocument pdf) throws IOException {
        return new PDFTextStripper().getText(pdf).replaceAll("\\s+", " ");
    }

    @Test
    void kampen_the_client_reads_what_was_agreed_and_who_agreed() throws IOException {
        Care care = world.care("Çelik-Žižek");
        JsonNode plan = world.presented(care, PlanWorld.kampen());
        world.agrees(plan, "name", "Łukasz Çelik-Žižek").expect(201);
        try (PDDocument pdf = open("plan-kampen.pdf", document(plan))) {
            assertThat(text(pdf))
                    .contains(
                            "Ondersteuningsplan – versie 1",
                            "A. Çelik-Žižek",
                            "Schoon en leefbaar huis",
                            "Oudestraat 1, 8261 CA Kampen",
                            "Mevrouw ruimt zelf haar keuken op",
                            "Stofzuigen en/of dweilen elk bezoek 40 minuten",
                            "Ramen zemen (binnen) 1 keer per maand 30 minuten",
                            "Planten water geven 2 keer per week –",
                            "dinsdag van 9.00 tot 11.00 uur, elke week",
                            "U zegt een afspraak een dag van tevoren af.",
                            "Łukasz Çelik-Žižek",
                            "mondeling, met een getuige",
                            "30 januari 2026, 12.00 uur",
                            "Kampen B2 1.9c",
                            "U stemt in met precies deze tekst.",
                            "Wij bespreken elk jaar hoe het gaat, samen met u en iemand van uw gemeente",
                            "pagina 1 van")
                    .contains(plan.path("hash").asText().substring(0, 8))
                    .doesNotContain("clean-home", "null", "#");
            accessible(pdf, "Ondersteuningsplan – versie 1");
        }
    }

    @Test
    void dvo_11_4_a_long_plan_says_everything_on_more_pages() throws IOException {
        Care care = world.dvoCare("Burger");
        Map<String, Object> content = PlanWorld.dvo();
        Map<String, Object> information = new LinkedHashMap<>(PlanWorld.information());
        information.put("execution", "Zo werken wij. ".repeat(300) + "\nEn <b>dit</b> & dat \"einde\".");
        content.put("information", information);
        content.put("processAgreements", List.of("w".repeat(900)));
        JsonNode plan = world.presented(care, content);
        world.agrees(plan, "way", "refused", "reason", "De tijden passen niet").expect(201);
        try (PDDocument pdf = open("plan-dvo.pdf", document(plan))) {
            assertThat(pdf.getNumberOfPages()).isGreaterThan(2);
            assertThat(text(pdf))
                    .contains(
                            "Plan van aanpak – versie 1",
                            "En <b>dit</b> & dat \"einde\".",
                            "043 123 45 67 (van 8.00 tot 17.00 uur)",
                            "info@aanbieder.example",
                            "niet mee ingestemd",
                            "De tijden passen niet",
                            "Dit gaat over precies deze tekst.",
                            "Vervoer is niet nodig",
                            "Er zijn geen mantelzorgers.",
                            "DVO 11.4",
                            "Wij bespreken elk jaar met u hoe het gaat.",
                            "pagina 3 van " + pdf.getNumberOfPages());
            accessible(pdf, "Plan van aanpak – versie 1");
        }
    }

    @Test
    void a_plan_that_waits_for_consent_has_room_for_a_signature() throws IOException {
        JsonNode plan = world.presented(world.care("Papier"), PlanWorld.kampen());
        try (PDDocument pdf = open("plan-papier.pdf", document(plan))) {
            assertThat(text(pdf))
                    .contains(
                            "wacht op uw instemming",
                            "Uw handtekening",
                            "Wie u bent",
                            "Dit gaat over precies deze tekst.")
                    .doesNotContain("U stemt in");
        }
        world.agrees(plan).expect(201);
        try (PDDocument pdf = PdfUa.open(document(plan))) {
            assertThat(text(pdf)).contains("A. Jansen").doesNotContain("Uw handtekening");
        }
    }

    @Test
    void dvo_b3_e1_the_signature_of_the_provider_says_who_signed_and_when() throws IOException {
        JsonNode plan = world.presented(world.dvoCare("Beiden"), PlanWorld.dvo());
        world.agrees(plan).expect(201);
        world.providerSigns(plan).expect(200);
        String leader = world.app().value("SELECT display_name FROM app_user WHERE username = 'teamleider'");
        try (PDDocument pdf = open("plan-dvo-getekend.pdf", document(plan))) {
            assertThat(text(pdf)).contains("Getekend namens", "Door " + leader, "Wanneer 30 januari 2026, 12.00 uur");
            accessible(pdf, "Plan van aanpak – versie 1");
        }
    }

    @Test
    void the_result_of_the_municipality_is_named_where_it_has_other_words() throws IOException {
        Map<String, Object> content = PlanWorld.dvo();
        List<Object> parts = new ArrayList<>();
        for (String ordered : List.of("Zelfstandig wonen", "Een geregeld huishouden")) {
            parts.add(json(
                    "result",
                    "Zelfstandig wonen",
                    "municipalResult",
                    ordered,
                    "goals",
                    List.of("De administratie is op orde"),
                    "activities",
                    List.of(json("text", "Post doornemen", "frequency", json("times", 1, "per", "week")))));
        }
        content.put("careParts", parts);
        try (PDDocument pdf =
                open("plan-dvo-opdracht.pdf", document(world.presented(world.dvoCare("Woorden"), content)))) {
            assertThat(text(pdf))
                    .contains("Hoort bij dit resultaat van de gemeente: Een geregeld huishouden")
                    .doesNotContain("Hoort bij dit resultaat van de gemeente: Zelfstandig wonen");
        }
    }

    @Test
    void what_the_client_drew_on_the_phone_stands_under_the_plan_once_it_is_here() throws IOException {
        JsonNode plan = world.presented(world.care("Getekend"), PlanWorld.kampen());
        byte[] drawn = TestImages.png(320, 120);
        world.agrees(plan, "way", "drawn", "file", TestImages.sha256(drawn)).expect(201);
        try (PDDocument pdf = PdfUa.open(document(plan))) {
            assertThat(images(pdf)).as("the file is still on the phone").isZero();
            assertThat(text(pdf)).contains("handtekening op de telefoon");
        }
        new TestUploads(world.app().as("hulp")).send(drawn, "signature").expect(204);
        try (PDDocument pdf = open("plan-handtekening.pdf", document(plan))) {
            assertThat(images(pdf)).isEqualTo(1);
            accessible(pdf, "Ondersteuningsplan – versie 1");
        }
    }

    private static int images(PDDocument pdf) throws IOException {
        int images = 0;
        for (var page : pdf.getPages()) {
            for (var name : page.getResources().getXObjectNames()) {
                images += page.getResources().isImageXObject(name) ? 1 : 0;
            }
        }
        return images;
    }

    @Test
    void a_draft_has_no_document() {
        JsonNode draft = world.draft(world.care("Concept"));
        world.app()
                .as("planner")
                .call("getSupportPlanPdf", Map.of("planId", draft.path("id").asText()))
                .expectProblem(409, "plan-not-presented");
    }

    private static void accessible(PDDocument pdf, String title) throws IOException {
        var catalog = pdf.getDocumentCatalog();
        assertThat(catalog.getLanguage()).isEqualTo("nl");
        assertThat(catalog.getMarkInfo().isMarked()).isTrue();
        assertThat(catalog.getStructureTreeRoot().getKids()).isNotEmpty();
        assertThat(pdf.getDocumentInformation().getTitle()).isEqualTo(title);
        for (var page : pdf.getPages()) {
            assertThat(page.getResources().getFontNames()).isNotEmpty();
            for (var name : page.getResources().getFontNames()) {
                assertThat(page.getResources().getFont(name).isEmbedded()).isTrue();
            }
        }
    }
}
