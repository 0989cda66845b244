package dev.bascule.dedup;

import static dev.bascule.dedup.ClaimsLab.key;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.bascule.batch.Outcome;
import dev.bascule.batch.SettleStep;
import dev.bascule.batch.UnavailableException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Keys that several lanes want, and those that a dead or slow lane holds. On the embedded database; {@link SharedContendedClaimsTest} does the same on
 * PostgreSQL.
 */
class ContendedClaimsTest {
    @TempDir
    Path data;

    private ClaimsLab lab;

    ClaimsLab newLab() throws Exception {
        return ClaimsLab.embedded(data);
    }

    @BeforeEach
    void open() throws Exception {
        lab = newLab();
    }

    @AfterEach
    void close() {
        lab.close();
    }

    @Test
    void a_key_that_another_lane_settles_is_waited_for() throws Exception {
        assertThat(contend(true)).isEqualTo(Outcome.DUPLICATE);
    }

    @Test
    void a_key_that_another_lane_gives_back_is_waited_for() throws Exception {
        assertThat(contend(false)).isEqualTo(Outcome.DELIVERED);
    }

    private Outcome contend(boolean firstSettles) throws Exception {
        var first = lab.lane(0);
        var batch = first.route(1);
        first.upTo(SettleStep.CLAIM, batch);
        var second = lab.patientLane(1);
        return parallel(() -> second.settle(second.route(1, 5)).outcomes().get(0), () -> {
            lab.awaitSleep();
            if (firstSettles) {
                first.from(SettleStep.AWS, batch);
            } else {
                first.claims.abort(batch.batch());
            }
        });
    }

    private Outcome parallel(Callable<Outcome> one, ThrowingRun other) throws Exception {
        var thread = Executors.newSingleThreadExecutor();
        try {
            var result = thread.submit(one);
            other.run();
            return result.get(20, TimeUnit.SECONDS);
        } finally {
            thread.shutdownNow();
        }
    }

    private interface ThrowingRun {
        void run() throws Exception;
    }

    @Test
    void a_dead_lanes_key_is_taken_over_when_its_batch_was_not_committed() throws Exception {
        var dead = lab.lane(0);
        dead.upTo(SettleStep.PROOF, dead.route(1));
        assertThat(afterPatience(lab.lane(1), 1)).containsExactly(Outcome.DELIVERED);
    }

    @Test
    void a_dead_lanes_key_is_used_up_when_its_batch_was_committed() throws Exception {
        var dead = lab.lane(0);
        dead.upTo(SettleStep.KAFKA_COMMIT, dead.route(1, 2));
        assertThat(afterPatience(lab.lane(1), 1, 3)).containsExactly(Outcome.DUPLICATE, Outcome.DELIVERED);
        assertThat(lab.window().knows(key(2))).isTrue();
    }

    @Test
    void a_lane_that_was_not_dead_but_slow_fails_before_it_commits() throws Exception {
        var slow = lab.lane(0);
        var batch = slow.route(1);
        slow.upTo(SettleStep.KAFKA_FLUSH, batch);
        assertThat(afterPatience(lab.lane(1), 1)).containsExactly(Outcome.DELIVERED);

        assertThatExceptionOfType(UnavailableException.class)
                .isThrownBy(() -> slow.claims.settle(SettleStep.PROOF, batch.batch()))
                .withMessageContaining("took too long");
        slow.claims.abort(batch.batch());
        slow.claims.open();
        assertThat(slow.settle(slow.unaware(1)).outcomes()).containsExactly(Outcome.DUPLICATE);
    }

    @Test
    void without_a_ledger_the_database_alone_decides() throws Exception {
        var slow = lab.laneWithoutLedger(0);
        var batch = slow.route(1);
        slow.upTo(SettleStep.PROOF, batch);
        var other = lab.laneWithoutLedger(1);
        assertThat(afterPatience(other, 1)).containsExactly(Outcome.DELIVERED);

        assertThatExceptionOfType(UnavailableException.class)
                .isThrownBy(() -> slow.sql(batch))
                .withMessageContaining("took too long");
    }

    @Test
    void lanes_that_want_the_same_keys_deliver_each_once() throws Exception {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        int lanes = 4;
        int keys = 400;
        var deliveredBy = new ConcurrentHashMap<Integer, Integer>();
        var threads = Executors.newFixedThreadPool(lanes);
        try {
            var runs = new ArrayList<Callable<Boolean>>();
            for (int i = 0; i < lanes; i++) {
                var lane = lab.liveLane(i);
                var random = new Random(seed + i);
                runs.add(() -> {
                    var order = new ArrayList<Integer>();
                    for (int key = 1; key <= keys; key++) {
                        order.add(key);
                    }
                    Collections.shuffle(order, random);
                    for (int from = 0; from < keys; from += 25) {
                        lane.carry(order.subList(from, from + 25), random, deliveredBy);
                    }
                    return true;
                });
            }
            for (var run : threads.invokeAll(runs, 60, TimeUnit.SECONDS)) {
                assertThat(run.get()).isTrue();
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(deliveredBy).hasSize(keys);
        assertThat(deliveredBy.values()).allMatch(times -> times == 1);
    }

    private List<Outcome> afterPatience(ClaimsLab.Lane lane, int... keys) throws Exception {
        return lane.settle(lane.unaware(keys)).outcomes();
    }
}
