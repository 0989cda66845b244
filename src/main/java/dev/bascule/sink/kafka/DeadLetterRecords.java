package dev.bascule.sink.kafka;

import dev.bascule.batch.Delivery;
import dev.bascule.batch.Outcome;
import java.util.Optional;

/** Makes the record by which a dead letter goes to its second place, a Kafka topic, in the transaction of its batch. Lane's thread only. */
public interface DeadLetterRecords {
    /** There is no second place in Kafka. */
    DeadLetterRecords NONE = new DeadLetterRecords() {
        @Override
        public Optional<KafkaAppend> recordFor(Delivery delivery, Outcome.DeadLettered letter) {
            return Optional.empty();
        }

        @Override
        public void refused(Delivery delivery, String error) {}
    };

    /** The record for {@code delivery}; empty if it has none, and after it was {@link #refused}. */
    Optional<KafkaAppend> recordFor(Delivery delivery, Outcome.DeadLettered letter);

    /**
     * Kafka refuses the record (too large, most likely). The batch goes on without it, so the store must keep the message even where the route
     * asked for the second place alone. Called before the Kafka commit, so that the SQL step can know.
     */
    void refused(Delivery delivery, String error);
}
