package nl.ronde.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;

/** Processor time of processes, as Linux counts it ({@code /proc}), in microseconds; its tick is 10 ms. */
final class CpuTime {
    private static final long TICK_MICROS = 10_000;

    private CpuTime() {}

    /** Time of one process so far. */
    static long of(long pid) {
        return ProcessHandle.of(pid)
                        .flatMap(process -> process.info().totalCpuDuration())
                        .map(Duration::toNanos)
                        .orElse(0L)
                / 1_000;
    }

    /** Time of a process, of its living children, and of those that have ended. */
    static long ofTree(long pid) {
        ProcessHandle root = ProcessHandle.of(pid).orElseThrow();
        return Stream.concat(Stream.of(root), root.children())
                        .mapToLong(each -> of(each.pid()))
                        .sum()
                + endedChildren(pid);
    }

    private static long endedChildren(long pid) {
        try {
            String line = Files.readString(Path.of("/proc", String.valueOf(pid), "stat"));
            // After the name in brackets: state is field 3, cutime and cstime are fields 16 and 17.
            String[] fields = line.substring(line.lastIndexOf(')') + 2).split(" ");
            return (Long.parseLong(fields[13]) + Long.parseLong(fields[14])) * TICK_MICROS;
        } catch (IOException e) {
            return 0;
        }
    }
}
