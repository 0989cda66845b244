package dev.bascule.ledger;

import dev.bascule.batch.UnavailableException;
import dev.bascule.connection.KafkaConnection;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * The topic behind the ledger: created if it is missing, and checked each time a bridge starts, because a wrong setting shows only when a
 * proof is needed and gone.
 */
final class LedgerTopic {
    /** What the rest needs to know of the topic. */
    record Shape(int partitions, long maxMessageBytes) {}

    static final short WANTED_REPLICATION = 3;

    private static final Duration LIMIT = Duration.ofSeconds(15);
    private static final int LOOKS_AFTER_CREATION = 50;
    private static final long MAX_MESSAGE_BYTES = 8L << 20;
    private static final Map<String, String> SETTINGS = Map.of(
            TopicConfig.CLEANUP_POLICY_CONFIG,
            TopicConfig.CLEANUP_POLICY_COMPACT,
            TopicConfig.SEGMENT_BYTES_CONFIG,
            String.valueOf(16 << 20),
            TopicConfig.SEGMENT_MS_CONFIG,
            String.valueOf(Duration.ofHours(6).toMillis()),
            TopicConfig.MIN_CLEANABLE_DIRTY_RATIO_CONFIG,
            "0.1",
            TopicConfig.DELETE_RETENTION_MS_CONFIG,
            String.valueOf(Duration.ofHours(48).toMillis()),
            TopicConfig.MAX_MESSAGE_BYTES_CONFIG,
            String.valueOf(MAX_MESSAGE_BYTES));

    private final KafkaConnection connection;
    private final Admin admin;

    LedgerTopic(KafkaConnection connection, Admin admin) {
        this.connection = connection;
        this.admin = admin;
    }

    /**
     * Creates the topic if need be.
     *
     * @throws UnavailableException {@code MISCONFIGURED} when it is there with settings that don't keep proofs
     */
    Shape ensure() throws UnavailableException {
        try {
            int brokers = get(admin.describeCluster().nodes()).size();
            var topic = describe();
            if (topic.isEmpty()) {
                create((short) Math.min(WANTED_REPLICATION, brokers));
                topic = describeNew();
            }
            var found = topic.orElseThrow(() -> new ExecutionException(new UnknownTopicOrPartitionException()));
            var config = settings();
            check(found, config, brokers);
            var largest = setting(config, TopicConfig.MAX_MESSAGE_BYTES_CONFIG).map(Long::parseLong);
            return new Shape(found.partitions().size(), largest.orElse(MAX_MESSAGE_BYTES));
        } catch (ExecutionException | TimeoutException e) {
            throw KafkaTrouble.unavailable(connection.name(), "preparing ledger topic " + connection.ledgerTopic(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw KafkaTrouble.unavailable(connection.name(), "preparing ledger topic " + connection.ledgerTopic(), e);
        }
    }

    private void create(short replication) throws ExecutionException, InterruptedException, TimeoutException {
        var settings = new HashMap<>(SETTINGS);
        settings.put(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG, replication >= WANTED_REPLICATION ? "2" : "1");
        var topic =
                new NewTopic(connection.ledgerTopic(), connection.ledgerPartitions(), replication).configs(settings);
        try {
            get(admin.createTopics(List.of(topic)).all());
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw e;
            }
        }
    }

    private Optional<TopicDescription> describeNew() throws ExecutionException, InterruptedException, TimeoutException {
        for (int look = 0; look < LOOKS_AFTER_CREATION; look++) {
            var topic = describe();
            if (topic.isPresent()) {
                return topic;
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
        return Optional.empty();
    }

    private Optional<TopicDescription> describe() throws ExecutionException, InterruptedException, TimeoutException {
        var name = connection.ledgerTopic();
        try {
            return Optional.ofNullable(
                    get(admin.describeTopics(List.of(name)).allTopicNames()).get(name));
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private Config settings() throws ExecutionException, InterruptedException, TimeoutException {
        var resource = new ConfigResource(ConfigResource.Type.TOPIC, connection.ledgerTopic());
        var config = get(admin.describeConfigs(List.of(resource)).all()).get(resource);
        return config == null ? new Config(List.of()) : config;
    }

    private void check(TopicDescription topic, Config config, int brokers) throws UnavailableException {
        int replication = topic.partitions().stream()
                .mapToInt(partition -> partition.replicas().size())
                .min()
                .orElse(0);
        var problem = new LedgerTopicCheck(topic.name(), brokers, replication).problem(name -> setting(config, name));
        if (problem.isPresent()) {
            throw new UnavailableException(
                    UnavailableException.Kind.MISCONFIGURED, connection.name(), problem.get(), null);
        }
    }

    private static Optional<String> setting(Config config, String name) {
        return Optional.ofNullable(config.get(name)).map(ConfigEntry::value);
    }

    private static <T> T get(KafkaFuture<T> future) throws ExecutionException, InterruptedException, TimeoutException {
        return future.get(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
    }
}
