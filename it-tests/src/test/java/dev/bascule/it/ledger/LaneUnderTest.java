package dev.bascule.it.ledger;

import dev.bascule.batch.Batch;
import dev.bascule.batch.BatchLimits;
import dev.bascule.batch.Delivery;
import dev.bascule.batch.DoneKey;
import dev.bascule.batch.LaneBooks;
import dev.bascule.batch.LaneId;
import dev.bascule.batch.Original;
import dev.bascule.batch.Outcome;
import dev.bascule.batch.SettleStep;
import dev.bascule.batch.SourceId;
import dev.bascule.batch.SourceMessage;
import dev.bascule.batch.UnavailableException;
import dev.bascule.ledger.KafkaLedger;
import dev.bascule.sink.kafka.DeadLetterRecords;
import dev.bascule.sink.kafka.KafkaAppend;
import dev.bascule.sink.kafka.KafkaParticipant;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import org.apache.kafka.clients.producer.ProducerRecord;

/** A lane without a source: its messages are texts, equal texts are equal messages, each goes to one topic. */
final class LaneUnderTest {
    private static final Queue<LaneUnderTest> OPENED = new ConcurrentLinkedQueue<>();

    static final SourceId SOURCE = new SourceId("erp", "queue:ORDERS");

    final LaneId id;
    final KafkaParticipant participant;
    private final Function<String, KafkaAppend> sink;
    private LaneBooks books = LaneBooks.EMPTY;

    LaneUnderTest(KafkaLedger ledger, String instance, int number, Function<String, KafkaAppend> sink) {
        this(ledger, instance, number, sink, lane -> DeadLetterRecords.NONE);
    }

    LaneUnderTest(
            KafkaLedger ledger,
            String instance,
            int number,
            Function<String, KafkaAppend> sink,
            Function<LaneId, DeadLetterRecords> deadLetters) {
        this.id = new LaneId(instance, "orders", number, SOURCE);
        this.sink = sink;
        this.participant = new KafkaParticipant(id, ledger, BatchLimits.DEFAULT, deadLetters.apply(id));
    }

    /** A sink that writes each text to one topic, key and value. */
    static Function<String, KafkaAppend> to(String topic) {
        return text -> append(topic, text, text.getBytes(StandardCharsets.UTF_8));
    }

    static KafkaAppend append(String topic, String text, byte[] key) {
        return KafkaAppend.of("cloud", new ProducerRecord<>(topic, key, text.getBytes(StandardCharsets.UTF_8)));
    }

    LaneUnderTest open() throws UnavailableException {
        OPENED.add(this);
        participant.probe();
        participant.open();
        books = books.orLater(participant.lastBooks());
        return this;
    }

    /** Closes all that were opened; a producer that is left alone looks for its Kafka for ever. */
    static void closeAll() {
        for (var lane = OPENED.poll(); lane != null; lane = OPENED.poll()) {
            lane.participant.close();
        }
    }

    LaneBooks books() {
        return books;
    }

    Batch take(String... texts) {
        var batch = new Batch(id, books);
        for (var text : texts) {
            batch.add(new Message(text));
        }
        return batch;
    }

    /** Looks up, routes and flushes: what a lane does before the proof. */
    Batch flush(boolean barrier, String... texts) throws UnavailableException {
        var batch = take(texts);
        participant.lookUp(batch, barrier);
        for (var delivery : batch.deliveries()) {
            if (delivery.outcome() == null) {
                delivery.append(sink.apply(((Message) delivery.message()).text()));
                delivery.endByReach();
            }
        }
        settle(batch, SettleStep.AWS, SettleStep.KAFKA_FLUSH, SettleStep.DEAD_LETTER, SettleStep.PROOF);
        return batch;
    }

    void commit(Batch batch) throws UnavailableException {
        settle(batch, SettleStep.KAFKA_COMMIT, SettleStep.SQL, SettleStep.SOURCE_COMMIT);
    }

    void confirm(Batch batch) {
        participant.confirmed(batch);
        books = batch.booksAfter();
    }

    /** The whole way. Returns the texts that were done before. */
    List<String> settle(boolean barrier, String... texts) throws UnavailableException {
        var batch = flush(barrier, texts);
        commit(batch);
        confirm(batch);
        return done(batch);
    }

    /** The whole way, but the source's answer to its commit gets lost. */
    List<String> settleUnconfirmed(boolean barrier, String... texts) throws UnavailableException {
        var batch = flush(barrier, texts);
        commit(batch);
        books = batch.booksAfter();
        return done(batch);
    }

    static List<String> done(Batch batch) {
        var done = new ArrayList<String>();
        for (var delivery : batch.deliveries()) {
            if (delivery.outcome() instanceof Outcome.AlreadyDone) {
                done.add(((Message) delivery.message()).text());
            }
        }
        return done;
    }

    static List<Outcome> outcomes(Batch batch) {
        return batch.deliveries().stream().map(Delivery::outcome).toList();
    }

    private void settle(Batch batch, SettleStep... steps) throws UnavailableException {
        for (var step : steps) {
            participant.settle(step, batch);
        }
    }

    record Message(String text) implements SourceMessage {
        @Override
        public Optional<DoneKey> doneKey() {
            return Optional.of(new DoneKey(text.hashCode(), text.length()));
        }

        @Override
        public String defaultKey() {
            return text;
        }

        @Override
        public int sizeBytes() {
            return text.length();
        }

        @Override
        public boolean redelivered() {
            return false;
        }

        @Override
        public Original original() {
            return new Original(
                    "text", text.getBytes(StandardCharsets.UTF_8), Map.of(), Map.of("color", "red"), 1, Instant.EPOCH);
        }
    }
}
