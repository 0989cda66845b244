package dev.bascule.it.torture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bascule.it.process.Repository;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TortureIT {
    private static final int CYCLES = 5;
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(7);

    @ParameterizedTest
    @CsvSource({"ARTEMIS, 4, 2", "CLASSIC, 1, 1"})
    void nothing_is_lost_doubled_or_out_of_order_whatever_fails(TorturedBroker broker, int lanes, int instances)
            throws Exception {
        long seed = Long.getLong("torture.seed", new Random().nextLong(1_000_000));
        Path dir = Repository.work("torture-it");

        var run = new TortureRun(
                new TorturePlan(broker, CYCLES, seed, lanes, instances, dir, LONGEST_PAUSE), System.out::println);

        assertThat(run.run()).as("seed %d", seed).isTrue();
        assertThat(run.redelivered()).as("messages that came again").isPositive();
    }
}
