package dev.bascule.ledger;

import dev.bascule.batch.LaneId;
import dev.bascule.batch.MarkedSource;
import dev.bascule.batch.SourceId;
import dev.bascule.batch.UnavailableException;
import dev.bascule.batch.UnavailableException.Kind;
import dev.bascule.connection.KafkaConnection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * The ledger of one Kafka connection and process: topic, reader, index. Talks to Kafka for the first time when somebody asks, so that a bridge
 * can start while Kafka is down. Thread-safe.
 */
public final class KafkaLedger implements AutoCloseable {
    /**
     * The longest that a look-up waits for other lanes' transactions: Kafka ends those of dead lanes after 15 s, looks only every 10 s, and
     * needs a moment to do it.
     */
    public static final Duration LONGEST_TRANSACTION = Duration.ofSeconds(30);

    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(10);
    private static final Duration PROBE_LIMIT = Duration.ofSeconds(3);
    private static final int FENCING_ROUNDS = 5;

    private final KafkaConnection connection;
    private final long run;
    private final RetiredLanes retiredLanes;
    private final ConnectedTime connectedTime;
    private final SourceClocks clocks;
    private final InDoubtIndex index;

    private final ReentrantLock opening = new ReentrantLock();
    private volatile @Nullable LedgerAdmin admin;
    private volatile LedgerTopic.@Nullable Shape shape;
    private volatile @Nullable LedgerReader reader;
    private volatile @Nullable LedgerKeeper keeper;

    KafkaLedger(KafkaConnection connection, long run, ConnectedTime connectedTime, RetiredLanes retiredLanes) {
        this.connection = connection;
        this.run = run;
        this.retiredLanes = retiredLanes;
        this.connectedTime = connectedTime;
        this.clocks = new SourceClocks(connectedTime);
        this.index = new InDoubtIndex(clocks);
    }

    /** No entry of a batch of so many messages is larger. */
    public static long maxEntryBytes(int messages) {
        return EntryCodec.maxBytes(messages);
    }

    /** Where it is. */
    public KafkaConnection connection() {
        return connection;
    }

    /** The ledger of one lane; the lane counts as running until {@link #leave}. */
    public LaneLedger enter(LaneId lane) {
        retiredLanes.enter(lane);
        return new LaneLedger(lane, run, index, clocks, System::currentTimeMillis);
    }

    /** The ledger of one lane whose source keeps its position here; the lane counts as running until {@link #leave}. */
    public MarkLedger enter(LaneId lane, MarkedSource source) {
        retiredLanes.enter(lane);
        return new MarkLedger(lane, run, index, clocks, System::currentTimeMillis, source);
    }

    /** Instances that have settled a batch from {@code source} since a lane of this process first opened it. */
    Set<String> settling(SourceId source) {
        return index.settling(source);
    }

    /** The lane has ended. */
    public void leave(LaneId lane) {
        retiredLanes.leave(lane);
    }

    /**
     * Makes sure that the topic is there and fit, that it is being read, and that nothing of this instance's retired lanes is open. Quick once
     * done.
     *
     * @param messages the largest batch that will be written
     */
    public void ready(int messages) throws UnavailableException {
        opening.lock();
        try {
            var known = shape();
            if (EntryCodec.maxBytes(messages) > known.maxMessageBytes()) {
                throw tooSmall(known, messages);
            }
            if (keeper == null) {
                fenceRetired();
                var goneLanes = new GoneLanes(index, retiredLanes, new TakenOverLane(this));
                var started = new LedgerKeeper(connection, index, clocks, connectedTime, this::records, goneLanes);
                started.start();
                keeper = started;
            }
        } finally {
            opening.unlock();
        }
    }

    /**
     * Waits until every transaction that has anything in the ledger now has ended, and the index knows how.
     *
     * @throws UnavailableException that takes longer than {@code limit}, or Kafka doesn't answer
     */
    public void awaitStable(Duration limit) throws UnavailableException {
        await(IsolationLevel.READ_UNCOMMITTED, limit);
    }

    /**
     * The marks of {@code source} as of now or later: waits like {@link #awaitStable}.
     *
     * @throws LedgerReplacedException the ledger is being read anew: what is known means nothing
     */
    public Map<String, byte[]> awaitMarks(SourceId source)
            throws UnavailableException, LedgerFormatException, LedgerReplacedException {
        long before = generation();
        awaitStable(LONGEST_TRANSACTION);
        var marks = index.marks(source);
        if (generation() != before) {
            throw new LedgerReplacedException();
        }
        return marks;
    }

    /**
     * The last entry of {@code lane}, of any instance, as of now or later: waits like {@link #awaitStable}.
     *
     * @throws UnavailableException Kafka doesn't answer, or what it answers cannot be used now
     */
    public Optional<LedgerEntry> awaitLastEntry(LaneId lane) throws UnavailableException {
        long before = generation();
        awaitStable(LONGEST_TRANSACTION);
        try {
            var entry = index.lastEntry(lane);
            if (generation() != before) {
                throw new LedgerReplacedException();
            }
            return Optional.ofNullable(entry);
        } catch (LedgerFormatException e) {
            throw new UnavailableException(
                    Kind.MISCONFIGURED, connection.name(), "ledger cannot be read: " + e.getMessage(), e);
        } catch (LedgerReplacedException e) {
            throw new UnavailableException(Kind.DOWN, connection.name(), "the ledger is being read anew", e);
        }
    }

    /** Differs whenever a mark of {@code source} was committed since, by whatever instance. */
    public long markChanges(SourceId source) {
        return index.markChanges(source);
    }

    /** Ends whatever transaction these ids have open, and lets none of their producers write again. */
    public void fence(Set<String> transactionalIds) throws UnavailableException {
        admin().fence(transactionalIds);
    }

    /** To be taken before {@link #awaitStable} and handed to {@link LaneLedger} or {@link MarkLedger}. Cheap. */
    public long generation() {
        return index.generation();
    }

    /** Records for the producer: all records of a source go to one partition, so that they are read in the order of their offsets. */
    public List<ProducerRecord<byte[], byte[]>> records(SourceId source, List<LedgerRecord> contents)
            throws UnavailableException {
        int partition = Math.floorMod(source.toString().hashCode(), shape().partitions());
        var records = new ArrayList<ProducerRecord<byte[], byte[]>>(contents.size());
        for (var content : contents) {
            records.add(new ProducerRecord<>(connection.ledgerTopic(), partition, content.key(), content.value()));
        }
        return records;
    }

    /** Something went wrong with the topic: before the next lane opens, it is looked at again, and created if somebody has deleted it. */
    public void suspect() {
        shape = null;
    }

    /** How many partitions a topic has, asked of the cluster now. Takes at most 3 s. */
    public int partitions(String topic) throws UnavailableException {
        return admin().describe(Set.of(topic), PROBE_LIMIT).get(0).partitions().size();
    }

    /** The topic's {@code max.message.bytes}; empty if there is no such topic or this user may not ask. Takes at most 3 s. */
    public OptionalInt maxMessageBytes(String topic) throws UnavailableException {
        return admin().maxMessageBytes(topic, PROBE_LIMIT);
    }

    /** Returns normally if the cluster answers and the coordinator of {@code transactionalId} is there. Takes at most 3 s. */
    public void probe(String transactionalId) throws UnavailableException {
        admin().transactionState(transactionalId, PROBE_LIMIT);
    }

    /** The coordinator's view of a transactional id; differs after each of its transactions. Takes at most 3 s. */
    public String transactionState(String transactionalId) throws UnavailableException {
        return admin().transactionState(transactionalId, PROBE_LIMIT);
    }

    /** Returns normally if the cluster answers. Takes at most 3 s. */
    public void probe() throws UnavailableException {
        admin().probe(PROBE_LIMIT);
    }

    /** Returns normally if these topics exist and can be written. Takes at most 3 s. */
    public void probeTopics(Set<String> topics) throws UnavailableException {
        admin().checkWritable(topics, PROBE_LIMIT);
    }

    @Override
    public void close() {
        var openKeeper = keeper;
        if (openKeeper != null) {
            openKeeper.close();
        }
        var openReader = reader;
        if (openReader != null) {
            openReader.close();
        }
        var openAdmin = admin;
        if (openAdmin != null) {
            openAdmin.close();
        }
    }

    /** The instance's retired lanes are known by their entries, and an open transaction may hide entries: so look again after each round. */
    private void fenceRetired() throws UnavailableException {
        var fenced = new HashSet<String>();
        boolean again = true;
        for (int round = 0; again && round < FENCING_ROUNDS; round++) {
            await(IsolationLevel.READ_COMMITTED, LONGEST_TRANSACTION);
            again = retiredLanes.fence(index.lanes(), fenced, ids -> admin().fence(ids));
        }
    }

    private void await(IsolationLevel level, Duration limit) throws UnavailableException {
        var ends = admin().ends(shape().partitions(), level, ANSWER_LIMIT);
        var source = reader();
        source.cover(ends.size());
        try {
            if (!source.await(ends, limit)) {
                throw notReadToItsEnd(limit, source.progress(ends), ends.keySet());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnavailableException(Kind.DOWN, connection.name(), "interrupted while reading the ledger", e);
        }
    }

    private UnavailableException notReadToItsEnd(Duration limit, String progress, Set<TopicPartition> partitions)
            throws UnavailableException {
        var open = admin().openTransactions(partitions, PROBE_LIMIT);
        return new UnavailableException(
                Kind.DOWN,
                connection.name(),
                "ledger topic " + connection.ledgerTopic() + " could not be read to its end within " + limit.toSeconds()
                        + " s (" + progress + "); " + (open.isEmpty() ? "the broker is slow" : open),
                null);
    }

    private LedgerAdmin admin() throws UnavailableException {
        var known = admin;
        if (known != null) {
            return known;
        }
        opening.lock();
        try {
            known = admin;
            if (known == null) {
                known = LedgerAdmin.connect(connection);
                admin = known;
            }
            return known;
        } finally {
            opening.unlock();
        }
    }

    private LedgerTopic.Shape shape() throws UnavailableException {
        var known = shape;
        if (known != null) {
            return known;
        }
        opening.lock();
        try {
            known = shape;
            if (known == null) {
                known = admin().ensureTopic();
            }
            shape = known;
            return known;
        } finally {
            opening.unlock();
        }
    }

    private LedgerReader reader() throws UnavailableException {
        var known = reader;
        if (known != null) {
            return known;
        }
        opening.lock();
        try {
            known = reader;
            if (known == null) {
                known = LedgerReader.connect(connection, shape().partitions(), index);
            }
            reader = known;
            return known;
        } finally {
            opening.unlock();
        }
    }

    private UnavailableException tooSmall(LedgerTopic.Shape known, int messages) {
        return new UnavailableException(
                Kind.MISCONFIGURED,
                connection.name(),
                "ledger topic " + connection.ledgerTopic() + " takes messages of " + known.maxMessageBytes()
                        + " bytes, too few for a batch of " + messages + "; set its max.message.bytes to at least "
                        + EntryCodec.maxBytes(messages) + ", or take smaller batches",
                null);
    }
}
