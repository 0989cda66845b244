package dev.bascule.it.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.bascule.batch.Batch;
import dev.bascule.batch.BatchLimits;
import dev.bascule.batch.LaneBooks;
import dev.bascule.batch.LaneId;
import dev.bascule.batch.Outcome;
import dev.bascule.batch.SettleStep;
import dev.bascule.ledger.KafkaLedgers;
import dev.bascule.sink.kafka.KafkaAppend;
import dev.bascule.sink.kafka.PlainKafkaParticipant;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The second Kafka connection of a route. */
@Timeout(120)
class PlainTargetIT {
    private static final LaneId LANE = new LaneId("a", "orders", 0, LaneUnderTest.SOURCE);
    private static final String BIG = "x".repeat(20_000);
    private static KafkaUnderTest kafka;

    @BeforeAll
    static void start() throws Exception {
        kafka = KafkaUnderTest.shared();
    }

    @Test
    void writes_before_the_first_clusters_flush_and_without_a_ledger() throws Exception {
        var topic = kafka.topic(Map.of());
        var batch = settle(topic, "1", "2");

        await().untilAsserted(() -> assertThat(kafka.visible(topic)).containsExactly("1", "2"));
        assertThat(batch.counts().delivered()).isEqualTo(2);
        assertThat(batch.deliveries().get(0).reachedTargets()).containsExactly("bascule-kafka:" + topic);
        try (var admin = kafka.admin()) {
            assertThat(admin.listTopics().names().get()).doesNotContain("ledger-unused");
        }
    }

    @Test
    void a_refused_record_is_a_dead_letter_and_the_rest_arrives() throws Exception {
        var topic = kafka.topic(Map.of("max.message.bytes", "10000"));
        var batch = settle(topic, "1", BIG, "2", "3");

        await().untilAsserted(() -> assertThat(kafka.visible(topic)).contains("1", "2", "3"));
        assertThat(batch.deliveries().get(1).outcome()).isInstanceOf(Outcome.DeadLettered.class);
        assertThat(batch.counts().deadLettered()).isEqualTo(1);
    }

    @Test
    void records_that_the_broker_names_are_dead_letters() throws Exception {
        var topic = kafka.topic(Map.of("cleanup.policy", "compact"));
        var batch = settle(topic, "1", "no key", "2", "no key");

        await().untilAsserted(() ->
                assertThat(kafka.visible(topic)).contains("1", "2").doesNotContain("no key"));
        assertThat(batch.counts().deadLettered()).isEqualTo(2);
    }

    private static Batch settle(String topic, String... texts) throws Exception {
        try (var ledgers = new KafkaLedgers("a")) {
            var connection = ledgers.of(kafka.connection("ledger-unused", Map.of()));
            try (var participant = new PlainKafkaParticipant(LANE, connection, BatchLimits.DEFAULT)) {
                participant.probe();
                participant.open();
                var batch = new Batch(LANE, LaneBooks.EMPTY);
                for (var text : texts) {
                    var key = text.equals("no key") ? null : text.getBytes(StandardCharsets.UTF_8);
                    var delivery = batch.add(new LaneUnderTest.Message(text));
                    delivery.append(KafkaAppend.of(
                            "cloud", new ProducerRecord<>(topic, key, text.getBytes(StandardCharsets.UTF_8))));
                    delivery.endByReach();
                }
                for (var step : SettleStep.values()) {
                    participant.settle(step, batch);
                }
                return batch;
            }
        }
    }
}
