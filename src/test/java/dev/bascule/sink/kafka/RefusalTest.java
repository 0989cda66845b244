package dev.bascule.sink.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bascule.batch.DeadLetterReason;
import dev.bascule.batch.UnavailableException;
import dev.bascule.batch.UnavailableException.Kind;
import dev.bascule.ledger.KafkaTrouble;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.DisconnectException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.NotEnoughReplicasException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.TransactionAbortableException;
import org.apache.kafka.common.errors.TransactionAbortedException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.junit.jupiter.api.Test;

class RefusalTest {
    private static final ProducerRecord<byte[], byte[]> SENT = new ProducerRecord<>("orders", new byte[1]);

    @Test
    void what_is_the_records_own_fault_is_a_refusal() {
        assertThat(refusal(new RecordTooLargeException("big"))).hasValue(DeadLetterReason.TOO_LARGE);
        assertThat(refusal(new InvalidRecordException("no key"))).hasValue(DeadLetterReason.REFUSED_BY_TARGET);
        assertThat(refusal(new InvalidTopicException("a/b"))).hasValue(DeadLetterReason.REFUSED_BY_TARGET);
        assertThat(refusal(new ExecutionException(new RecordTooLargeException("big"))))
                .hasValue(DeadLetterReason.TOO_LARGE);
    }

    @Test
    void what_is_anybody_elses_fault_is_none() {
        for (var failure : List.of(
                new TimeoutException("slow"),
                new TransactionAbortedException(),
                new KafkaException("part of a batch"),
                new TopicAuthorizationException(Set.of("orders")),
                new UnknownTopicOrPartitionException(),
                new NotEnoughReplicasException("1 of 2"))) {
            assertThat(refusal(failure)).isEmpty();
        }
    }

    @Test
    void somebody_must_act_on_what_does_not_pass_by_itself() {
        assertThat(trouble(new TopicAuthorizationException(Set.of("orders"))).kind())
                .isEqualTo(Kind.MISCONFIGURED);
        assertThat(trouble(new SaslAuthenticationException("bad password")).kind())
                .isEqualTo(Kind.MISCONFIGURED);
        assertThat(trouble(new ConfigException("linger.ms", "x")).kind()).isEqualTo(Kind.MISCONFIGURED);
        assertThat(trouble(new TimeoutException("not present", new UnknownTopicOrPartitionException("no such topic")))
                        .kind())
                .isEqualTo(Kind.MISCONFIGURED);
    }

    @Test
    void the_rest_passes_by_itself() {
        assertThat(trouble(new TimeoutException("slow")).kind()).isEqualTo(Kind.DOWN);
        assertThat(trouble(new KafkaException("x", new DisconnectException())).kind())
                .isEqualTo(Kind.DOWN);
        assertThat(trouble(new TransactionAbortableException("x", new NotEnoughReplicasException("1 of 2")))
                        .getMessage())
                .contains("1 of 2", "brokers that hold the topic are down");
    }

    @Test
    void the_line_names_connection_doing_and_remedy() {
        assertThat(trouble(new TopicAuthorizationException(Set.of("orders"))))
                .hasMessageContaining("cloud: writing to topic orders: ")
                .hasMessageContaining("allow this user to write");
    }

    private static Optional<DeadLetterReason> refusal(Exception failure) {
        return Refusal.of(SENT, failure).map(Refusal::reason);
    }

    private static UnavailableException trouble(Exception failure) {
        return KafkaTrouble.unavailable("cloud", "writing to topic orders", failure);
    }
}
