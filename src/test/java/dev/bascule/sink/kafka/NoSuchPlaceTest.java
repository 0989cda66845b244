package dev.bascule.sink.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bascule.batch.Batch;
import dev.bascule.batch.DeadLetterReason;
import dev.bascule.batch.LaneBooks;
import dev.bascule.batch.LaneId;
import dev.bascule.batch.SourceId;
import dev.bascule.connection.KafkaConnection;
import dev.bascule.deadletter.SampleMessage;
import dev.bascule.ledger.KafkaLedgers;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

class NoSuchPlaceTest {
    private static final LaneId LANE = new LaneId("a", "orders", 0, new SourceId("erp", "queue:ORDERS"));
    private static final KafkaAppend ELSEWHERE = append("orders");

    @Test
    void every_message_that_names_the_missing_topic_is_at_fault() throws Exception {
        var missing = append("nowhere").toTopicOfMessage();

        assertThat(culprits(ELSEWHERE, missing, ELSEWHERE, missing))
                .containsOnlyKeys(1, 3)
                .allSatisfy((position, refusal) -> {
                    assertThat(refusal.reason()).isEqualTo(DeadLetterReason.REFUSED_BY_TARGET);
                    assertThat(refusal.target()).isEqualTo("bascule-kafka:nowhere");
                });
    }

    @Test
    void no_message_is_at_fault_for_a_missing_topic_that_the_route_names() throws Exception {
        assertThat(culprits(ELSEWHERE, append("nowhere"))).isEmpty();
    }

    private static Map<Integer, Refusal> culprits(KafkaAppend... appends) throws Exception {
        var batch = new Batch(LANE, LaneBooks.EMPTY);
        for (var append : appends) {
            var delivery = batch.add(SampleMessage.withoutDoneKey(1));
            delivery.append(append);
            delivery.endByReach();
        }
        var outgoing = Outgoing.of(batch, "cloud", DeadLetterRecords.NONE);
        var attempt = new Attempt(outgoing.records());
        attempt.run(new WithoutTopic());
        var connection = new KafkaConnection("cloud", "127.0.0.1:1", Map.of(), "ledger", 1);
        try (var ledgers = new KafkaLedgers("a")) {
            return NoSuchPlace.culprits(ledgers.of(connection), outgoing, attempt.lastSent(), attempt);
        }
    }

    private static KafkaAppend append(String topic) {
        return KafkaAppend.of("cloud", new ProducerRecord<>(topic, new byte[1]));
    }

    /** As a real one does when it has waited for a topic's metadata in vain. */
    private static final class WithoutTopic extends MockProducer<byte[], byte[]> {
        WithoutTopic() {
            super(true, null, new ByteArraySerializer(), new ByteArraySerializer());
        }

        @Override
        public synchronized Future<RecordMetadata> send(ProducerRecord<byte[], byte[]> sent, Callback callback) {
            if (sent.topic().equals("nowhere")) {
                var failure = new TimeoutException(
                        "Topic nowhere not present in metadata after 10000 ms.",
                        new UnknownTopicOrPartitionException("no such topic"));
                callback.onCompletion(null, failure);
                return CompletableFuture.failedFuture(failure);
            }
            return super.send(sent, callback);
        }
    }
}
