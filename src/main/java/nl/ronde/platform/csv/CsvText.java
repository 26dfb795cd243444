package nl.ronde.platform.csv;

/** Fields of a CSV file (RFC 4180) that no spreadsheet takes for a formula. */
public final class CsvText {
    private static final String FORMULA_STARTS = "=+-@\t\r";

    private CsvText() {}

    /** The field as it stands in the file: quoted where it must be, and never the begin of a formula. */
    public static String field(String value) {
        boolean formula = !value.isEmpty() && FORMULA_STARTS.indexOf(value.charAt(0)) >= 0;
        String safe = formula ? "'" + value : value;
        return formula || safe.chars().anyMatch(c -> c == ';' || c == '"' || c == '\r' || c == '\n')
                ? '"' + safe.replace("\"", "\"\"") + '"'
                : safe;
    }
}
