package nl.ronde.billing;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.StringJoiner;
import nl.ronde.platform.csv.CsvText;

/**
 * Our own layout {@code OWN-1}; the CAK's is not public. CSV in UTF-8 with {@code ;} and CRLF: a 01 record at the head, an 02
 * record per line, a 99 record that repeats the totals of the first.
 */
final class OwnCakLayout implements CakLayout {
    private static final String ID = "OWN-1";

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String fileName(CakFile file) {
        return "zorguren_%s_%dP%02d_%d.csv"
                .formatted(
                        file.agbCode(), file.period().isoYear(), file.period().period(), file.sequenceNumber());
    }

    @Override
    public byte[] write(CakFile file) {
        StringBuilder text = new StringBuilder();
        String count = String.valueOf(file.lines().size());
        String total = String.valueOf(file.totalMinutes());
        record(
                text,
                "01",
                ID,
                file.agbCode(),
                String.valueOf(file.sequenceNumber()),
                date(file.processedOn()),
                year(file),
                period(file),
                count,
                total);
        file.lines().forEach(line -> line(text, file, line));
        record(text, "99", count, total);
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void line(StringBuilder text, CakFile file, CakLine line) {
        CakHours hours = line.hours();
        record(
                text,
                "02",
                hours.key().municipalityCode(),
                hours.key().bsn(),
                date(hours.birthDate()),
                hours.key().productCategory(),
                hours.key().productCode(),
                String.valueOf(hours.key().assignmentNumber()),
                year(file),
                period(file),
                String.valueOf(hours.minutes()),
                line.mutation().letter());
    }

    private static void record(StringBuilder text, String... fields) {
        StringJoiner line = new StringJoiner(";", "", "\r\n");
        for (String field : fields) {
            line.add(CsvText.field(field));
        }
        text.append(line);
    }

    private static String date(LocalDate date) {
        return date.toString();
    }

    private static String year(CakFile file) {
        return String.valueOf(file.period().isoYear());
    }

    private static String period(CakFile file) {
        return "%02d".formatted(file.period().period());
    }
}
