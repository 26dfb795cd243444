package nl.ronde.insight;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.List;
import nl.ronde.platform.id.Ids;
import org.junit.jupiter.api.Test;

class AccessLogCsvTest {
    @Test
    void a_name_can_neither_break_a_line_nor_begin_a_formula() {
        var line = new AccessLog.Line(
                Ids.next(),
                OffsetDateTime.parse("2026-10-25T02:30:00+01:00"),
                "=Petra \"P\"; Planner\r\nregel",
                "planner",
                "bekeken",
                "bezoeken bij u thuis");
        String text = new String(AccessLogCsv.bytes(List.of(line)), StandardCharsets.UTF_8);
        assertThat(text.lines()).hasSize(2);
        assertThat(text)
                .endsWith("25-10-2026 02:30;\"'=Petra \"\"P\"\"; Planner  regel\";\"planner\";\"bekeken\";"
                        + "\"bezoeken bij u thuis\"\r\n");
    }
}
