package dev.bascule.trace;

import dev.bascule.batch.Batch;
import dev.bascule.batch.DeadLetterReason;
import dev.bascule.batch.Delivery;
import dev.bascule.batch.LaneBooks;
import dev.bascule.batch.LaneId;
import dev.bascule.batch.Outcome;
import dev.bascule.batch.Receipt;
import dev.bascule.batch.SourceId;
import dev.bascule.deadletter.SampleMessage;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** Batches as lanes leave them. */
final class SettledBatches {
    static final LaneId LANE = new LaneId("dc1", "orders", 1, new SourceId("erp", "queue:Q"));

    record Accepted(String target, String name) implements Receipt {}

    private SettledBatches() {}

    /** One message, whose default key is {@code ID:number}. */
    static Batch of(int number, Consumer<Delivery> end) {
        var batch = new Batch(LANE, new LaneBooks(6, 1, 0, 0, 0, 0));
        end.accept(batch.add(SampleMessage.of(number)));
        return batch;
    }

    /** Messages {@code from} to {@code to - 1}, all delivered. */
    static Batch delivered(int from, int to) {
        var batch = new Batch(LANE, LaneBooks.EMPTY);
        IntStream.range(from, to).forEach(i -> {
            var delivery = batch.add(SampleMessage.of(i));
            delivery.accepted(new Accepted("bascule-kafka:orders", "orders-0@" + i));
            delivery.end(Outcome.DELIVERED);
        });
        return batch;
    }

    static Outcome.DeadLettered tooLarge() {
        return new Outcome.DeadLettered(DeadLetterReason.TOO_LARGE, "bascule-kafka:orders", "2 MB, and it takes 1 MB");
    }
}
