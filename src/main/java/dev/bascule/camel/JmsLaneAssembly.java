package dev.bascule.camel;

import dev.bascule.batch.BatchLimits;
import dev.bascule.batch.Delivery;
import dev.bascule.batch.DoneLedger;
import dev.bascule.batch.LaneId;
import dev.bascule.batch.LaneParts;
import dev.bascule.batch.Participant;
import dev.bascule.batch.PoisonWatch;
import dev.bascule.batch.Router;
import dev.bascule.books.Books;
import dev.bascule.books.BooksFromLedger;
import dev.bascule.books.SqlDoneKeys;
import dev.bascule.books.SqlParticipant;
import dev.bascule.database.BatchWriter;
import dev.bascule.deadletter.DeadLetterLedger;
import dev.bascule.deadletter.DeadLetterWriter;
import dev.bascule.routes.RouteShape;
import dev.bascule.sink.kafka.DeadLetterRecords;
import dev.bascule.sink.kafka.KafkaDeadLetters;
import dev.bascule.sink.kafka.KafkaParticipant;
import dev.bascule.sink.kafka.PlainKafkaParticipant;
import dev.bascule.source.jms.JmsLaneSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Puts together one lane of a {@code bascule-jms:} route: the participants that its targets call for, in the order in which they settle, and who knows
 * what is done already. For one use.
 */
final class JmsLaneAssembly {
    private final BasculeRuntime runtime;
    private final BasculeJmsEndpoint endpoint;
    private final LaneId id;
    private final RouteShape shape;
    private final BatchLimits limits;
    private final List<Participant> participants;
    private final List<DoneLedger> ledgers = new ArrayList<>();
    private final List<BatchWriter> writers = new ArrayList<>();

    /** @param participants empty; gets those of the lane, even if the rest fails */
    JmsLaneAssembly(
            BasculeRuntime runtime,
            BasculeJmsEndpoint endpoint,
            LaneId id,
            RouteShape shape,
            BatchLimits limits,
            List<Participant> participants) {
        this.runtime = runtime;
        this.endpoint = endpoint;
        this.id = id;
        this.shape = shape;
        this.limits = limits;
        this.participants = participants;
    }

    LaneParts assemble(JmsLaneSource source, Router router, PoisonWatch poison) {
        var place = DeadLetterPlace.of(endpoint, id, source, shape.kafkaConnections());
        var kafkaLetters = place.kafkaTopic()
                .map(topic -> new KafkaDeadLetters(id, shape.kafkaConnections().get(0), topic));
        runtime.aws().participant(id, shape, limits, endpoint.getCamelContext()).ifPresent(participants::add);
        var kafkaLedger = kafka(kafkaLetters);
        place.participant().ifPresent(participants::add);
        writers.add(deadLetterWriter(place, kafkaLetters));
        if (kafkaLedger.isEmpty()) {
            doneKeysInSql();
        }
        participants.add(new SqlParticipant(runtime.database(), id, writers));
        kafkaLedger.ifPresent(known ->
                participants.add(new BooksFromLedger(id, new Books(runtime.database()), known::booksOfInstance)));
        var letters = new DeadLetterLedger(runtime.deadLetters(), runtime.lettersInDoubt());
        participants.add(letters);
        ledgers.add(letters);
        return new LaneParts(id, source, router, participants, ledgers, limits, poison);
    }

    /** The first connection has the ledger. */
    private Optional<KafkaParticipant> kafka(Optional<KafkaDeadLetters> letters) {
        Optional<KafkaParticipant> ledger = Optional.empty();
        for (var name : shape.kafkaConnections()) {
            var kafka = runtime.ledgers().of(runtime.kafka(name));
            if (ledger.isEmpty()) {
                var records = letters.isPresent() ? letters.get() : DeadLetterRecords.NONE;
                var ledgered = new KafkaParticipant(id, kafka, limits, records);
                participants.add(ledgered);
                ledgers.add(ledgered);
                ledger = Optional.of(ledgered);
            } else {
                participants.add(new PlainKafkaParticipant(id, kafka, limits));
            }
        }
        return ledger;
    }

    private void doneKeysInSql() {
        var doneKeys = new SqlDoneKeys(runtime.database(), id);
        writers.add(doneKeys);
        participants.add(doneKeys);
        ledgers.add(doneKeys);
    }

    /** Of all dead letters, or of those that the second place, which is there instead, could not have. */
    private DeadLetterWriter deadLetterWriter(DeadLetterPlace place, Optional<KafkaDeadLetters> kafkaLetters) {
        if (endpoint.isDeadLetterStore() || endpoint.getDeadLetter() == null) {
            return new DeadLetterWriter(runtime.deadLetters());
        }
        Predicate<Delivery> kept = kafkaLetters.isPresent()
                ? kafkaLetters.get()::wasRefused
                : delivery -> place.kept().isPresent() && place.kept().get().contains(delivery);
        return new DeadLetterWriter(runtime.deadLetters(), kept);
    }
}
