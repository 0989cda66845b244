package dev.bascule.it.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bascule.it.process.Repository;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FeedIT {
    /** Many batches between two kills. More with {@code -Dbascule.it.feed.mib=48}. */
    private static final long BYTES = Long.getLong("bascule.it.feed.mib", 10) << 20;

    private static final int KILLS = 6;

    @Test
    void a_file_comes_to_kafka_exactly_once_and_in_order_however_often_the_bridge_is_killed() throws Exception {
        long seed = Long.getLong("torture.seed", new Random().nextLong(1_000_000));
        var plan = new FeedPlan(BYTES, KILLS, seed, Repository.work("feed-it"));

        assertThat(new FeedRun(plan, System.out::println).run())
                .as("seed %d", seed)
                .isTrue();
    }
}
