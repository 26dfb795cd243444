package nl.ronde.incident;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import nl.ronde.calendar.DutchMoment;
import org.jspecify.annotations.Nullable;

/** How an incident went on since somebody was told of it, as a part of a letter (Kampen B3: parties keep each other informed). */
final class UpdateLines {
    private UpdateLines() {}

    /** Nothing where nothing was written down since; else a part with its heading and an empty line after it. */
    static String of(List<IncidentEntry> entries, Instant since) {
        List<String> lines = new ArrayList<>();
        entries.stream()
                .filter(entry -> entry.recordedAt().isAfter(since))
                .sorted(Comparator.comparing(IncidentEntry::recordedAt))
                .forEach(entry -> {
                    lines.add(DutchMoment.of(entry.recordedAt()) + ": " + said(entry));
                    line(lines, "Verteld aan", entry.toldTo());
                    line(lines, "Contact met de media", entry.mediaContact());
                    line(lines, "Maatregelen", entry.measures());
                });
        return lines.isEmpty() ? "" : "WAT ER SINDSDIEN IS GEBEURD\n" + String.join("\n", lines) + "\n\n";
    }

    /** Why it was reopened stays here. */
    private static String said(IncidentEntry entry) {
        return switch (entry.kind()) {
            case UPDATE -> entry.text();
            case CLOSED -> "afgesloten. Bevindingen: " + entry.text();
            case REOPENED -> "heropend.";
        };
    }

    private static void line(List<String> lines, String label, @Nullable String text) {
        if (text != null) {
            lines.add(label + ": " + text);
        }
    }
}
