package dev.bascule.it.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.bascule.batch.BridgeState;
import dev.bascule.batch.LaneClock;
import dev.bascule.batch.StopSignal;
import dev.bascule.batch.UnavailableException;
import dev.bascule.ledger.KafkaLedger;
import dev.bascule.ledger.KafkaLedgers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(180)
class ExactlyOnceIT {
    private static KafkaUnderTest kafka;

    private final String ledgerTopic = "ledger-" + UUID.randomUUID();
    private final List<AutoCloseable> open = new ArrayList<>();
    private String topic;

    @BeforeAll
    static void start() throws Exception {
        kafka = KafkaUnderTest.shared();
    }

    @BeforeEach
    void freshTopic() throws Exception {
        topic = kafka.topic(Map.of());
    }

    @AfterEach
    void closeLanesAndLedgers() throws Exception {
        LaneUnderTest.closeAll();
        for (var ledger : open) {
            ledger.close();
        }
    }

    @Test
    void a_batch_becomes_visible_with_its_commit_and_not_before() throws Exception {
        var lane = lane("a", 0);
        var batch = lane.flush(true, "1", "2");
        assertThat(kafka.visible(topic)).isEmpty();

        lane.commit(batch);
        await().untilAsserted(() -> assertThat(kafka.visible(topic)).containsExactly("1", "2"));
    }

    @Test
    void an_aborted_batch_is_never_visible_and_the_lane_goes_on() throws Exception {
        var lane = lane("a", 0);
        lane.participant.abort(lane.flush(true, "1"));
        lane.open();

        assertThat(lane.settle(true, "1")).isEmpty();
        await().untilAsserted(() -> assertThat(kafka.visible(topic)).containsExactly("1"));
    }

    @Test
    void what_was_committed_before_a_crash_is_done_after_it_and_the_books_go_on() throws Exception {
        var before = lane("a", 0);
        before.settle(true, "1", "2");
        before.settleUnconfirmed(false, "3", "4");

        var after = lane("a", 0);
        assertThat(after.books()).isEqualTo(before.books());
        assertThat(after.settle(true, "3", "4", "5")).containsExactly("3", "4");
        await().untilAsserted(() -> assertThat(kafka.visible(topic)).containsExactly("1", "2", "3", "4", "5"));
        assertThat(after.books().delivered()).isEqualTo(5);
        assertThat(after.books().redelivered()).isEqualTo(2);
    }

    @Test
    void keys_in_doubt_are_carried_across_later_batches_and_restarts() throws Exception {
        var a = lane("a", 0);
        a.settleUnconfirmed(true, "1", "2", "3");
        a.settle(true, "4");
        a.settle(false, "5");

        var b = lane("b", 0);
        assertThat(b.settle(true, "2")).containsExactly("2");
        b.settle(false, "7");
        assertThat(lane("a", 0).settle(true, "1", "6")).containsExactly("1");
        assertThat(lane("c", 0).settle(true, "3", "2")).containsExactly("3");
    }

    @Test
    void the_barrier_waits_for_an_open_transaction_and_sees_its_commit() throws Exception {
        var a = lane("a", 0);
        var b = lane("b", 0);
        var batch = a.flush(true, "1");

        var lookedUp = CompletableFuture.supplyAsync(() -> lookUp(b, "1"));
        assertThatExceptionOfType(TimeoutException.class).isThrownBy(() -> lookedUp.get(1, TimeUnit.SECONDS));

        a.commit(batch);
        assertThat(lookedUp.get(10, TimeUnit.SECONDS)).containsExactly("1");
    }

    @Test
    void the_barrier_waits_for_an_open_transaction_and_sees_its_abort() throws Exception {
        var a = lane("a", 0);
        var b = lane("b", 0);
        var batch = a.flush(true, "1");

        var lookedUp = CompletableFuture.supplyAsync(() -> lookUp(b, "1"));
        a.participant.abort(batch);
        assertThat(lookedUp.get(5, TimeUnit.SECONDS)).isEmpty();
    }

    @Test
    void a_barrier_costs_little_when_nobody_has_died() throws Exception {
        var a = lane("a", 0);
        var b = lane("b", 0);
        for (int i = 0; i < 20; i++) {
            a.settle(i == 0, "a" + i);
            b.settle(true, "b" + i);
        }
        long before = System.nanoTime();
        for (int i = 20; i < 40; i++) {
            a.settle(false, "a" + i);
            b.settle(true, "b" + i);
        }
        assertThat(Duration.ofNanos((System.nanoTime() - before) / 20)).isLessThan(Duration.ofMillis(200));
    }

    @Test
    void a_lane_that_is_gone_does_not_keep_the_others_waiting() throws Exception {
        lane("a", 1).settle(true, "0");
        lane("a", 1).flush(true, "1");

        long before = System.nanoTime();
        assertThat(lane("a", 0).settle(true, "1")).isEmpty();
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(8));
        await().untilAsserted(() -> assertThat(kafka.visible(topic)).containsExactly("0", "1"));
    }

    @Test
    void all_lanes_that_a_feed_may_have_are_fenced_in_little_time() throws Exception {
        var ids = IntStream.range(0, 15)
                .mapToObj(lane -> ledgerTopic + "-" + lane)
                .collect(Collectors.toSet());
        long before = System.nanoTime();
        ledger("a").fence(ids);
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void a_fenced_lane_says_so_and_keeps_away() throws Exception {
        var old = lane("a", 0);
        var batch = old.flush(true, "1");
        var other = lane("a", 0);

        assertThatExceptionOfType(UnavailableException.class)
                .isThrownBy(() -> old.commit(batch))
                .withMessageContaining("another process runs as instance=a")
                .satisfies(e -> assertThat(e.kind()).isEqualTo(UnavailableException.Kind.MISCONFIGURED));
        old.participant.abort(batch);
        other.settle(true, "1");
        assertThatExceptionOfType(UnavailableException.class)
                .isThrownBy(() -> old.participant.probe())
                .withMessageContaining("another process runs as instance=a");
        await().untilAsserted(() -> assertThat(kafka.visible(topic)).containsExactly("1"));
    }

    @Test
    void a_lane_that_ends_in_peace_leaves_nothing_in_doubt() throws Exception {
        var a = lane("a", 0);
        a.settle(true, "1");
        a.participant.close();

        assertThat(lane("b", 0).settle(true, "1")).isEmpty();
    }

    @Test
    void messages_that_only_came_again_still_write_an_entry() throws Exception {
        lane("a", 0).settleUnconfirmed(true, "1");
        assertThat(lane("b", 0).settleUnconfirmed(true, "1")).containsExactly("1");

        assertThat(lane("c", 0).settle(true, "1", "1")).containsExactly("1");
    }

    @Test
    void what_has_expired_is_deleted_and_every_instance_agrees() throws Exception {
        var now = new AtomicLong();
        var ledgers = new KafkaLedgers("a", new ControlledClock(now));
        open.add(ledgers);
        var ledger = ledgers.of(kafka.connection(ledgerTopic, Map.of()));
        var a = new LaneUnderTest(ledger, "a", 0, LaneUnderTest.to(topic)).open();
        ledgers.connectedTime().state(a.id, BridgeState.RUNNING, "");
        a.settleUnconfirmed(true, "1");
        a.settle(true, "2");
        assertThat(lookUp(lane("b", 0), "1")).containsExactly("1");

        now.addAndGet(Duration.ofHours(25).toNanos());
        assertThat(lookUp(a, "1")).isEmpty();
        Awaitility.await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(lookUp(lane("b", 0), "1"))
                .isEmpty());
    }

    @Test
    void the_expired_entry_of_a_lane_that_is_gone_is_emptied() throws Exception {
        var now = new AtomicLong();
        var ledgers = new KafkaLedgers("a", new ControlledClock(now));
        open.add(ledgers);
        var connection = kafka.connection(ledgerTopic, Map.of());
        var a = new LaneUnderTest(ledgers.of(connection), "a", 0, LaneUnderTest.to(topic)).open();
        ledgers.connectedTime().state(a.id, BridgeState.RUNNING, "");
        a.settle(true, "1", "2", "3");
        kafka.copyLedgerEntry(ledgerTopic, 'a', 'z');
        int full = kafka.ledgerEntryBytes(ledgerTopic, 'z');

        now.addAndGet(Duration.ofHours(27).toNanos());
        Awaitility.await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(
                        kafka.ledgerEntryBytes(ledgerTopic, 'z'))
                .isEqualTo(full - 3 * 16));
        assertThat(kafka.ledgerEntryBytes(ledgerTopic, 'a')).isEqualTo(full);
        assertThat(a.settle(true, "4")).isEmpty();
    }

    private record ControlledClock(AtomicLong now) implements LaneClock {
        @Override
        public long nanoTime() {
            return now.get();
        }

        @Override
        public void sleep(Duration duration, StopSignal stop) {
            stop.await(duration);
        }
    }

    private LaneUnderTest lane(String instance, int number) throws UnavailableException {
        return new LaneUnderTest(ledger(instance), instance, number, LaneUnderTest.to(topic)).open();
    }

    /** Each call is a process of its own. */
    private KafkaLedger ledger(String instance) {
        var ledgers = new KafkaLedgers(instance);
        open.add(ledgers);
        return ledgers.of(kafka.connection(ledgerTopic, Map.of()));
    }

    private static List<String> lookUp(LaneUnderTest lane, String... texts) {
        try {
            var batch = lane.take(texts);
            lane.participant.lookUp(batch, true);
            return LaneUnderTest.done(batch);
        } catch (UnavailableException e) {
            throw new IllegalStateException(e);
        }
    }
}
