package dev.bascule.ledger;

import dev.bascule.batch.UnavailableException;
import dev.bascule.batch.UnavailableException.Kind;
import dev.bascule.connection.KafkaConnection;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import org.apache.kafka.clients.admin.DescribeConfigsOptions;
import org.apache.kafka.clients.admin.DescribeProducersOptions;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.DescribeTransactionsOptions;
import org.apache.kafka.clients.admin.FenceProducersOptions;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.TransactionalIdNotFoundException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** The questions that a ledger asks the cluster, each with a time limit and an {@link UnavailableException} for an answer that doesn't come. */
final class LedgerAdmin implements AutoCloseable {
    private static final Duration FENCING_LIMIT = Duration.ofSeconds(20);
    private static final Duration CLOSE_LIMIT = Duration.ofSeconds(1);

    private final KafkaConnection connection;
    private final Admin admin;

    private LedgerAdmin(KafkaConnection connection, Admin admin) {
        this.connection = connection;
        this.admin = admin;
    }

    static LedgerAdmin connect(KafkaConnection connection) throws UnavailableException {
        try {
            return new LedgerAdmin(connection, Admin.create(KafkaSettings.admin(connection, "bascule-admin")));
        } catch (KafkaException e) {
            throw KafkaTrouble.unavailable(connection.name(), "connecting to " + connection.bootstrapServers(), e);
        }
    }

    LedgerTopic.Shape ensureTopic() throws UnavailableException {
        return new LedgerTopic(connection, admin).ensure();
    }

    /**
     * The end of each of the topic's partitions as of a moment after this call began: of everything that is replicated (uncommitted), or of
     * what lies below the first open transaction (committed). Partitions that were added meanwhile are included.
     */
    Map<TopicPartition, Long> ends(int partitions, IsolationLevel level, Duration limit) throws UnavailableException {
        var doing = "looking for the end of ledger topic " + connection.ledgerTopic();
        var topics = admin.describeTopics(
                        List.of(connection.ledgerTopic()), new DescribeTopicsOptions().timeoutMs(millis(limit)))
                .allTopicNames();
        var ends = listEnds(partitions, level, limit, doing);
        int now = get(topics, limit, doing)
                .values()
                .iterator()
                .next()
                .partitions()
                .size();
        return now > partitions ? ends(now, level, limit) : ends;
    }

    void probe(Duration limit) throws UnavailableException {
        var nodes = admin.describeCluster(new DescribeClusterOptions().timeoutMs(millis(limit)))
                .nodes();
        get(nodes, limit, "looking for the cluster's brokers");
    }

    /** Differs after each transaction of {@code transactionalId}; {@code none} if the coordinator doesn't know it. */
    String transactionState(String transactionalId, Duration limit) throws UnavailableException {
        var doing = "asking for the transaction coordinator";
        var description = admin.describeTransactions(
                        List.of(transactionalId), new DescribeTransactionsOptions().timeoutMs(millis(limit)))
                .description(transactionalId);
        try {
            var state = description.get(limit.toMillis(), TimeUnit.MILLISECONDS);
            return state.producerId() + "/" + state.producerEpoch() + "/" + state.transactionStartTimeMs();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof TransactionalIdNotFoundException) {
                return "none";
            }
            throw failed(doing, limit, e);
        } catch (TimeoutException e) {
            throw noAnswer(doing, limit, e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /** What {@link OpenTransactions} says of these partitions; empty if none is open or nobody answers. */
    String openTransactions(Collection<TopicPartition> partitions, Duration limit) {
        var producers = admin.describeProducers(partitions, new DescribeProducersOptions().timeoutMs(millis(limit)))
                .all();
        try {
            return OpenTransactions.describe(
                    get(producers, limit, "looking for open transactions"), System.currentTimeMillis());
        } catch (UnavailableException e) {
            return "";
        }
    }

    /** Ends whatever transaction these have open, and lets their producers write no more. */
    void fence(Collection<String> transactionalIds) throws UnavailableException {
        // A call for each: in one call for all, Kafka's client asks for one id after the other and pauses up to a
        // second after each answer.
        var options = new FenceProducersOptions().timeoutMs(millis(FENCING_LIMIT));
        var calls = transactionalIds.stream()
                .map(id -> admin.fenceProducers(List.of(id), options).all())
                .toArray(KafkaFuture<?>[]::new);
        get(
                KafkaFuture.allOf(calls),
                FENCING_LIMIT,
                "ending the transactions of lanes that must not write any more, " + transactionalIds);
    }

    /** Returns normally if every partition of each topic has a leader and enough replicas in sync, and this user may write to it. */
    void checkWritable(Set<String> topics, Duration limit) throws UnavailableException {
        for (var topic : describe(topics, limit)) {
            int minInSync = setting(topic.name(), TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG, limit)
                    .orElse(1);
            var obstacle = new WriteCheck(connection.name(), minInSync).obstacle(topic);
            if (obstacle.isPresent()) {
                throw obstacle.get();
            }
        }
    }

    /** The topic's {@code max.message.bytes}; empty if there is no such topic or this user may not ask. */
    OptionalInt maxMessageBytes(String topic, Duration limit) throws UnavailableException {
        return setting(topic, TopicConfig.MAX_MESSAGE_BYTES_CONFIG, limit);
    }

    private OptionalInt setting(String topic, String name, Duration limit) throws UnavailableException {
        var resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        var options = new DescribeConfigsOptions().timeoutMs(millis(limit));
        try {
            var config = admin.describeConfigs(List.of(resource), options)
                    .all()
                    .get(limit.toMillis(), TimeUnit.MILLISECONDS)
                    .get(resource);
            var entry = config == null ? null : config.get(name);
            return entry == null ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(entry.value()));
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException
                    || e.getCause() instanceof InvalidTopicException
                    || e.getCause() instanceof AuthorizationException) {
                return OptionalInt.empty();
            }
            throw KafkaTrouble.unavailable(connection.name(), "asking for the settings of topic " + topic, e);
        } catch (TimeoutException e) {
            throw noAnswer("asking for the settings of topic " + topic, limit, e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    List<TopicDescription> describe(Set<String> topics, Duration limit) throws UnavailableException {
        var described = get(
                admin.describeTopics(
                                topics,
                                new DescribeTopicsOptions()
                                        .timeoutMs(millis(limit))
                                        .includeAuthorizedOperations(true))
                        .allTopicNames(),
                limit,
                "looking for topics " + topics);
        return List.copyOf(described.values());
    }

    @Override
    public void close() {
        admin.close(CLOSE_LIMIT);
    }

    private Map<TopicPartition, Long> listEnds(int partitions, IsolationLevel level, Duration limit, String doing)
            throws UnavailableException {
        var latest = new HashMap<TopicPartition, OffsetSpec>();
        for (int i = 0; i < partitions; i++) {
            latest.put(new TopicPartition(connection.ledgerTopic(), i), OffsetSpec.latest());
        }
        var offsets = get(
                admin.listOffsets(latest, new ListOffsetsOptions(level).timeoutMs(millis(limit)))
                        .all(),
                limit,
                doing);
        var ends = new HashMap<TopicPartition, Long>();
        offsets.forEach((partition, info) -> ends.put(partition, info.offset()));
        return ends;
    }

    private <T> T get(KafkaFuture<T> future, Duration limit, String doing) throws UnavailableException {
        try {
            return future.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw failed(doing, limit, e);
        } catch (TimeoutException e) {
            throw noAnswer(doing, limit, e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private UnavailableException failed(String doing, Duration limit, ExecutionException e) {
        return KafkaTrouble.isTimeout(e)
                ? noAnswer(doing, limit, e)
                : KafkaTrouble.unavailable(connection.name(), doing, e);
    }

    private UnavailableException noAnswer(String doing, Duration limit, Exception e) {
        return new UnavailableException(
                Kind.DOWN,
                connection.name(),
                doing + ": no answer from " + connection.bootstrapServers() + " within " + limit.toSeconds() + " s",
                e);
    }

    private UnavailableException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new UnavailableException(Kind.DOWN, connection.name(), "interrupted", e);
    }

    private static int millis(Duration limit) {
        return Math.toIntExact(limit.toMillis());
    }
}
