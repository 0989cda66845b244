package dev.bascule.sink.kafka;

import dev.bascule.batch.DeadLetterReason;
import dev.bascule.batch.Outcome;
import dev.bascule.ledger.KafkaTrouble;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.errors.InvalidTimestampException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.RecordBatchTooLargeException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;

/**
 * Kafka refuses this one record for what it is; any other would have been taken. Pure.
 *
 * @param reason what becomes of the message
 * @param target the record's endpoint
 * @param error one line
 */
record Refusal(DeadLetterReason reason, String target, String error) {
    private static final List<Class<? extends Exception>> TOO_LARGE =
            List.of(RecordTooLargeException.class, RecordBatchTooLargeException.class);
    private static final List<Class<? extends Exception>> REFUSED = List.of(
            InvalidRecordException.class,
            InvalidTimestampException.class,
            InvalidTopicException.class,
            SerializationException.class);

    /** The refusal that {@code failure} of sending {@code sent} means, if it means one. */
    static Optional<Refusal> of(ProducerRecord<byte[], byte[]> sent, Throwable failure) {
        var cause = KafkaTrouble.root(failure);
        if (TOO_LARGE.stream().anyMatch(type -> type.isInstance(cause))) {
            return Optional.of(refusal(DeadLetterReason.TOO_LARGE, sent, KafkaTrouble.text(cause)));
        }
        if (REFUSED.stream().anyMatch(type -> type.isInstance(cause))) {
            var type = cause.getClass().getSimpleName();
            return Optional.of(
                    refusal(DeadLetterReason.REFUSED_BY_TARGET, sent, type + ": " + KafkaTrouble.text(cause)));
        }
        return Optional.empty();
    }

    /** The record names a partition that the topic doesn't have. */
    static Refusal noSuchPartition(ProducerRecord<byte[], byte[]> sent) {
        return refusal(DeadLetterReason.REFUSED_BY_TARGET, sent, "the topic has no partition " + sent.partition());
    }

    /** The message names a topic that isn't there. */
    static Refusal noSuchTopic(ProducerRecord<byte[], byte[]> sent) {
        return refusal(DeadLetterReason.REFUSED_BY_TARGET, sent, "no such topic; the message names it");
    }

    /** A record that is larger than its topic, or this client, lets through. */
    static Refusal tooLarge(KafkaAppend append, int mostBytes) {
        return refusal(
                DeadLetterReason.TOO_LARGE,
                append.record(),
                append.sizeBytes() + " bytes; the topic's max.message.bytes or the connection's max.request.size is "
                        + mostBytes);
    }

    /** The outcome of the message that the record came from. */
    Outcome.DeadLettered outcome() {
        return new Outcome.DeadLettered(reason, target, error);
    }

    private static Refusal refusal(DeadLetterReason reason, ProducerRecord<byte[], byte[]> sent, String error) {
        return new Refusal(reason, "bascule-kafka:" + sent.topic(), error);
    }
}
