package nl.ronde.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** A small run of the harness; the long one goes by command. */
class CrashHarnessTest {
    @Test
    void no_acknowledged_write_is_lost_and_none_is_doubled_over_two_kills() throws Exception {
        Path folder = Path.of(System.getProperty("project.dir", "."), "target", "crash");
        try (CrashHarness harness = new CrashHarness(folder, 7)) {
            CrashHarness.Result result = harness.run(150, 2);
            assertThat(result.isClean()).as(result.sentence()).isTrue();
            assertThat(result.serverKills()).isEqualTo(1);
            assertThat(result.databaseKills()).isEqualTo(1);
            assertThat(result.unanswered())
                    .as("kills that nobody noticed prove nothing")
                    .isPositive();
        }
    }
}
