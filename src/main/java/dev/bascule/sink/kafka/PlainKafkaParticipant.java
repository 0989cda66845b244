package dev.bascule.sink.kafka;

import dev.bascule.batch.Append;
import dev.bascule.batch.Batch;
import dev.bascule.batch.BatchLimits;
import dev.bascule.batch.LaneClock;
import dev.bascule.batch.LaneId;
import dev.bascule.batch.Outcome;
import dev.bascule.batch.Participant;
import dev.bascule.batch.SettleStep;
import dev.bascule.batch.UnavailableException;
import dev.bascule.ledger.KafkaLedger;
import dev.bascule.ledger.KafkaTrouble;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * At-least-once to a Kafka cluster: for the second and further Kafka connections of a route, which no transaction can join to the first.
 *
 * <p>Like any target without transactions it writes in {@link SettleStep#AWS}, before the first cluster's flush, so that a record refused here
 * still withdraws its message there. When a batch goes back after that, its records here are written again.
 */
public final class PlainKafkaParticipant implements Participant {
    private final KafkaLedger cluster;
    private final TopicSizes sizes;
    private Map<String, Object> settings;
    private final Set<String> troubledTopics = new TreeSet<>();
    private @Nullable Producer<byte[], byte[]> producer;

    /** @param cluster the connection; its ledger is not used */
    public PlainKafkaParticipant(LaneId lane, KafkaLedger cluster, BatchLimits limits) {
        this.cluster = cluster;
        this.sizes = new TopicSizes(cluster::maxMessageBytes, LaneClock.SYSTEM);
        this.settings = ProducerSettings.plain(cluster.connection(), lane, limits);
    }

    @Override
    public void open() throws UnavailableException {
        opened();
    }

    @Override
    public void probe() throws UnavailableException {
        cluster.probe();
        if (!troubledTopics.isEmpty()) {
            cluster.probeTopics(troubledTopics);
        }
    }

    @Override
    public boolean writes(Append append) {
        return KafkaAppend.isFor(cluster.connection().name(), append);
    }

    @Override
    public void settle(SettleStep step, Batch batch) throws UnavailableException {
        if (step != SettleStep.AWS) {
            return;
        }
        sizes.beginBatch();
        Oversized.poison(batch, cluster.connection().name(), sizes, settings);
        var outgoing = Outgoing.of(batch, cluster.connection().name(), DeadLetterRecords.NONE);
        fit(sizes.smallest(outgoing.records()));
        write(outgoing);
        remember(outgoing);
        troubledTopics.clear();
    }

    @Override
    public void close() {
        drop();
    }

    /**
     * After a refusal everything from the first record that failed is written again without the culprit, rather once more than out of order, by
     * a new producer: an idempotent one that has lost a record from its sequence may wait for it until the others expire.
     */
    private void write(Outgoing outgoing) throws UnavailableException {
        int from = 0;
        while (from < outgoing.records().size()) {
            var positions = remaining(outgoing, from);
            var attempt = attempt(outgoing, positions);
            outgoing.accepted(attempt, positions);
            if (attempt.succeeded()) {
                return;
            }
            poison(outgoing, positions, attempt);
            from = positions.get(attempt.firstMissing());
        }
    }

    /** What the first cluster refuses later is a dead letter that this one has. */
    private static void remember(Outgoing outgoing) {
        for (int position : remaining(outgoing, 0)) {
            outgoing.owner(position)
                    .hasAlready(
                            "bascule-kafka:" + outgoing.records().get(position).topic());
        }
    }

    private static List<Integer> remaining(Outgoing outgoing, int from) {
        var positions = new ArrayList<Integer>();
        for (int position = from; position < outgoing.records().size(); position++) {
            if (outgoing.owner(position).outcome() instanceof Outcome.Delivered) {
                positions.add(position);
            }
        }
        return positions;
    }

    private void poison(Outgoing outgoing, List<Integer> positions, Attempt attempt) throws UnavailableException {
        var refusals = attempt.refusals();
        refusals.named().forEach((index, refusal) -> outgoing.owner(positions.get(index))
                .poison(refusal.outcome()));
        if (!refusals.named().isEmpty()) {
            return;
        }
        var misplaced = NoSuchPlace.culprits(cluster, outgoing, positions.get(attempt.lastSent()), attempt);
        misplaced.forEach((position, refusal) -> outgoing.owner(position).poison(refusal.outcome()));
        if (!misplaced.isEmpty()) {
            return;
        }
        boolean found = false;
        for (int index : refusals.suspects()) {
            var alone = List.of(positions.get(index));
            var trial = attempt(outgoing, alone);
            if (!trial.succeeded()) {
                poison(outgoing, alone, trial);
                found = true;
            }
        }
        if (!found) {
            throw trouble(attempt);
        }
    }

    private Attempt attempt(Outgoing outgoing, List<Integer> positions) throws UnavailableException {
        var records = new ArrayList<ProducerRecord<byte[], byte[]>>(positions.size());
        for (int position : positions) {
            records.add(outgoing.records().get(position));
        }
        var attempt = new Attempt(records);
        try {
            attempt.run(opened());
        } catch (InterruptException e) {
            throw KafkaTrouble.unavailable(cluster.connection().name(), "writing", e);
        }
        if (!attempt.succeeded()) {
            drop();
        }
        return attempt;
    }

    private void fit(int most) {
        var fitting = ProducerSettings.fit(settings, most);
        if (fitting != settings) {
            settings = fitting;
            drop();
        }
    }

    private UnavailableException trouble(Attempt attempt) {
        sizes.forget();
        var topic = attempt.failedTopic();
        if (topic != null) {
            troubledTopics.add(topic);
        }
        var doing = topic == null ? "writing" : "writing to topic " + topic;
        return KafkaTrouble.unavailable(cluster.connection().name(), doing, attempt.failure());
    }

    private Producer<byte[], byte[]> opened() throws UnavailableException {
        var out = producer;
        if (out == null) {
            try {
                var serializer = new ByteArraySerializer();
                out = new KafkaProducer<>(settings, serializer, serializer);
                producer = out;
            } catch (KafkaException e) {
                throw KafkaTrouble.unavailable(cluster.connection().name(), "connecting", e);
            }
        }
        return out;
    }

    private void drop() {
        var out = producer;
        producer = null;
        if (out != null) {
            out.close(Duration.ZERO);
        }
    }
}
