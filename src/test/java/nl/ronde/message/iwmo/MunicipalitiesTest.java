package nl.ronde.message.iwmo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.List;
import nl.ronde.message.iwmo.Municipalities.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MunicipalitiesTest {

    @ParameterizedTest
    @CsvSource({
        "0166,2026-01-01,VALID",
        "0166,2026-12-31,VALID",
        "0166,2027-01-01,VALID",
        "0166,2025-12-31,OUTSIDE_TABLE",
        "0935,2026-01-05,VALID",
        "9999,2026-01-01,UNKNOWN",
        "9999,2026-12-31,UNKNOWN",
        "9999,2027-01-01,OUTSIDE_TABLE",
        "0000,2025-12-31,OUTSIDE_TABLE",
    })
    void tr378_a_code_is_looked_up_on_its_day(String code, LocalDate on, Verdict verdict) {
        assertThat(Municipalities.load().verdict(code, on)).isEqualTo(verdict);
    }

    @Test
    void a_code_that_ended_is_unknown_afterwards() {
        var table = Municipalities.parse(List.of(
                "# covers;2025-01-01;2026-12-31",
                "code;name;validFrom;validUntil",
                "0001;Oud;2025-01-01;2025-12-31",
                "0002;Nieuw;2026-01-01;"));
        assertThat(table.verdict("0001", LocalDate.of(2025, 12, 31))).isEqualTo(Verdict.VALID);
        assertThat(table.verdict("0001", LocalDate.of(2026, 1, 1))).isEqualTo(Verdict.UNKNOWN);
        assertThat(table.verdict("0002", LocalDate.of(2025, 12, 31))).isEqualTo(Verdict.UNKNOWN);
    }

    @Test
    void a_table_that_does_not_say_what_it_covers_is_refused() {
        assertThatThrownBy(() -> Municipalities.parse(List.of("0166;Kampen;2026-01-01;")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void names_are_known() {
        assertThat(Municipalities.load().findName("0166")).isEqualTo("Kampen");
        assertThat(Municipalities.load().findName("9999")).isNull();
    }

    @Test
    void the_table_has_every_code_of_the_list_of_2026() throws IOException {
        var table = Municipalities.load();
        var lines = Files.readAllLines(Shared.iwmo("codelists/cbs-gemeentecodes-2026.csv"));
        assertThat(lines).hasSizeGreaterThan(300);
        for (var line : lines.subList(1, lines.size())) {
            var cells = line.split(";");
            assertThat(table.findName(cells[0])).isEqualTo(cells[1]);
        }
    }
}
