package dev.bascule.ledger;

import dev.bascule.batch.LaneId;
import dev.bascule.batch.UnavailableException;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Writes in the name of a lane that is gone, see {@link GoneLanes}. */
final class TakenOverLane implements GoneLanes.Cluster {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final Duration CLOSE_LIMIT = Duration.ofSeconds(1);
    private static final String NOBODY = "none";

    private final KafkaLedger ledger;

    TakenOverLane(KafkaLedger ledger) {
        this.ledger = ledger;
    }

    @Override
    public boolean remembers(String transactionalId) throws UnavailableException {
        return !ledger.transactionState(transactionalId).equals(NOBODY);
    }

    @Override
    public void write(LaneId lane, GoneLanes.Content content) throws LedgerFormatException, UnavailableException {
        var settings = KafkaSettings.producer(ledger.connection(), lane.transactionalId());
        settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, lane.transactionalId());
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, Math.toIntExact(LIMIT.toMillis()));
        var producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
        try {
            producer.initTransactions();
            ledger.awaitStable(KafkaLedger.LONGEST_TRANSACTION);
            var records =
                    ledger.records(lane.source(), content.now().map(List::of).orElse(List.of()));
            if (!records.isEmpty()) {
                producer.beginTransaction();
                records.forEach(producer::send);
                producer.commitTransaction();
            }
        } catch (KafkaException e) {
            throw KafkaTrouble.unavailable(ledger.connection().name(), "emptying the ledger entry of lane " + lane, e);
        } finally {
            producer.close(CLOSE_LIMIT);
        }
    }
}
