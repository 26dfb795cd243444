package nl.ronde.phones;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import nl.ronde.client.support.RondeServer;
import org.junit.jupiter.api.Test;

/** A small run of the kit with every fault, and the proof that it sees what goes wrong. */
class PhonesTest {
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    private Verdict run(Plan plan) throws IOException {
        PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
        try (Kit kit = new Kit(plan, out)) {
            Verdict verdict = kit.run();
            verdict.print(out);
            return verdict;
        }
    }

    private String printed() {
        return printed.toString(StandardCharsets.UTF_8);
    }

    @Test
    void nothing_is_lost_and_nothing_is_doubled_whatever_befalls_phones_server_and_database() throws IOException {
        Verdict verdict = run(new Plan(4, 1, 7, null, Plan.Planted.NONE));
        assertThat(verdict.sentence()).as(printed()).isEqualTo("lost 0, double 0, unexplained 0");
        assertThat(verdict.acts()).isGreaterThan(30);
        for (String fault : new String[] {
            "server killed (SIGKILL)",
            "PostgreSQL killed (immediate stop)",
            "database put back to an earlier moment",
            "phones told to begin anew (410)",
            "phones copied with their device id"
        }) {
            assertThat(verdict.faults().of(fault)).as(fault).isPositive();
        }
    }

    @Test
    void an_act_that_a_phone_forgot_before_it_was_handed_in_is_found_to_be_lost() throws IOException {
        Verdict verdict = run(new Plan(2, 1, 7, RondeServer.address(), Plan.Planted.FORGETS));
        assertThat(verdict.sentence()).as(printed()).isEqualTo("lost 1, double 0, unexplained 0");
        assertThat(verdict.isClean()).isFalse();
        assertThat(verdict.comparison().lost.getFirst()).contains("visit.note");
    }

    @Test
    void an_act_that_a_phone_repeated_under_a_fresh_key_is_found_to_be_double() throws IOException {
        Verdict verdict = run(new Plan(2, 1, 7, RondeServer.address(), Plan.Planted.FRESH_KEY));
        assertThat(verdict.sentence()).as(printed()).isEqualTo("lost 0, double 1, unexplained 0");
        assertThat(verdict.isClean()).isFalse();
        assertThat(verdict.comparison().doubled.getFirst()).contains("visit.note");
        assertThat(printed()).contains("left out, since the server is not the kit's own");
    }
}
