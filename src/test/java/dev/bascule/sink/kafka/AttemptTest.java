package dev.bascule.sink.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.NotEnoughReplicasException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

/** Against the producer that Kafka's own client library has for tests. */
class AttemptTest {
    private static final List<ProducerRecord<byte[], byte[]>> RECORDS =
            List.of(new ProducerRecord<>("orders", new byte[1]), new ProducerRecord<>("orders", new byte[2]));

    @Test
    void a_record_that_kafka_refuses_makes_an_attempt_refused() {
        assertThat(failing(new RecordTooLargeException("big")).isRefused()).isTrue();
    }

    @Test
    void an_attempt_that_fails_because_kafka_does_refuses_nobody() {
        assertThat(failing(new TimeoutException("2 record(s) expired")).isRefused())
                .isFalse();
        assertThat(failing(new NotEnoughReplicasException("1 of 2")).isRefused())
                .isFalse();
    }

    @Test
    void an_attempt_that_succeeds_refuses_nobody() {
        var attempt = new Attempt(RECORDS);
        attempt.run(new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer()));

        assertThat(attempt.succeeded()).isTrue();
        assertThat(attempt.isRefused()).isFalse();
    }

    @Test
    void each_record_that_is_in_the_log_has_a_place_there() {
        var attempt = new Attempt(RECORDS);
        attempt.run(new MockProducer<>(true, null, new ByteArraySerializer(), new ByteArraySerializer()));
        var second = new KafkaReceipt(attempt.place(1).orElseThrow());
        assertThat(second.target()).isEqualTo("bascule-kafka:orders");
        assertThat(second.name()).isEqualTo("orders-0@1");

        var failed = failing(new TimeoutException("expired"));
        assertThat(failed.place(0)).isPresent();
        assertThat(failed.place(1)).isEmpty();
        assertThat(failed.place(2)).isEmpty();
    }

    private static Attempt failing(RuntimeException failure) {
        var attempt = new Attempt(RECORDS);
        attempt.run(new MockProducer<>(false, null, new ByteArraySerializer(), new ByteArraySerializer()) {
            @Override
            public synchronized void flush() {
                completeNext();
                errorNext(failure);
            }
        });
        assertThat(attempt.succeeded()).isFalse();
        return attempt;
    }
}
