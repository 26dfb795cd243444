package nl.ronde.billing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import nl.ronde.calendar.CarePeriod;
import nl.ronde.platform.csv.CsvText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OwnCakLayoutTest {
    private static final LocalDate BORN = LocalDate.of(1940, 5, 6);
    private final CakLayout layout = new OwnCakLayout();

    @Test
    void a_file_has_a_head_a_record_per_line_and_a_tail_with_the_same_totals() {
        CakFile file = new CakFile(
                "42420001",
                7,
                LocalDate.of(2026, 1, 26),
                CarePeriod.of(2026, 1),
                List.of(
                        line("999900006", 4711, 480, Mutation.NEW),
                        line("999900018", 4712, 95, Mutation.REPLACED),
                        line("999900031", 4713, 0, Mutation.REMOVED)));
        assertThat(new String(layout.write(file), StandardCharsets.UTF_8)).isEqualTo("""
                01;OWN-1;42420001;7;2026-01-26;2026;01;3;575\r
                02;0166;999900006;1940-05-06;01;01A04;4711;2026;01;480;N\r
                02;0166;999900018;1940-05-06;01;01A04;4712;2026;01;95;W\r
                02;0166;999900031;1940-05-06;01;01A04;4713;2026;01;0;V\r
                99;3;575\r
                """);
        assertThat(layout.fileName(file)).isEqualTo("zorguren_42420001_2026P01_7.csv");
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', delimiter = '|', textBlock = """
            plain | plain
            =1+1  | "'=1+1"
            +31   | "'+31"
            -1    | "'-1"
            @x    | "'@x"
            a;b   | "a;b"
            a"b   | "a""b"
            """)
    void trust_47_no_field_is_taken_for_a_formula(String value, String field) {
        assertThat(CsvText.field(value)).isEqualTo(field);
    }

    @Test
    void a_tab_and_a_carriage_return_do_not_start_a_field() {
        assertThat(CsvText.field("\tx")).isEqualTo("\"'\tx\"");
        assertThat(CsvText.field("\rx")).isEqualTo("\"'\rx\"");
        assertThat(CsvText.field("a\nb")).isEqualTo("\"a\nb\"");
    }

    private static CakLine line(String bsn, long number, int minutes, Mutation mutation) {
        var key = new CakHours.Key("0166", bsn, "01", "01A04", number);
        return new CakLine(new CakHours(new UUID(0, 1), new UUID(0, number), key, BORN, minutes), mutation, null);
    }
}
