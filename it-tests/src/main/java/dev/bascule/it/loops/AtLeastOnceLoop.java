package dev.bascule.it.loops;

import jakarta.jms.JMSException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/** The simpler loop: take a batch, write it, wait until Kafka has it, commit. Repeats a batch after a failure in between. */
public final class AtLeastOnceLoop {
    private final LoopSettings settings;
    private final JmsLane source;
    private final KafkaProducer<byte[], byte[]> producer;

    private AtLeastOnceLoop(LoopSettings settings) throws JMSException {
        this.settings = settings;
        this.producer = LoopProducer.plain(settings);
        this.source = new JmsLane(settings);
    }

    /** Runs until the process is ended. */
    public static void main(String... args) {
        var settings = LoopSettings.parse(args);
        Lanes.run(settings.lanes(), lane -> {
            var loop = new AtLeastOnceLoop(settings);
            return loop::runOnce;
        });
    }

    private void runOnce() throws Exception {
        var batch = source.take(settings.batchMessages());
        if (batch.isEmpty()) {
            return;
        }
        List<Future<RecordMetadata>> written = new ArrayList<>(batch.size());
        for (var message : batch) {
            written.add(producer.send(new ProducerRecord<>(settings.place(), JmsLane.body(message))));
        }
        producer.flush();
        for (var one : written) {
            LoopProducer.check(one);
        }
        source.commit();
    }
}
