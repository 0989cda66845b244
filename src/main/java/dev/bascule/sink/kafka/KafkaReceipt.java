package dev.bascule.sink.kafka;

import dev.bascule.batch.Receipt;
import org.apache.kafka.clients.producer.RecordMetadata;

/** Where a record is in the log: {@code topic-partition@offset}. Readers see it there once its transaction is committed. */
record KafkaReceipt(RecordMetadata place) implements Receipt {
    @Override
    public String target() {
        return KafkaAppend.target(place.topic());
    }

    @Override
    public String name() {
        return place.toString();
    }
}
