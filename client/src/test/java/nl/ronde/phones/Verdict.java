package nl.ronde.phones;

import java.io.PrintStream;
import java.time.Duration;
import java.util.List;

/**
 * What came of a run.
 *
 * @param acts how many acts the workers know of
 * @param records how many records of all windows were compared
 * @param outcomes what the phones were told of their acts
 */
record Verdict(
        Plan plan,
        int acts,
        int records,
        Comparison comparison,
        Counts outcomes,
        Counts planning,
        Counts faults,
        Duration duration) {
    private static final int AT_MOST = 40;

    boolean isClean() {
        return comparison.isClean();
    }

    /** {@code lost 0, double 0, unexplained 0}. */
    String sentence() {
        return "lost " + comparison.lost.size() + ", double " + comparison.doubled.size() + ", unexplained "
                + comparison.unexplained.size();
    }

    void print(PrintStream out) {
        List.of(comparison.lost, comparison.doubled, comparison.unexplained)
                .forEach(lines -> lines.stream().limit(AT_MOST).forEach(out::println));
        out.println("phones: " + plan.phones() + ", days " + plan.days() + ", seed " + plan.seed() + ", "
                + duration.toSeconds() + " s");
        out.println("acts: " + acts + "; the phones were told: " + outcomes.text());
        out.println("found: " + comparison.counts.text());
        out.println("windows: " + records + " records compared");
        out.println("office: " + planning.text());
        out.println("faults: " + faults.text());
        if (!plan.ownServer()) {
            out.println(
                    "left out, since the server is not the kit's own: server killed, PostgreSQL killed, database put"
                            + " back to an earlier moment, the business clock moved");
        }
        out.println(sentence());
    }
}
