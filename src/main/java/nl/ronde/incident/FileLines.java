package nl.ronde.incident;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The file of an incident as lines of a letter; what is not known takes no line. */
final class FileLines {
    private FileLines() {}

    static String of(@Nullable IncidentFile file) {
        if (file == null) {
            return "";
        }
        IncidentFile.Content content = file.content();
        List<String> lines = new ArrayList<>();
        text(lines, "Functie van de melder", content.reporterFunction());
        text(lines, "Telefoon van de melder", content.reporterPhone());
        text(lines, "Vestiging", content.location());
        text(lines, "Hulp die wij geven", content.careGiven());
        text(lines, "Andere zorg", content.otherCare());
        text(lines, "Feiten met tijdlijn", content.timeline());
        text(lines, "Oorzaak", content.cause());
        text(lines, "Verband met de hulp", content.relationWithCare());
        text(lines, "Verband met het ondersteuningsplan", content.relationWithPlan());
        text(lines, "Gevolgen voor de cliënt", content.consequencesClient());
        text(lines, "Gevolgen voor anderen", content.consequencesOthers());
        text(lines, "Betrokken medewerkers", content.workersInvolved());
        text(lines, "Betrokken cliënten", content.clientsInvolved());
        point(lines, "Bestuurder op de hoogte", content.boardInformed());
        point(lines, "Cliënt of familie op de hoogte", content.familyInformed());
        text(lines, "Andere partijen", content.otherParties());
        point(lines, "De situatie is nu veilig", content.safety());
        point(lines, "Kans op maatschappelijke onrust", content.unrest());
        point(lines, "Nazorg", content.aftercare());
        text(lines, "Maatregelen", content.measures());
        text(lines, "Overige informatie", content.otherInformation());
        return lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
    }

    private static void text(List<String> lines, String label, @Nullable String text) {
        if (text != null) {
            lines.add(label + ": " + text);
        }
    }

    private static void point(List<String> lines, String label, IncidentFile.@Nullable Point point) {
        if (point != null) {
            lines.add(label + ": " + (point.yes() ? "ja" : "nee")
                    + (point.text() == null ? "" : " (" + point.text() + ")"));
        }
    }
}
