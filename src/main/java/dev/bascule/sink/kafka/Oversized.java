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
        for (var delivery : batch.deliveries()) {
            for (var append : delivery.appends()) {
                if (append instanceof KafkaAppend mine && mine.connection().equals(connection)) {
                    int most = most(settings, sizes.limit(mine.record().topic()));
                    if (append.sizeBytes() > most) {
                        delivery.poison(Refusal.tooLarge(mine, most).outcome());
                        break;
                    }
                }
            }
        }
    }

    /** Compressed, a record may still fit into its topic; the client's own bound is about what it has before. */
    private static int most(Map<String, Object> settings, int topicBytes) {
        int most = ProducerSettings.maxRequestBytes(settings);
        return ProducerSettings.isCompressed(settings) ? most : Math.min(most, topicBytes);
    }
}
