package dev.bascule.camel;

import dev.bascule.batch.BatchLimits;
import dev.bascule.batch.LaneId;
import dev.bascule.batch.Participant;
import dev.bascule.books.Books;
import dev.bascule.books.BooksFromLedger;
import dev.bascule.books.SqlParticipant;
import dev.bascule.database.BatchWriter;
import dev.bascule.dedup.LaneProof;
import dev.bascule.ledger.KafkaLedger;
import dev.bascule.routes.RouteShape;
import dev.bascule.sink.kafka.PlainKafkaParticipant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.camel.CamelContext;

/**
 * Collects the participants of one lane in the order in which they settle: what differs from source to source by {@link #add}, what all have in
 * common by the other methods. For one use.
 */
final class LaneParticipants {
    private final BasculeRuntime runtime;
    private final LaneId id;
    private final RouteShape shape;
    private final BatchLimits limits;
    private final List<Participant> all = new ArrayList<>();
    private final List<BatchWriter> writers = new ArrayList<>();

    LaneParticipants(BasculeRuntime runtime, LaneId id, RouteShape shape, BatchLimits limits) {
        this.runtime = runtime;
        this.id = id;
        this.shape = shape;
        this.limits = limits;
    }

    LaneId id() {
        return id;
    }

    RouteShape shape() {
        return shape;
    }

    BatchLimits limits() {
        return limits;
    }

    /** What is collected so far, in order. */
    List<Participant> all() {
        return all;
    }

    /** Takes part next. */
    void add(Participant participant) {
        all.add(participant);
    }

    /** Takes part in the SQL transaction. */
    void write(BatchWriter writer) {
        writers.add(writer);
    }

    /** Whoever asks, before anything is sent, for room in the store if dead letters go there. */
    void addLetterRoom(BatchEndpoint endpoint) {
        if (DeadLetterPlace.isStored(endpoint)) {
            all.add(runtime.letterRoom().ofLane());
        }
    }

    /** Whoever writes to the route's AWS targets. */
    void addAws(CamelContext context) {
        runtime.aws().participant(id, shape, limits, context).ifPresent(all::add);
    }

    /** The ledger that proves what the route has delivered: that of its first Kafka connection. */
    Optional<KafkaLedger> ledger() {
        return shape.kafkaConnections().stream().findFirst().map(runtime::ledger);
    }

    /** Whoever writes to the route's other Kafka connections, which have no proof. */
    void addFurtherKafka() {
        shape.kafkaConnections().stream()
                .skip(1)
                .map(name -> new PlainKafkaParticipant(id, runtime.ledger(name), limits))
                .forEach(all::add);
    }

    /**
     * The lane's claims on keys of the dedup window, if its route can make any.
     *
     * @param ledgerListsKeys whether the ledger's entries list the keys that the lane has used up
     */
    void addClaims(boolean ledgerListsKeys) {
        var proof = ledger().<LaneProof>map(known -> new LedgerProof(known, ledgerListsKeys))
                .orElse(LaneProof.NONE);
        runtime.claims(id, shape.dedup(), proof).ifPresent(claims -> {
            all.add(claims);
            writers.add(claims);
        });
    }

    /** The SQL transaction of everything that was to {@link #write}, and of the books. */
    void addSql() {
        all.add(new SqlParticipant(runtime.database(), id, writers));
    }

    /** Whoever takes over what a ledger says of the books. */
    void addBooksFrom(BooksFromLedger.Ledger ledger) {
        all.add(new BooksFromLedger(id, new Books(runtime.database()), ledger));
    }
}
