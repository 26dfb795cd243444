package nl.ronde.platform.pdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Vertx;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import nl.ronde.platform.waiting.HeavyWork;
import nl.ronde.support.PdfUa;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureNode;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** What comes out can be read by eye, by a program and aloud. */
class PdfWriterTest {
    private static final Vertx VERTX = Vertx.vertx();
    private static final PdfWriter WRITER = new PdfWriter(new HeavyWork(VERTX));

    @AfterAll
    static void stop() {
        VERTX.close();
    }

    @Test
    void it_is_tagged_dutch_text_with_a_title_and_embedded_fonts() throws Exception {
        String xhtml = new PdfPage("Ondersteuningsplan", "versie 1")
                .section("Wat wij doen")
                .paragraph("Voor mevrouw Şule Çelik-Žižek en de heer Søren Đặng <script> & \"zo\".\nTweede alinea.")
                .list(List.of("Stofzuigen en/of dweilen"))
                .table(List.of("Wat", "Hoe vaak"), List.of(List.of("Ramen zemen", "elke maand")))
                .xhtml();
        try (PDDocument pdf = PdfUa.open(WRITER.write(xhtml))) {
            assertThat(new PDFTextStripper().getText(pdf))
                    .contains(
                            "Şule Çelik-Žižek en de heer Søren Đặng <script> & \"zo\".",
                            "elke maand",
                            "pagina 1 van 1");
            var catalog = pdf.getDocumentCatalog();
            assertThat(catalog.getLanguage()).isEqualTo("nl");
            assertThat(catalog.getMarkInfo().isMarked()).isTrue();
            assertThat(catalog.getStructureTreeRoot().getKids()).isNotEmpty();
            assertThat(tags(catalog.getStructureTreeRoot()))
                    .contains("H1", "H2", "P", "L", "LI", "Table", "TR", "TH", "TD");
            assertThat(new String(catalog.getMetadata().toByteArray(), StandardCharsets.UTF_8))
                    .contains("pdfuaid");
            assertThat(catalog.getViewerPreferences().displayDocTitle()).isTrue();
            assertThat(pdf.getDocumentInformation().getTitle()).isEqualTo("Ondersteuningsplan");
            for (var page : pdf.getPages()) {
                for (var name : page.getResources().getFontNames()) {
                    assertThat(page.getResources().getFont(name).isEmbedded()).isTrue();
                }
            }
        }
    }

    @Test
    void a_document_without_tags_is_found_out() throws Exception {
        try (PDDocument plain = new PDDocument();
                var bytes = new java.io.ByteArrayOutputStream()) {
            plain.addPage(new org.apache.pdfbox.pdmodel.PDPage());
            plain.save(bytes);
            assertThat(PdfUa.violations(bytes.toByteArray())).isNotEmpty();
        }
    }

    private static Set<String> tags(PDStructureNode node) {
        Set<String> tags = new TreeSet<>();
        for (Object kid : node.getKids()) {
            if (kid instanceof PDStructureElement element) {
                tags.add(element.getStructureType());
                tags.addAll(tags(element));
            }
        }
        return tags;
    }

    @Test
    void a_very_long_text_goes_on_over_pages() throws Exception {
        String xhtml = new PdfPage("Lang", "versie 1")
                .paragraph("woord ".repeat(1500))
                .paragraph("x".repeat(3000))
                .table(List.of("A"), Collections.nCopies(60, List.of("rij")))
                .facts(List.of(new PdfPage.Fact("Reden", "woord ".repeat(1500) + "slotwoord")))
                .xhtml();
        try (PDDocument pdf = Loader.loadPDF(WRITER.write(xhtml))) {
            assertThat(pdf.getNumberOfPages()).isGreaterThan(4);
            assertThat(new PDFTextStripper().getText(pdf))
                    .contains("slotwoord", "pagina 2 van " + pdf.getNumberOfPages());
        }
    }

    /** Under every amount of text above it, for what breaks depends on where on the page it happens to begin. */
    @Test
    void the_head_of_a_table_never_stands_alone_and_a_small_table_of_facts_is_never_broken() throws Exception {
        for (int lines = 25; lines < 41; lines++) {
            // By turns a short table that begins with a high row, and one of more rows than are kept together.
            boolean high = lines % 2 == 1;
            List<List<String>> rows =
                    new ArrayList<>(List.of(List.of("lang ".repeat(high ? 60 : 0) + "Eerste rij", "elke week", "5")));
            rows.addAll(Collections.nCopies(high ? 1 : 12, List.of("a", "b", "c")));
            String xhtml = new PdfPage("Breuk", "versie 1")
                    .section("Afdeling")
                    .list(Collections.nCopies(lines, "regel"))
                    .part("Deelkop")
                    .table(List.of("Kolomkop", "Hoe vaak", "Tijd"), rows)
                    .section("Sectiekop")
                    .facts(List.of(
                            new PdfPage.Fact("Door", "A. Jansen"),
                            new PdfPage.Fact("Hoe", "mondeling"),
                            new PdfPage.Fact("Wanneer", "vandaag")))
                    .section("Kamerkop")
                    .room(List.of("Naam", "Datum", "Handtekening"))
                    .xhtml();
            try (PDDocument pdf = Loader.loadPDF(WRITER.write(xhtml))) {
                assertThat(pageOf(pdf, "Deelkop"))
                        .as("heading, head and first row after " + lines + " lines")
                        .isEqualTo(pageOf(pdf, "Kolomkop"))
                        .isEqualTo(pageOf(pdf, "Eerste rij"));
                assertThat(pageOf(pdf, "Sectiekop"))
                        .as("heading and facts after " + lines + " lines")
                        .isEqualTo(pageOf(pdf, "A. Jansen"))
                        .isEqualTo(pageOf(pdf, "vandaag"));
                assertThat(pageOf(pdf, "Kamerkop"))
                        .as("heading and room after " + lines + " lines")
                        .isEqualTo(pageOf(pdf, "Naam"))
                        .isEqualTo(pageOf(pdf, "Handtekening"));
            }
        }
    }

    /** The first page on which these words stand. */
    private static int pageOf(PDDocument pdf, String words) throws Exception {
        PDFTextStripper stripper = new PDFTextStripper();
        for (int page = 1; page <= pdf.getNumberOfPages(); page++) {
            stripper.setStartPage(page);
            stripper.setEndPage(page);
            if (stripper.getText(pdf).contains(words)) {
                return page;
            }
        }
        throw new AssertionError(words + " stands nowhere");
    }

    @Test
    void what_is_no_xml_is_refused_without_repeating_it() {
        assertThatThrownBy(() -> WRITER.write("<html><p>geheim</html>"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("geheim");
        assertThatThrownBy(
                        () -> WRITER.write("<!DOCTYPE html [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><html>&a;</html>"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
