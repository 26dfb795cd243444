package nl.ronde.complaint;

import java.nio.charset.StandardCharsets;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import java.util.function.Function;
import nl.ronde.calendar.AmsterdamTime;
import nl.ronde.platform.csv.CsvText;
import nl.ronde.platform.pdf.PdfPage;

/** The complaints of a year under one agreement, without anything that tells who; pure. */
record YearReport(String provider, String agreement, int year, List<Complaint> complaints) {
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMMM", Locale.of("nl", "NL"));
    private static final String OPEN = "nog in behandeling";
    private static final List<String> HEAD = List.of(
            "Nummer",
            "Ontvangen in",
            "Aard",
            "Oorzaak",
            "Afwikkeling",
            "Getroffen maatregelen",
            "Tevreden",
            "Dagen tot afhandeling");

    /** One row per complaint, as they came in. */
    List<List<String>> rows() {
        List<List<String>> rows = new ArrayList<>();
        for (Complaint complaint : complaints) {
            rows.add(row(String.valueOf(rows.size() + 1), complaint));
        }
        return rows;
    }

    private static List<String> row(String number, Complaint complaint) {
        String month = complaint.receivedOn().format(MONTH);
        Complaint.Settlement settlement = complaint.settlement();
        if (settlement == null) {
            return List.of(number, month, complaint.kind().dutch(), OPEN, OPEN, OPEN, OPEN, OPEN);
        }
        return List.of(
                number,
                month,
                complaint.kind().dutch(),
                settlement.cause().dutch(),
                settlement.settlement().dutch(),
                settlement.measures(),
                settlement.satisfied().dutch(),
                String.valueOf(AmsterdamTime.daysBetween(complaint.receivedOn(), settlement.settledOn())));
    }

    /** How many, by a word of each complaint, in the order of the word's first use. */
    Map<String, Integer> counts(Function<Complaint, String> word) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        complaints.forEach(each -> counts.merge(word.apply(each), 1, Integer::sum));
        return counts;
    }

    /** CSV with semicolons and a head, UTF-8 with a mark so that a spreadsheet reads it as such. */
    byte[] csv() {
        StringBuilder text = new StringBuilder("\uFEFF");
        line(text, HEAD);
        rows().forEach(row -> line(text, row));
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void line(StringBuilder text, List<String> fields) {
        StringJoiner line = new StringJoiner(";", "", "\r\n");
        fields.forEach(field -> line.add(CsvText.field(field)));
        text.append(line);
    }

    /** The same for reading: a page for the PDF. */
    String xhtml() {
        PdfPage page = new PdfPage("Totaalrapportage klachten " + year, "Totaalrapportage klachten " + year)
                .paragraph("Aanbieder: " + provider + ".")
                .paragraph("Overeenkomst: " + agreement + ".")
                .paragraph(sentence());
        if (complaints.isEmpty()) {
            return page.xhtml();
        }
        counted(page, "Aard", each -> each.kind().dutch());
        counted(page, "Oorzaak", each -> settled(each, Complaint.Settlement::cause, Complaint.Cause::dutch));
        counted(page, "Afwikkeling", each -> settled(each, Complaint.Settlement::settlement, Complaint.Result::dutch));
        counted(page, "Tevreden", each -> settled(each, Complaint.Settlement::satisfied, Complaint.Satisfied::dutch));
        page.section("Maatregelen per klacht");
        for (List<String> row : rows()) {
            page.part("Klacht " + row.getFirst());
            List<PdfPage.Fact> facts = new ArrayList<>();
            for (int i = 1; i < HEAD.size(); i++) {
                facts.add(new PdfPage.Fact(HEAD.get(i), row.get(i)));
            }
            page.facts(facts);
        }
        return page.xhtml();
    }

    private void counted(PdfPage page, String head, Function<Complaint, String> word) {
        page.section(head);
        page.table(
                List.of(head, "Aantal klachten"),
                counts(word).entrySet().stream()
                        .map(each -> List.of(each.getKey(), String.valueOf(each.getValue())))
                        .toList());
    }

    private String sentence() {
        return switch (complaints.size()) {
            case 0 -> "In " + year + " zijn geen klachten ontvangen.";
            case 1 -> "In " + year + " is 1 klacht ontvangen.";
            default -> "In " + year + " zijn " + complaints.size() + " klachten ontvangen.";
        };
    }

    private static <T> String settled(
            Complaint complaint, Function<Complaint.Settlement, T> part, Function<T, String> word) {
        Complaint.Settlement settlement = complaint.settlement();
        return settlement == null ? OPEN : word.apply(part.apply(settlement));
    }
}
