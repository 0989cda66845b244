package dev.bascule.sink.kafka;

import dev.bascule.batch.PoisonException;
import dev.bascule.batch.UnavailableException;
import dev.bascule.batch.UnavailableException.Kind;
import dev.bascule.connection.KafkaConnection;
import dev.bascule.ledger.KafkaSettings;
import dev.bascule.ledger.KafkaTrouble;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * Sends single records at once and waits until they are in the log of all in-sync replicas: for routes whose source opens no batch. At least
 * once: the caller that retries after a failure may write twice. Connects when first used. Thread-safe.
 */
public final class ImmediateSender implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final Duration CLOSE_LIMIT = Duration.ofSeconds(2);

    private final KafkaConnection connection;
    private final String clientId;
    private @Nullable Producer<byte[], byte[]> producer;

    /** @param clientId as the brokers' logs will show it */
    public ImmediateSender(KafkaConnection connection, String clientId) {
        this.connection = connection;
        this.clientId = clientId;
    }

    /**
     * Returns when the record is safe.
     *
     * @throws PoisonException Kafka refuses the record for its content
     * @throws UnavailableException it cannot be sent now; whether it was written is unknown
     */
    public void send(KafkaAppend append) throws UnavailableException {
        try {
            open().send(append.record()).get();
        } catch (ExecutionException e) {
            throw translate(append, e.getCause() == null ? e : e.getCause());
        } catch (KafkaException e) {
            throw translate(append, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnavailableException(Kind.DOWN, connection.name(), "interrupted while sending", e);
        }
    }

    private UnavailableException translate(KafkaAppend append, Throwable cause) {
        Refusal.of(append.record(), cause).ifPresent(refusal -> {
            throw new PoisonException(refusal.reason(), refusal.error(), cause);
        });
        return KafkaTrouble.unavailable(
                connection.name(), "sending to " + append.record().topic(), cause);
    }

    private synchronized Producer<byte[], byte[]> open() {
        var open = producer;
        if (open == null) {
            Map<String, Object> settings = KafkaSettings.producer(connection, clientId);
            settings.put(ProducerConfig.ACKS_CONFIG, "all");
            settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
            settings.putIfAbsent(ProducerConfig.MAX_BLOCK_MS_CONFIG, Math.toIntExact(LIMIT.toMillis()));
            settings.putIfAbsent(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, Math.toIntExact(LIMIT.toMillis()));
            settings.putIfAbsent(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, Math.toIntExact(LIMIT.toMillis() / 2));
            settings.putIfAbsent(ProducerConfig.LINGER_MS_CONFIG, 0);
            open = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
            producer = open;
        }
        return open;
    }

    @Override
    public synchronized void close() {
        if (producer != null) {
            producer.close(CLOSE_LIMIT);
            producer = null;
        }
    }
}
