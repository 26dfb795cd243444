package nl.ronde.incident;

import java.time.format.DateTimeFormatter;
import java.util.Locale;
import nl.ronde.client.ClientCards;

/** Birth dates of which day or month may be unknown (iWmo DatumGebruik), in Dutch. */
final class BirthDates {
    private static final Locale DUTCH = Locale.of("nl", "NL");

    private BirthDates() {}

    static String dutch(ClientCards.BirthDate birth) {
        String pattern = switch (birth.use() == null ? "" : birth.use()) {
            case "1" -> "MMMM yyyy";
            case "2" -> "yyyy";
            case "3" -> "";
            default -> "d MMMM yyyy";
        };
        return pattern.isEmpty() ? "onbekend" : birth.date().format(DateTimeFormatter.ofPattern(pattern, DUTCH));
    }
}
