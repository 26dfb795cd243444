package nl.ronde.platform.pdf;

import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A Dutch document of paragraphs, tables and headings in the house's style: 11 points, dark on white, page numbers, for
 * {@link PdfWriter}. Every text that is handed in is escaped here, so what a person typed can never become markup.
 */
public final class PdfPage {
    private static final String STYLE = """
            @page { size: A4; margin: 22mm 20mm 24mm 20mm;
              @bottom-left { content: "%s"; font-family: 'Liberation Sans'; font-size: 8.5pt; color: #444; }
              @bottom-right { content: "pagina " counter(page) " van " counter(pages); font-family: 'Liberation Sans';
                font-size: 8.5pt; color: #444; } }
            body { font-family: 'Liberation Sans'; font-size: 11pt; line-height: 1.45; color: #111; }
            h1 { font-size: 20pt; margin: 0 0 4mm 0; line-height: 1.2; }
            h2 { font-size: 14pt; margin: 8mm 0 2mm 0; page-break-after: avoid; border-bottom: 0.6pt solid #888; }
            h3 { font-size: 11.5pt; margin: 5mm 0 1mm 0; page-break-after: avoid; }
            h2, h3 { -fs-page-break-min-height: 48mm; }
            p, li, td, th { word-wrap: break-word; }
            p { margin: 0 0 2.5mm 0; }
            ul { margin: 0 0 2.5mm 0; padding-left: 6mm; }
            table { width: 100%%; border-collapse: collapse; margin: 1mm 0 3mm 0; table-layout: fixed;
              -fs-table-paginate: paginate; -fs-page-break-min-height: 26mm; }
            table.whole { page-break-inside: avoid; }
            thead { display: table-header-group; }
            tr { page-break-inside: avoid; }
            th { text-align: left; font-weight: bold; background-color: #eeeeee; }
            th, td { border: 0.6pt solid #888; padding: 1.5mm 2mm; vertical-align: top; }
            img { max-height: 25mm; }
            td.room { height: 12mm; }
            .small { font-size: 9pt; color: #333; }
            """;

    /** Up to this many rows a table is kept on one page; a longer one repeats its head on the next. */
    private static final int SMALL = 8;

    private static final String WHOLE = "<table class=\"whole\">";

    private final StringBuilder body = new StringBuilder();
    private final String title;
    private final String footer;

    /**
     * An empty document.
     *
     * @param title what it is; also the title that a reading program says
     * @param footer at the bottom left of every page; no name of a person
     */
    public PdfPage(String title, String footer) {
        this.title = title;
        this.footer = footer;
        body.append("<h1>").append(text(title)).append("</h1>");
    }

    /** A heading of the first order under the title. */
    public PdfPage section(String heading) {
        body.append("<h2>").append(text(heading)).append("</h2>");
        return this;
    }

    /** A heading under a section. */
    public PdfPage part(String heading) {
        body.append("<h3>").append(text(heading)).append("</h3>");
        return this;
    }

    /** Paragraphs, one for every line of the text; nothing where there is none. */
    public PdfPage paragraph(@Nullable String words) {
        return paragraphs("<p>", words);
    }

    /** The same in small letters. */
    public PdfPage small(@Nullable String words) {
        return paragraphs("<p class=\"small\">", words);
    }

    private PdfPage paragraphs(String tag, @Nullable String words) {
        if (words != null) {
            words.lines()
                    .filter(line -> !line.isBlank())
                    .forEach(line -> body.append(tag).append(text(line)).append("</p>"));
        }
        return this;
    }

    /** A list with a dot before each; nothing where there are none. */
    public PdfPage list(List<String> items) {
        if (!items.isEmpty()) {
            body.append("<ul>");
            items.forEach(item -> body.append("<li>").append(text(item)).append("</li>"));
            body.append("</ul>");
        }
        return this;
    }

    /** A table whose first row names the columns. */
    public PdfPage table(List<String> heads, List<List<String>> rows) {
        body.append(rows.size() > SMALL ? "<table>" : WHOLE).append("<thead><tr>");
        for (int i = 0; i < heads.size(); i++) {
            // What is named stands in the first column, and needs the room.
            body.append(i == 0 && heads.size() > 2 ? "<th scope=\"col\" style=\"width: 50%\">" : "<th scope=\"col\">")
                    .append(text(heads.get(i)))
                    .append("</th>");
        }
        body.append("</tr></thead><tbody>");
        rows.forEach(row -> {
            body.append("<tr>");
            row.forEach(cell -> body.append("<td>").append(text(cell)).append("</td>"));
            body.append("</tr>");
        });
        body.append("</tbody></table>");
        return this;
    }

    /** A table of two columns whose first column names what stands beside it. */
    public PdfPage facts(List<Fact> facts) {
        body.append(WHOLE).append("<tbody>");
        facts.stream()
                .filter(fact -> fact.value() != null && !fact.value().isBlank())
                .forEach(fact -> body.append("<tr><th scope=\"row\" style=\"width: 32%\">")
                        .append(text(fact.name()))
                        .append("</th><td>")
                        .append(text(fact.value()))
                        .append("</td></tr>"));
        body.append("</tbody></table>");
        return this;
    }

    /** Room to write in by hand beside each of these words. */
    public PdfPage room(List<String> names) {
        body.append(WHOLE).append("<tbody>");
        names.forEach(name -> body.append("<tr><th scope=\"row\" style=\"width: 32%\">")
                .append(text(name))
                .append("</th><td class=\"room\">&#160;</td></tr>"));
        body.append("</tbody></table>");
        return this;
    }

    /**
     * An image.
     *
     * @param alt what it shows, read aloud in its place
     */
    public PdfPage image(String mediaType, byte[] bytes, String alt) {
        body.append("<p><img src=\"data:")
                .append(text(mediaType))
                .append(";base64,")
                .append(Base64.getEncoder().encodeToString(bytes))
                .append("\" alt=\"")
                .append(text(alt))
                .append("\"/></p>");
        return this;
    }

    /** The whole document. */
    public String xhtml() {
        return """
                <html xmlns="http://www.w3.org/1999/xhtml" lang="nl"><head><title>%s</title>\
                <meta name="description" content="%s"/><style>%s</style></head><body>%s</body></html>""".formatted(
                        text(title), text(title), text(STYLE.formatted(footer.replaceAll("[\"\\\\\\n]", " "))), body);
    }

    /**
     * What a row of {@link #facts} tells.
     *
     * @param value left out where it is null or blank
     */
    public record Fact(String name, @Nullable String value) {}

    /** A text as it may stand in XML: escaped, without what XML cannot hold, and breakable where a word is far too long. */
    static String text(@Nullable String words) {
        if (words == null) {
            return "";
        }
        StringBuilder safe = new StringBuilder();
        words.codePoints().filter(PdfPage::mayStandInXml).forEach(point -> {
            switch (point) {
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '&' -> safe.append("&amp;");
                case '"' -> safe.append("&quot;");
                default -> safe.appendCodePoint(point);
            }
        });
        return safe.toString();
    }

    private static boolean mayStandInXml(int point) {
        return point == '\t'
                || point == '\n'
                || point >= 0x20 && point <= 0xD7FF
                || point >= 0xE000 && point <= 0xFFFD
                || point >= 0x10000;
    }
}
