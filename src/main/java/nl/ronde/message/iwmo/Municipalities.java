package nl.ronde.message.iwmo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The municipality codes of CBS with their dates (iWmo TR378). The table covers certain days only; about an unknown code
 * on another day it says nothing.
 */
public final class Municipalities {
    private static final String RESOURCE = "/iwmo/municipalities.csv";
    private static final String COVERS = "# covers;";

    /** What the table says of a code on a day. */
    public enum Verdict {
        /** The code is in use on that day. */
        VALID,
        /** The table covers that day and the code is not in it. */
        UNKNOWN,
        /** The table cannot tell. */
        OUTSIDE_TABLE
    }

    private record Row(
            String name, LocalDate validFrom, @Nullable LocalDate validUntil) {}

    private final Map<String, List<Row>> rows;
    private final LocalDate coversFrom;
    private final LocalDate coversUntil;

    private Municipalities(Map<String, List<Row>> rows, LocalDate coversFrom, LocalDate coversUntil) {
        this.rows = rows;
        this.coversFrom = coversFrom;
        this.coversUntil = coversUntil;
    }

    /** The table that comes with Ronde. */
    public static Municipalities load() {
        try (var in = Objects.requireNonNull(Municipalities.class.getResourceAsStream(RESOURCE), RESOURCE);
                var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return parse(lines.lines().toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Municipalities parse(List<String> lines) {
        var rows = new HashMap<String, List<Row>>();
        var covers = new String[0];
        for (var line : lines) {
            if (line.startsWith(COVERS)) {
                covers = line.substring(COVERS.length()).split(";");
            } else if (!line.startsWith("#") && !line.startsWith("code;")) {
                var cells = line.split(";", -1);
                rows.computeIfAbsent(cells[0], code -> new ArrayList<>())
                        .add(new Row(
                                cells[1],
                                LocalDate.parse(cells[2]),
                                cells[3].isEmpty() ? null : LocalDate.parse(cells[3])));
            }
        }
        if (covers.length != 2) {
            throw new IllegalArgumentException("the table of municipalities must say which days it covers");
        }
        return new Municipalities(rows, LocalDate.parse(covers[0]), LocalDate.parse(covers[1]));
    }

    /** What is known of this code (four digits) on this day. */
    public Verdict verdict(String code, LocalDate on) {
        for (var row : rows.getOrDefault(code, List.of())) {
            if (!on.isBefore(row.validFrom) && (row.validUntil == null || !on.isAfter(row.validUntil))) {
                return Verdict.VALID;
            }
        }
        return on.isBefore(coversFrom) || on.isAfter(coversUntil) ? Verdict.OUTSIDE_TABLE : Verdict.UNKNOWN;
    }

    /** The latest name of the municipality with this code, or {@code null} when the table does not know it. */
    public @Nullable String findName(String code) {
        var known = rows.get(code);
        return known == null ? null : known.getLast().name;
    }
}
