package dev.bascule.it.ledger;

import dev.bascule.connection.KafkaConnection;
import dev.bascule.it.lab.Credentials;
import dev.bascule.it.lab.KafkaServer;
import dev.bascule.it.process.JavaProcess;
import dev.bascule.it.process.LabProcess;
import dev.bascule.it.process.Repository;
import dev.bascule.it.verify.Topics;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TransactionState;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;

/** One Kafka in a process of its own, and fresh topics on it for each test. */
final class KafkaUnderTest implements AutoCloseable {
    private static final Duration READ_LIMIT = Duration.ofSeconds(30);

    private static @Nullable KafkaUnderTest shared;

    private final LabProcess lab;

    KafkaUnderTest(String name) throws IOException {
        var folder = Repository.work(name + "-" + UUID.randomUUID());
        lab = new LabProcess(folder, "kafka", Credentials.random(), LabProcess.jvmOptions(KafkaServer.QUICK_ABORTS));
    }

    /** The one of all tests that don't hurt it; started once, ended with the JVM. */
    static synchronized KafkaUnderTest shared() throws IOException {
        if (shared == null) {
            shared = new KafkaUnderTest("shared-kafka");
        }
        return shared;
    }

    JavaProcess process() {
        return lab.process();
    }

    String bootstrapServers() {
        return lab.bootstrapServers();
    }

    Admin admin() {
        return Admin.create(Map.of("bootstrap.servers", lab.bootstrapServers()));
    }

    /** A connection with a ledger topic that nobody has used. */
    KafkaConnection connection(String ledgerTopic, Map<String, String> properties) {
        return new KafkaConnection("cloud", lab.bootstrapServers(), properties, ledgerTopic, 2);
    }

    /** Makes a topic of one partition and a fresh name. */
    String topic(Map<String, String> settings) {
        var name = "t-" + UUID.randomUUID();
        try (var topics = new Topics(lab.bootstrapServers())) {
            topics.create(name, 1, settings);
        }
        return name;
    }

    /** Committed values in partition 0 of a topic, now. */
    List<String> visible(String topic) {
        return records(topic).stream().map(ConsumerRecord::value).toList();
    }

    /** Committed records in partition 0 of a topic, now. */
    List<ConsumerRecord<String, String>> records(String topic) {
        var settings = new HashMap<String, Object>();
        settings.put("bootstrap.servers", lab.bootstrapServers());
        settings.put("isolation.level", "read_committed");
        var partition = new TopicPartition(topic, 0);
        var found = new ArrayList<ConsumerRecord<String, String>>();
        long deadline = System.nanoTime() + READ_LIMIT.toNanos();
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
            while (consumer.position(partition) < end && System.nanoTime() < deadline) {
                consumer.poll(Duration.ofMillis(200)).records(partition).forEach(found::add);
            }
        }
        return found;
    }

    /** A producer of somebody else's. */
    KafkaProducer<byte[], byte[]> transactionalProducer(String transactionalId) {
        var settings = Map.<String, Object>of(
                "bootstrap.servers", lab.bootstrapServers(), "acks", "all", "transactional.id", transactionalId);
        var producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
        producer.initTransactions();
        return producer;
    }

    /** Whether the coordinator has ended the last transaction of that id on its own account. */
    boolean hasAborted(String transactionalId) throws Exception {
        try (var admin = admin()) {
            var description = admin.describeTransactions(List.of(transactionalId))
                    .description(transactionalId)
                    .get();
            return description.state() == TransactionState.COMPLETE_ABORT;
        }
    }

    /** Gives the lane of the instance that is called {@code copy} the same last entry as the one of {@code instance}; one letter each. */
    void copyLedgerEntry(String ledgerTopic, char instance, char copy) {
        var entry = ledgerEntry(ledgerTopic, instance);
        var key = entry.key().clone();
        key[instanceAt(key)] = (byte) copy;
        var settings = Map.<String, Object>of("bootstrap.servers", lab.bootstrapServers(), "acks", "all");
        try (var producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(ledgerTopic, entry.partition(), key, entry.value()));
        }
    }

    /** Size of the last entry of an instance's lane. */
    int ledgerEntryBytes(String ledgerTopic, char instance) {
        return ledgerEntry(ledgerTopic, instance).value().length;
    }

    private ConsumerRecord<byte[], byte[]> ledgerEntry(String ledgerTopic, char instance) {
        var settings = new HashMap<String, Object>();
        settings.put("bootstrap.servers", lab.bootstrapServers());
        settings.put("isolation.level", "read_committed");
        var partitions = List.of(new TopicPartition(ledgerTopic, 0), new TopicPartition(ledgerTopic, 1));
        ConsumerRecord<byte[], byte[]> last = null;
        try (var consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.getOrDefault(p, 0L))) {
                for (var found : consumer.poll(Duration.ofMillis(200))) {
                    if (isEntryOf(found.key(), instance)) {
                        last = found;
                    }
                }
            }
        }
        return Objects.requireNonNull(last);
    }

    /** The key of an entry: version 1, kind 1, then connection, destination, instance, … as 16-bit length and text. */
    private static boolean isEntryOf(byte[] key, char instance) {
        return key[1] == 1 && key[instanceAt(key)] == instance;
    }

    private static int instanceAt(byte[] key) {
        int at = 2;
        for (int texts = 0; texts < 2; texts++) {
            at += 2 + ((key[at] & 0xff) << 8 | key[at + 1] & 0xff);
        }
        return at + 2;
    }

    static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        lab.close();
    }
}
