package nl.ronde.bench;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** The figures beside their goals. */
final class Table {
    private static final double CHECK_OUTS_PER_DAY = 12;
    private static final Map<String, Double> GOALS = Map.of("check-out", 0.8, "day read", 3.0);

    private final PrintStream out;
    private final Map<String, List<Figures.Round>> perRequest = new LinkedHashMap<>();
    private final List<Line> lines = new ArrayList<>();

    Table(PrintStream out) {
        this.out = out;
    }

    void add(String name, List<Figures.Round> rounds) {
        perRequest.put(name, rounds);
    }

    /** A figure that is met where it is at most its goal. */
    void add(String name, long value, @Nullable Integer goal, String remark) {
        lines.add(new Line(name, value, goal, remark));
    }

    private record Line(String name, long value, @Nullable Integer goal, String remark) {}

    void print() {
        out.println();
        out.println("Microseconds of processor time per request, the median of the rounds");
        out.printf(
                "%-18s %9s %11s %9s  %-34s %6s  %-9s %s%n",
                "", "server", "PostgreSQL", "pgbench", "server / pgbench", "goal", "", "PostgreSQL / pgbench");
        perRequest.forEach(this::print);
        if (perRequest.containsKey("hand-in of a day")) {
            print("hand-in / check-out, processor time of server and PostgreSQL", handInsInCheckOuts());
        }
        out.println();
        out.printf("%-34s %9s %9s  %-9s %s%n", "", "measured", "goal", "", "");
        for (Line line : lines) {
            out.printf(
                    "%-34s %,9d %9s  %-9s %s%n",
                    line.name(),
                    line.value(),
                    line.goal() == null ? "-" : String.format("%,d", line.goal()),
                    line.goal() == null ? "" : met(line.value() <= line.goal()),
                    line.remark());
        }
    }

    private void print(String name, List<Figures.Round> rounds) {
        Double goal = GOALS.get(name);
        double ratio = median(rounds, each -> (double) each.server() / each.pgbench());
        String each = String.join(
                ", ",
                rounds.stream()
                        .map(one -> String.format("%.2f", (double) one.server() / one.pgbench()))
                        .toList());
        out.printf(
                "%-18s %,9.0f %,11.0f %,9.0f  %-34s %6s  %-9s %.2f%n",
                name,
                median(rounds, Figures.Round::server),
                median(rounds, Figures.Round::postgres),
                median(rounds, Figures.Round::pgbench),
                String.format("%.2f (%s)", ratio, each),
                Objects.toString(goal, "-"),
                goal == null ? "" : met(ratio <= goal),
                median(rounds, one -> (double) one.postgres() / one.pgbench()));
    }

    private double handInsInCheckOuts() {
        ToDoubleFunction<Figures.Round> both = each -> each.server() + each.postgres();
        return median(perRequest.get("hand-in of a day"), both) / median(perRequest.get("check-out"), both);
    }

    private void print(String name, double ratio) {
        out.printf("%s: %.1f, goal %.0f, %s%n", name, ratio, CHECK_OUTS_PER_DAY, met(ratio <= CHECK_OUTS_PER_DAY));
    }

    private static String met(boolean met) {
        return met ? "met" : "NOT MET";
    }

    private static double median(List<Figures.Round> rounds, ToDoubleFunction<Figures.Round> value) {
        return rounds.stream()
                .mapToDouble(value)
                .boxed()
                .sorted(Comparator.naturalOrder())
                .toList()
                .get(rounds.size() / 2);
    }
}
