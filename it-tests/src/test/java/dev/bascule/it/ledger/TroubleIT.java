package dev.bascule.it.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.bascule.batch.UnavailableException;
import dev.bascule.batch.UnavailableException.Kind;
import dev.bascule.connection.KafkaConnection;
import dev.bascule.ledger.KafkaLedgers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(180)
class TroubleIT {
    private static final Map<String, String> IMPATIENT =
            Map.of("max.block.ms", "1500", "request.timeout.ms", "1500", "delivery.timeout.ms", "1700");

    private static KafkaUnderTest kafka;

    private final String ledgerTopic = "ledger-" + UUID.randomUUID();
    private final List<AutoCloseable> open = new ArrayList<>();
    private String topic;

    @BeforeAll
    static void start() throws Exception {
        kafka = new KafkaUnderTest("trouble");
    }

    @AfterAll
    static void stop() {
        kafka.close();
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
    void a_commit_without_an_answer_is_decided_by_the_ledger() throws Exception {
        var lane = lane(IMPATIENT);
        int committed = 0;
        for (int i = 0; i < 6; i++) {
            var text = "m" + i;
            var batch = lane.flush(true, text);
            kafka.process().pause();
            var resumed = CompletableFuture.runAsync(
                    this::resume, CompletableFuture.delayedExecutor(1000 + 250L * i, TimeUnit.MILLISECONDS));
            try {
                lane.commit(batch);
                lane.confirm(batch);
                committed++;
                resumed.join();
                Awaitility.await()
                        .untilAsserted(() -> assertThat(kafka.visible(topic)).contains(text));
            } catch (UnavailableException e) {
                assertThat(e.kind()).isEqualTo(Kind.DOWN);
                resumed.join();
                lane.participant.abort(batch);
                reopen(lane);
                lane.settle(true, text);
            }
        }
        assertThat(committed).isPositive();
        await().untilAsserted(() ->
                assertThat(kafka.visible(topic)).containsExactlyInAnyOrder("m0", "m1", "m2", "m3", "m4", "m5"));
    }

    @Test
    void an_outage_is_reported_and_the_lane_works_again_after_it() throws Exception {
        var lane = lane(IMPATIENT);
        lane.settle(true, "1");
        kafka.process().pause();
        var down = new UnavailableException[1];
        assertThatExceptionOfType(UnavailableException.class)
                .isThrownBy(() -> lane.flush(false, "2"))
                .satisfies(e -> down[0] = e);
        assertThat(down[0].kind()).isEqualTo(Kind.DOWN);
        assertThatExceptionOfType(UnavailableException.class).isThrownBy(() -> lane.participant.probe());
        kafka.process().resume();

        reopen(lane);
        assertThat(lane.settle(true, "2")).isEmpty();
        await().untilAsserted(() -> assertThat(kafka.visible(topic)).containsExactly("1", "2"));
    }

    @Test
    void a_lane_that_paused_for_longer_than_its_transaction_lives_is_not_called_fenced() throws Exception {
        var lane = lane(Map.of("transaction.timeout.ms", "2000"));
        var batch = lane.flush(true, "1");
        await().until(() -> kafka.hasAborted(lane.id.transactionalId()));
        assertThatExceptionOfType(UnavailableException.class)
                .isThrownBy(() -> lane.commit(batch))
                .withMessageContaining("this process paused")
                .satisfies(e -> assertThat(e.kind()).isEqualTo(Kind.DOWN));
        lane.participant.abort(batch);

        reopen(lane);
        assertThat(lane.settle(true, "1")).isEmpty();
        await().untilAsserted(() -> assertThat(kafka.visible(topic)).containsExactly("1"));
    }

    @Test
    void whatever_keeps_a_look_up_waiting_is_named() throws Exception {
        var ledgers = new KafkaLedgers("a");
        open.add(ledgers);
        var ledger = ledgers.of(kafka.connection(ledgerTopic, Map.of()));
        ledger.ready(10);
        try (var stranger = kafka.transactionalProducer("stranger")) {
            stranger.beginTransaction();
            stranger.send(new ProducerRecord<>(ledgerTopic, 0, new byte[1], new byte[1]))
                    .get();

            assertThatExceptionOfType(UnavailableException.class)
                    .isThrownBy(() -> ledger.awaitStable(Duration.ofSeconds(1)))
                    .withMessageContaining("open in it: a transaction of producer ")
                    .withMessageContaining(" since offset 0 of partition 0, quiet for ");
            stranger.abortTransaction();
        }
        ledger.awaitStable(Duration.ofSeconds(20));
    }

    @Test
    void a_ledger_topic_with_wrong_settings_is_refused_with_the_remedy() throws Exception {
        try (var admin = kafka.admin()) {
            var wrong = new NewTopic(ledgerTopic, 1, (short) 1).configs(Map.of("cleanup.policy", "delete"));
            admin.createTopics(List.of(wrong)).all().get();
        }
        assertThatExceptionOfType(UnavailableException.class)
                .isThrownBy(() -> lane(Map.of()))
                .withMessageContaining(ledgerTopic)
                .withMessageContaining("set cleanup.policy=compact")
                .satisfies(e -> assertThat(e.kind()).isEqualTo(Kind.MISCONFIGURED));
    }

    @Test
    void a_cluster_that_is_not_there_is_reported_within_seconds() {
        var ledgers = new KafkaLedgers("a");
        open.add(ledgers);
        var nowhere = new KafkaConnection("cloud", "127.0.0.1:1", Map.of(), ledgerTopic, 1);
        var lane = new LaneUnderTest(ledgers.of(nowhere), "a", 0, LaneUnderTest.to(topic));
        long before = System.nanoTime();

        assertThatExceptionOfType(UnavailableException.class)
                .isThrownBy(() -> lane.participant.probe())
                .withMessageContaining("cloud");
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(5));
    }

    private void reopen(LaneUnderTest lane) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .ignoreException(UnavailableException.class)
                .until(() -> lane.open() != null);
    }

    private void resume() {
        try {
            kafka.process().resume();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private LaneUnderTest lane(Map<String, String> properties) throws UnavailableException {
        var ledgers = new KafkaLedgers("a");
        open.add(ledgers);
        return new LaneUnderTest(ledgers.of(kafka.connection(ledgerTopic, properties)), "a", 0, LaneUnderTest.to(topic))
                .open();
    }
}
