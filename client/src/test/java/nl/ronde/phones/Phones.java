package nl.ronde.phones;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** {@code mvn -q compile exec:exec@phones -Dphones=200 -Ddays=3 -Dseed=7 -Dserver=URL}; status 1 unless all is there once. */
public final class Phones {
    private Phones() {}

    /** See the class. */
    public static void main(String[] arguments) throws Exception {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        String seed = System.getProperty("seed", "").strip();
        String server = System.getProperty("server", "").strip();
        Plan plan = new Plan(
                Integer.getInteger("phones", 20),
                Integer.getInteger("days", 2),
                seed.isEmpty() ? System.nanoTime() % 1_000_000 : Long.parseLong(seed),
                server.isEmpty() ? null : server,
                Plan.Planted.NONE);
        out.println("phones: " + plan.phones() + ", days " + plan.days() + ", seed " + plan.seed() + ", server "
                + (plan.ownServer() ? "its own" : server)
                + " (every choice follows from the seed; whose turn comes first does not)");
        Verdict verdict;
        try (Kit kit = new Kit(plan, out)) {
            verdict = kit.run();
        }
        verdict.print(out);
        System.exit(verdict.isClean() ? 0 : 1);
    }
}
