package dev.bascule.sink.kafka;

import dev.bascule.batch.BatchLimits;
import dev.bascule.batch.LaneId;
import dev.bascule.connection.KafkaConnection;
import dev.bascule.ledger.KafkaLedger;
import dev.bascule.ledger.KafkaSettings;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerConfig;

/**
 * Settings of a lane's producer. A batch is handed over whole and then flushed, so the producer never has to guess when to send: it lingers,
 * and fills large requests. The connection's own properties come before these, except for those that the promise rests on.
 */
final class ProducerSettings {
    /** No lease: the coordinator looks only every 10 s, and accepts late commits. */
    private static final Duration TRANSACTION_TIMEOUT = Duration.ofSeconds(15);

    /** Below the transaction's timeout, so that a record that cannot be delivered is reported while its transaction is still alive. */
    private static final Duration DELIVERY_TIMEOUT = Duration.ofSeconds(12);

    private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(6);
    private static final Duration MAX_BLOCK = Duration.ofSeconds(10);
    private static final Duration LINGER = Duration.ofMillis(100);
    private static final int BATCH_BYTES = 256 << 10;
    private static final long MIN_BUFFER_BYTES = 8L << 20;
    private static final long MAX_BUFFER_BYTES = 64L << 20;
    private static final int DEFAULT_REQUEST_BYTES = 1 << 20;

    private ProducerSettings() {}

    static Map<String, Object> transactional(KafkaConnection connection, LaneId lane, BatchLimits limits) {
        var settings = plain(connection, lane, limits);
        settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, lane.transactionalId());
        long request = Math.max(maxRequestBytes(settings), KafkaLedger.maxEntryBytes(limits.messages()));
        settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, Math.toIntExact(request));
        return settings;
    }

    static Map<String, Object> plain(KafkaConnection connection, LaneId lane, BatchLimits limits) {
        var settings = KafkaSettings.producer(connection, lane.transactionalId());
        settings.putIfAbsent(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, millis(TRANSACTION_TIMEOUT));
        settings.putIfAbsent(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, millis(DELIVERY_TIMEOUT));
        settings.putIfAbsent(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, millis(REQUEST_TIMEOUT));
        settings.putIfAbsent(ProducerConfig.MAX_BLOCK_MS_CONFIG, millis(MAX_BLOCK));
        settings.putIfAbsent(ProducerConfig.LINGER_MS_CONFIG, millis(LINGER));
        settings.putIfAbsent(ProducerConfig.BATCH_SIZE_CONFIG, BATCH_BYTES);
        settings.putIfAbsent(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, DEFAULT_REQUEST_BYTES);
        settings.putIfAbsent(ProducerConfig.BUFFER_MEMORY_CONFIG, bufferBytes(settings, limits));
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        return settings;
    }

    /** How long a transaction of a producer with these settings may be open. */
    static Duration transactionTimeout(Map<String, Object> settings) {
        return Duration.ofMillis(Long.parseLong(String.valueOf(
                settings.getOrDefault(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, millis(TRANSACTION_TIMEOUT)))));
    }

    /** The largest request that a producer with these settings sends. */
    static int maxRequestBytes(Map<String, Object> settings) {
        return Integer.parseInt(
                String.valueOf(settings.getOrDefault(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, DEFAULT_REQUEST_BYTES)));
    }

    /** Settings like these with smaller batches, if they are larger than {@code most}. */
    static Map<String, Object> fit(Map<String, Object> settings, int most) {
        if (batchBytes(settings) <= most) {
            return settings;
        }
        var smaller = new HashMap<>(settings);
        smaller.put(ProducerConfig.BATCH_SIZE_CONFIG, most);
        return smaller;
    }

    /** Whether a record takes as many bytes on the wire as it has. */
    static boolean isCompressed(Map<String, Object> settings) {
        return !settings.getOrDefault(ProducerConfig.COMPRESSION_TYPE_CONFIG, "none")
                .equals("none");
    }

    private static int batchBytes(Map<String, Object> settings) {
        return Integer.parseInt(String.valueOf(settings.getOrDefault(ProducerConfig.BATCH_SIZE_CONFIG, BATCH_BYTES)));
    }

    /** Room for two batches of the lane and for the largest request; what doesn't fit is sent before the flush. */
    private static long bufferBytes(Map<String, Object> settings, BatchLimits limits) {
        long wanted = Math.max(MIN_BUFFER_BYTES, 2 * limits.bytes());
        return Math.max(2L * maxRequestBytes(settings), Math.min(wanted, MAX_BUFFER_BYTES));
    }

    private static int millis(Duration duration) {
        return Math.toIntExact(duration.toMillis());
    }
}
