package dev.bascule.it.torture;

import dev.bascule.it.Arguments;
import dev.bascule.it.process.Repository;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;

/**
 * How to torture.
 *
 * @param broker that the messages come from
 * @param cycles faults, each followed by a verdict
 * @param seed of everything that is random
 * @param lanes of each bridge
 * @param instances bridges that share the queue
 * @param dir where servers, bridges and sums keep their files
 * @param longestPause of a process that is stopped
 */
public record TorturePlan(
        TorturedBroker broker, int cycles, long seed, int lanes, int instances, Path dir, Duration longestPause) {
    private static final Duration SHORTEST_PAUSE = Duration.ofSeconds(3);

    static TorturePlan of(Arguments arguments) {
        return new TorturePlan(
                TorturedBroker.of(arguments.text("broker").orElse("artemis")),
                arguments.number("cycles", 20),
                arguments.longNumber("seed", new Random().nextLong(1_000_000)),
                arguments.number("lanes", 1),
                arguments.number("instances", 1),
                arguments
                        .text("dir")
                        .map(Path::of)
                        .orElseGet(() -> Repository.work("torture"))
                        .toAbsolutePath(),
                Duration.ofSeconds(arguments.number("longest-pause", 40)));
    }

    /** Order within groups can only be judged if one lane takes everything. */
    boolean keepsOrder() {
        return lanes == 1 && instances == 1;
    }

    /** A pause to try. */
    Duration pause(Random random) {
        long spread = longestPause.minus(SHORTEST_PAUSE).toMillis();
        return SHORTEST_PAUSE.plusMillis(spread <= 0 ? 0 : random.nextLong(spread));
    }

    /** As in the sums. */
    String kind() {
        return lanes + " lanes, " + instances + " instances"
                + (broker == TorturedBroker.ARTEMIS ? "" : ", " + broker.lab());
    }
}
