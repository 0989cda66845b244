package dev.bascule.it.loops;

import jakarta.jms.JMSException;
import jakarta.jms.TextMessage;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * The loop that an expert would write by hand for exactly-once: take a batch, write its records and its ledger record in a Kafka
 * transaction, flush, prove, commit, commit. It ends on the first failure; it is a measure, not a product.
 */
public final class ExactlyOnceLoop {
    private static final String LEDGER_TOPIC = "loop.ledger";
    private static final int KEY_BYTES = 16;
    private static final int ID_PREFIX = "ID:".length();

    private final LoopSettings settings;
    private final JmsLane source;
    private final KafkaProducer<byte[], byte[]> producer;
    private final byte[] lane;

    private ExactlyOnceLoop(LoopSettings settings, int lane) throws JMSException {
        this.settings = settings;
        this.producer = LoopProducer.transactional(settings, lane);
        this.source = new JmsLane(settings);
        this.lane = new byte[] {(byte) lane};
    }

    /** Runs until the process is ended. */
    public static void main(String... args) {
        var settings = LoopSettings.parse(args);
        Lanes.run(settings.lanes(), lane -> {
            var loop = new ExactlyOnceLoop(settings, lane);
            return loop::runOnce;
        });
    }

    private void runOnce() throws Exception {
        var batch = source.take(settings.batchMessages());
        if (batch.isEmpty()) {
            return;
        }
        producer.beginTransaction();
        for (var message : batch) {
            producer.send(record(message));
        }
        producer.send(new ProducerRecord<>(LEDGER_TOPIC, lane, ledgerEntry(batch)));
        producer.flush();
        source.prove();
        producer.commitTransaction();
        source.commit();
    }

    private ProducerRecord<byte[], byte[]> record(TextMessage message) throws JMSException {
        var out = new ProducerRecord<byte[], byte[]>(settings.place(), JmsLane.body(message));
        if (settings.headers()) {
            ForwardedHeaders.add(message, settings.queue(), out.headers());
        }
        return out;
    }

    /** Sixteen bytes for each message: the UUID in its message id. */
    private static byte[] ledgerEntry(List<TextMessage> batch) throws JMSException {
        var entry = ByteBuffer.allocate(batch.size() * KEY_BYTES);
        for (var message : batch) {
            var id = UUID.fromString(message.getJMSMessageID().substring(ID_PREFIX));
            entry.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
        }
        return entry.array();
    }
}
