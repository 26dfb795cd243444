package nl.ronde.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * Memory of a server, in MB.
 *
 * @param resident what the operating system counts
 * @param heap what of the heap is in use, garbage included
 */
record ServerMemory(long resident, long heap) {
    private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s+(\\d+) kB");
    private static final Pattern MOST = Pattern.compile("VmHWM:\\s+(\\d+) kB");
    private static final Pattern USED = Pattern.compile("used (\\d+)K");

    static ServerMemory of(long pid) throws IOException {
        return new ServerMemory(status(pid, RESIDENT), heap(pid));
    }

    /** As {@link #of}, with the most that was ever resident. */
    static ServerMemory mostOf(long pid) throws IOException {
        return new ServerMemory(status(pid, MOST), heap(pid));
    }

    private static long status(long pid, Pattern what) throws IOException {
        return number(what, Files.readString(Path.of("/proc", String.valueOf(pid), "status"))) / 1024;
    }

    private static long heap(long pid) throws IOException {
        String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        Process process = new ProcessBuilder(jcmd, String.valueOf(pid), "GC.heap_info")
                .redirectErrorStream(true)
                .start();
        return number(USED, new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)) / 1024;
    }

    private static long number(Pattern pattern, String text) throws IOException {
        var found = pattern.matcher(text);
        if (!found.find()) {
            throw new IOException("no " + pattern + " in " + text);
        }
        return Long.parseLong(found.group(1));
    }
}
