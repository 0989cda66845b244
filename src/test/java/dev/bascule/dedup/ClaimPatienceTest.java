package dev.bascule.dedup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bascule.batch.Append;
import dev.bascule.batch.Batch;
import dev.bascule.batch.DedupBounds;
import dev.bascule.batch.Delivery;
import dev.bascule.batch.LaneBooks;
import dev.bascule.batch.LaneClock;
import dev.bascule.batch.LaneId;
import dev.bascule.batch.Outcome;
import dev.bascule.batch.SettleStep;
import dev.bascule.batch.SourceId;
import dev.bascule.batch.StopSignal;
import dev.bascule.batch.UnavailableException;
import dev.bascule.database.Database;
import dev.bascule.database.Durability;
import dev.bascule.deadletter.SampleMessage;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How long a lane waits for others, by a clock on which things happen while it sleeps. */
class ClaimPatienceTest {
    private static final SourceId QUEUE = new SourceId("erp", "queue:ORDERS");

    @TempDir
    Path data;

    private final ScriptedClock clock = new ScriptedClock();
    private final List<LaneId> decidedAbout = new ArrayList<>();
    private Database database;
    private DedupWindow window;

    @BeforeEach
    void open() {
        database = Database.embedded(data);
        window = new DedupWindow("orders", DedupBounds.DEFAULT, database, false, Clock.systemUTC());
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void a_fresh_claim_is_not_taken_over_because_an_older_one_was() throws Exception {
        var dead = new TestLane(0);
        dead.claim(1);
        var first = new TestLane(1);
        first.claim(2);
        var next = new TestLane(2);
        clock.at(Duration.ofMillis(2_900), () -> {
            first.claims.abort(first.batch);
            next.claim(2);
        });
        clock.at(Duration.ofMillis(4_000), next::settle);
        var waiting = new TestLane(3);
        decidedAbout.clear();

        waiting.claim(1, 2);

        assertThat(decidedAbout).containsExactly(dead.id);
        assertThat(waiting.batch.deliveries())
                .extracting(Delivery::outcome)
                .containsExactly(Outcome.DELIVERED, Outcome.DUPLICATE);
    }

    @Test
    void a_lane_rests_between_its_attempts_however_long_it_has_waited() throws Exception {
        var slow = new TestLane(0);
        slow.claim(1);
        var waiting = new TestLane(1);
        for (int second = 1; second <= 9; second++) {
            clock.at(Duration.ofSeconds(second), () -> {
                slow.claims.abort(slow.batch);
                slow.claim(1);
            });
        }
        clock.at(Duration.ofSeconds(10), slow::settle);
        decidedAbout.clear();

        waiting.claim(1);

        assertThat(decidedAbout).isEmpty();
        assertThat(clock.nanoTime())
                .isGreaterThanOrEqualTo(Duration.ofSeconds(10).toNanos());
        assertThat(waiting.batch.deliveries()).extracting(Delivery::outcome).containsExactly(Outcome.DUPLICATE);
    }

    private interface Event {
        void happen() throws UnavailableException;
    }

    private record Due(long atNanos, Event event) {}

    /** Each sleep takes as long as it says, in no time; what is due by then happens within it. */
    private static final class ScriptedClock implements LaneClock {
        private final Deque<Due> script = new ArrayDeque<>();
        private long now;

        void at(Duration time, Event event) {
            script.add(new Due(time.toNanos(), event));
        }

        @Override
        public long nanoTime() {
            return now;
        }

        @Override
        public void sleep(Duration duration, StopSignal stop) {
            now += duration.toNanos();
            while (!script.isEmpty() && script.getFirst().atNanos() <= now) {
                try {
                    script.removeFirst().event().happen();
                } catch (UnavailableException e) {
                    throw new IllegalStateException(e);
                }
            }
        }
    }

    /** A ledger with no entry. */
    private final class EmptyLedger implements LaneProof {
        @Override
        public LastDone lastDone(LaneId lane) {
            decidedAbout.add(lane);
            return LastDone.NOTHING;
        }

        @Override
        public boolean isLedger() {
            return true;
        }

        @Override
        public boolean listsKeys() {
            return true;
        }
    }

    private final class TestLane {
        final LaneId id;
        final LaneClaims claims;
        Batch batch;

        TestLane(int number) throws UnavailableException {
            id = new LaneId("dc1", "orders", number, QUEUE);
            claims = new LaneClaims(database, id, window, new EmptyLedger(), clock);
            batch = new Batch(id, LaneBooks.EMPTY);
            claims.open();
        }

        /** Of messages with these keys, in a batch of their own. */
        void claim(int... keys) throws UnavailableException {
            batch = new Batch(id, LaneBooks.EMPTY);
            for (int key : keys) {
                var delivery = batch.add(SampleMessage.of(key));
                try (var scope = delivery.scope()) {
                    delivery.claim(KeyHash.of("order-" + key));
                    delivery.append(new Text("orders"));
                }
                delivery.endByReach();
            }
            claims.settle(SettleStep.CLAIM, batch);
        }

        void settle() throws UnavailableException {
            claims.settle(SettleStep.PROOF, batch);
            database.write(Durability.POWER_LOSS, session -> {
                claims.write(session, batch);
                return true;
            });
            claims.settle(SettleStep.SOURCE_COMMIT, batch);
        }
    }

    private record Text(String target) implements Append {
        @Override
        public int sizeBytes() {
            return target.length();
        }
    }
}
