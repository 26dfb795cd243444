package nl.ronde.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Runs a script of this folder with the pgbench of the path. */
record Pgbench(LoadedDatabase database, Path scripts) {
    private static final int CLIENTS = 4;

    /** So many times the script, whose number {@code n} goes on from the first. */
    void run(String script, int first, int times) {
        var address = database.address();
        int each = times / CLIENTS;
        Path log = database.home().resolve("pgbench.log");
        try {
            String text = Files.readString(scripts.resolve("numbers.sql")) + Files.readString(scripts.resolve(script));
            Path own = Files.writeString(
                    database.home().resolve(script), database.data().filledIn(text));
            Process process = new ProcessBuilder(List.of(
                            "pgbench",
                            "-n",
                            "-M",
                            "prepared",
                            "-h",
                            address.host(),
                            "-p",
                            String.valueOf(address.port()),
                            "-U",
                            address.user(),
                            "-c",
                            String.valueOf(CLIENTS),
                            "-j",
                            "1",
                            "-t",
                            String.valueOf(each),
                            "-D",
                            "n=-1",
                            "-D",
                            "first=" + first,
                            "-D",
                            "each=" + each,
                            "-f",
                            own.toString(),
                            address.database()))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.to(log.toFile()))
                    .start();
            if (process.waitFor() != 0) {
                throw new IllegalStateException("pgbench failed: see " + log);
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
