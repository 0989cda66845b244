package dev.bascule.sink.kafka;

import dev.bascule.batch.Batch;
import dev.bascule.batch.UnavailableException;
import java.util.Map;

/** Poisons messages whose records are too large for certain, before one of them fails the whole attempt. */
final class Oversized {
    private Oversized() {}

    /** @param settings the producer's */
    static void poison(Batch batch, String connection, TopicSizes sizes, Map<String, Object> settings)
            throws UnavailableException {
        int request = ProducerSettings.maxRequestBytes(settings);
        // Compressed, a record may still fit into its topic; the client's own bound is about what it has before.
        boolean compressed = ProducerSettings.isCompressed(settings);
        for (var delivery : batch.deliveries()) {
            for (var append : delivery.appends()) {
                if (append instanceof KafkaAppend mine && mine.connection().equals(connection)) {
                    if (append.sizeBytes() > request
                            || (!compressed && sizes.refuses(mine.record().topic(), append.sizeBytes()))) {
                        int most = compressed
                                ? request
                                : Math.min(request, sizes.limit(mine.record().topic()));
                        delivery.poison(Refusal.tooLarge(mine, most).outcome());
                        break;
                    }
                }
            }
        }
    }
}
