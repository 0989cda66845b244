package dev.bascule.it.feed;

import dev.bascule.it.Arguments;
import dev.bascule.it.process.Repository;
import java.nio.file.Path;
import java.util.Random;

/**
 * How to run.
 *
 * @param bytes size of the file
 * @param kills of the bridge on the way
 * @param seed of the kills' kind
 * @param dir where servers and bridge keep their files
 */
public record FeedPlan(long bytes, int kills, long seed, Path dir) {
    private static final long MIB = 1L << 20;
    private static final int LONG_FORM_MIB = 2048;
    private static final int LONG_FORM_KILLS = 20;

    static FeedPlan of(Arguments arguments) {
        return new FeedPlan(
                arguments.number("mib", LONG_FORM_MIB) * MIB,
                arguments.number("kills", LONG_FORM_KILLS),
                arguments.longNumber("seed", new Random().nextLong(1_000_000)),
                arguments
                        .text("dir")
                        .map(Path::of)
                        .orElseGet(() -> Repository.work("feed-torture"))
                        .toAbsolutePath());
    }
}
