package dev.bascule.it.loops;

import jakarta.jms.JMSException;
import jakarta.jms.TextMessage;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * What a hand-written loop has to know of a service of AWS. Thread-safe.
 *
 * @param <E> an entry in the SDK's types
 */
interface LoopService<E> {
    /** Most entries of a call. */
    int mostEntries();

    /** Most bytes of a call. */
    int mostBytes();

    E entry(TextMessage message) throws JMSException;

    /** As the service counts them. */
    int bytes(E entry);

    /** One call; completes with the entries that were not taken. */
    CompletableFuture<List<E>> send(List<E> entries);

    /** Of what {@code settings} say. */
    static LoopService<?> of(LoopSettings settings) {
        return switch (settings.to()) {
            case SQS -> new SqsLoopService(settings);
            case EVENTBRIDGE -> new EventBridgeLoopService(settings);
            case KINESIS -> new KinesisLoopService(settings);
            case KAFKA -> throw new IllegalArgumentException("Kafka is no service of AWS");
        };
    }
}
