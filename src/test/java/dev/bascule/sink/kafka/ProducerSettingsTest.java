package dev.bascule.sink.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bascule.batch.BatchLimits;
import dev.bascule.batch.LaneId;
import dev.bascule.batch.SourceId;
import dev.bascule.connection.KafkaConnection;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.junit.jupiter.api.Test;

class ProducerSettingsTest {
    private static final LaneId LANE = new LaneId("a", "orders", 1, new SourceId("erp", "queue:ORDERS"));

    @Test
    void what_the_promise_rests_on_cannot_be_changed() {
        var settings = settings(Map.of("acks", "1", "enable.idempotence", "false", "transactional.id", "mine"), 500);

        assertThat(settings)
                .containsEntry("acks", "all")
                .containsEntry("enable.idempotence", true)
                .containsEntry("transactional.id", "bascule-a-orders-1");
    }

    @Test
    void the_connections_properties_come_before_our_tuning_and_other_clients_are_left_out() {
        var settings = settings(
                Map.of("linger.ms", "5", "compression.type", "lz4", "max.poll.records", "7", "my.plugin", "x"), 500);

        assertThat(settings)
                .containsEntry("linger.ms", "5")
                .containsEntry("compression.type", "lz4")
                .containsEntry("my.plugin", "x")
                .doesNotContainKey("max.poll.records");
    }

    @Test
    void a_transaction_may_be_open_for_fifteen_seconds_unless_the_connection_says_otherwise() {
        assertThat(ProducerSettings.transactionTimeout(settings(Map.of(), 500))).isEqualTo(Duration.ofSeconds(15));
        assertThat(ProducerSettings.transactionTimeout(settings(Map.of("transaction.timeout.ms", "2000"), 500)))
                .isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void they_are_settings_that_kafka_accepts() {
        var settings = settings(Map.of(), 500);
        settings.put("key.serializer", "org.apache.kafka.common.serialization.ByteArraySerializer");
        settings.put("value.serializer", "org.apache.kafka.common.serialization.ByteArraySerializer");

        assertThat(new ProducerConfig(settings).getInt("delivery.timeout.ms")).isLessThan(15_000);
    }

    @Test
    void the_largest_entry_fits_into_a_request() {
        int request = ProducerSettings.maxRequestBytes(settings(Map.of(), 100_000));

        assertThat(request).isGreaterThan(100_000 * 16);
        assertThat(ProducerSettings.maxRequestBytes(settings(Map.of(), 500))).isEqualTo(1 << 20);
    }

    @Test
    void batches_shrink_to_what_the_topic_takes_and_never_grow() {
        var settings = settings(Map.of(), 500);

        assertThat(ProducerSettings.fit(settings, 10_000)).containsEntry("batch.size", 10_000);
        assertThat(ProducerSettings.fit(settings, 10 << 20)).isSameAs(settings);
    }

    private static Map<String, Object> settings(Map<String, String> properties, int messages) {
        var connection = new KafkaConnection("cloud", "127.0.0.1:9092", properties, "bascule.ledger", 1);
        var limits = new BatchLimits(messages, 8 << 20, Duration.ofMillis(20), Duration.ofSeconds(10));
        return ProducerSettings.transactional(connection, LANE, limits);
    }
}
