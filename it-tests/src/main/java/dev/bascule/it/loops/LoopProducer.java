package dev.bascule.it.loops;

import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Kafka producers as an expert would set them for batches of a few hundred records. */
final class LoopProducer {
    private static final int BATCH_BYTES = 256 * 1024;

    private LoopProducer() {}

    static KafkaProducer<byte[], byte[]> transactional(LoopSettings settings, int lane) {
        var properties = properties(settings);
        properties.put("transactional.id", "loop-" + settings.queue() + "-" + lane);
        var producer = new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
        producer.initTransactions();
        return producer;
    }

    static KafkaProducer<byte[], byte[]> plain(LoopSettings settings) {
        return new KafkaProducer<>(properties(settings), new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** After a flush: fails if the record was refused. */
    static void check(Future<RecordMetadata> written) throws ExecutionException, InterruptedException {
        written.get();
    }

    private static Properties properties(LoopSettings settings) {
        var properties = new Properties();
        properties.put("bootstrap.servers", settings.address());
        properties.put("acks", "all");
        properties.put("enable.idempotence", "true");
        properties.put("batch.size", BATCH_BYTES);
        properties.put("linger.ms", "5");
        return properties;
    }
}
