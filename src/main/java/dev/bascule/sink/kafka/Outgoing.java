package dev.bascule.sink.kafka;

import dev.bascule.batch.Batch;
import dev.bascule.batch.Delivery;
import dev.bascule.batch.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/** The records of one transaction in their order: the messages', then dead letters', then the ledger's. */
final class Outgoing {
    private final List<ProducerRecord<byte[], byte[]>> records;
    private final List<Delivery> owners;
    private int messageRecords;

    private Outgoing(int size) {
        this.records = new ArrayList<>(size + 1);
        this.owners = new ArrayList<>(size);
    }

    /** What {@code batch} sends over {@code connection} as its outcomes stand. */
    static Outgoing of(Batch batch, String connection, DeadLetterRecords deadLetters) {
        var outgoing = new Outgoing(batch.size());
        var deliveries = batch.deliveries();
        for (var delivery : deliveries) {
            for (var append : delivery.appends()) {
                if (append instanceof KafkaAppend mine && mine.connection().equals(connection)) {
                    outgoing.add(mine, delivery);
                }
            }
        }
        outgoing.messageRecords = outgoing.records.size();
        for (var delivery : deliveries) {
            if (delivery.outcome() instanceof Outcome.DeadLettered letter) {
                deadLetters.recordFor(delivery, letter).ifPresent(append -> outgoing.add(append, delivery));
            }
        }
        return outgoing;
    }

    void addLedgerRecord(ProducerRecord<byte[], byte[]> ledgerRecord) {
        records.add(ledgerRecord);
    }

    List<ProducerRecord<byte[], byte[]>> records() {
        return records;
    }

    boolean isMessage(int position) {
        return position < messageRecords;
    }

    boolean isLedger(int position) {
        return position >= owners.size();
    }

    /** Whose record it is; not for the ledger's. */
    Delivery owner(int position) {
        return owners.get(position);
    }

    /** Tells the messages where {@code attempt} has put their records, which were those at {@code positions}. */
    void accepted(Attempt attempt, List<Integer> positions) {
        for (int i = 0; i < positions.size(); i++) {
            accepted(positions.get(i), attempt.place(i));
        }
    }

    /** The same when {@code attempt} was made of all records. */
    void accepted(Attempt attempt) {
        for (int position = 0; position < messageRecords; position++) {
            accepted(position, attempt.place(position));
        }
    }

    private void accepted(int position, Optional<RecordMetadata> place) {
        place.ifPresent(known -> owners.get(position).accepted(new KafkaReceipt(known)));
    }

    /** The messages' records that go to the same topic as the one at {@code position}, if that topic was computed from its message. */
    List<Integer> sameTopicOfMessage(int position) {
        var positions = new ArrayList<Integer>();
        if (isMessage(position) && isTopicOfMessage(position)) {
            for (int other = 0; other < messageRecords; other++) {
                if (records.get(other).topic().equals(records.get(position).topic()) && isTopicOfMessage(other)) {
                    positions.add(other);
                }
            }
        }
        return positions;
    }

    private boolean isTopicOfMessage(int position) {
        return owners.get(position).appends().stream()
                .anyMatch(append -> append instanceof KafkaAppend mine
                        && mine.topicOfMessage()
                        && mine.record().equals(records.get(position)));
    }

    private void add(KafkaAppend append, Delivery owner) {
        records.add(append.record());
        owners.add(owner);
    }
}
