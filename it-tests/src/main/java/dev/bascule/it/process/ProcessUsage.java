package dev.bascule.it.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;

/**
 * What a process has used, as the kernel counts it.
 *
 * @param cpu user and system time since its start, of all its threads; in steps of 10 ms
 * @param residentBytes resident memory now
 * @param residentPeakBytes the most that it ever was
 */
public record ProcessUsage(Duration cpu, long residentBytes, long residentPeakBytes) {
    private static final int USER_TICKS_FIELD = 11;
    private static final int SYSTEM_TICKS_FIELD = 12;
    private static final long MILLIS_PER_TICK = 10;
    private static final long KIB = 1024;

    /** What the process {@code pid} has used so far. */
    public static ProcessUsage of(long pid) throws IOException {
        var proc = Path.of("/proc", Long.toString(pid));
        var stat = Files.readString(proc.resolve("stat"));
        // the program's name, in parentheses, may hold blanks: count the fields after it
        var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        long ticks = Long.parseLong(fields[USER_TICKS_FIELD]) + Long.parseLong(fields[SYSTEM_TICKS_FIELD]);
        var status = Files.readString(proc.resolve("status"));
        return new ProcessUsage(
                Duration.ofMillis(ticks * MILLIS_PER_TICK), kibField(status, "VmRSS:"), kibField(status, "VmHWM:"));
    }

    private static long kibField(String status, String label) {
        return status.lines()
                        .filter(line -> line.startsWith(label))
                        .map(line -> line.substring(label.length())
                                .toLowerCase(Locale.ROOT)
                                .replace("kb", "")
                                .trim())
                        .mapToLong(Long::parseLong)
                        .findFirst()
                        .orElse(0)
                * KIB;
    }
}
