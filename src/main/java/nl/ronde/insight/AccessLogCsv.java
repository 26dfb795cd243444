package nl.ronde.insight;

import java.nio.charset.StandardCharsets;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import nl.ronde.insight.AccessLog.Line;

/** The lines as a file for a Dutch spreadsheet: semicolons, UTF-8 with a mark, no formula that a text could begin. */
final class AccessLogCsv {
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("d-M-yyyy HH:mm", Locale.of("nl", "NL"));

    private AccessLogCsv() {}

    static byte[] bytes(List<Line> lines) {
        StringBuilder text = new StringBuilder("\uFEFFWanneer;Wie;Functie;Wat deed die persoon;Met wat\r\n");
        for (Line line : lines) {
            text.append(line.at().format(MOMENT));
            for (String cell : List.of(line.who(), line.role(), line.did(), line.what())) {
                text.append(';').append(cell(cell));
            }
            text.append("\r\n");
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String cell(String text) {
        String plain = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return '"' + plain.replace("\"", "\"\"").replace("\n", " ").replace("\r", " ") + '"';
    }
}
