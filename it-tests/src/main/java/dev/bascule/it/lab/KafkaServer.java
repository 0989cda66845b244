package dev.bascule.it.lab;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;

/**
 * One Kafka node, broker and controller, on 127.0.0.1. Its logs lie in the folder it was given and survive a kill of the process (not of the
 * machine: Kafka leaves fsync to the system). System properties that begin with {@value #PREFIX} are further settings.
 */
public final class KafkaServer implements AutoCloseable {
    /** Before the name of a broker's setting. */
    public static final String PREFIX = "lab.kafka.";

    /**
     * Option of a JVM whose coordinator looks twice a second for transactions of producers that are gone, and not only every ten seconds; for tests
     * that would only wait for it.
     */
    public static final String QUICK_ABORTS =
            "-D" + PREFIX + "transaction.abort.timed.out.transaction.cleanup.interval.ms=500";

    private static final int NODE = 1;
    private static final String CLUSTER = "bascule-lab";

    private final KafkaRaftServer server;
    private final int port;

    private KafkaServer(KafkaRaftServer server, int port) {
        this.server = server;
        this.port = port;
    }

    /** Starts a node, on a formatted folder or a new one; returns when it accepts connections. */
    public static KafkaServer start(Path folder, int port) throws Exception {
        format(folder);
        var server = new KafkaRaftServer(new KafkaConfig(properties(folder, port), false), Time.SYSTEM);
        server.startup();
        return new KafkaServer(server, port);
    }

    /** As a Kafka client takes it. */
    public String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
    }

    private static void format(Path folder) throws Exception {
        new Formatter()
                .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
                .setNodeId(NODE)
                .setClusterId(CLUSTER)
                .addDirectory(folder.toString())
                .setMetadataLogDirectory(folder.toString())
                .setControllerListenerName("CONTROLLER")
                .setIgnoreFormatted(true)
                .run();
    }

    private static Map<String, String> properties(Path folder, int port) {
        int controllerPort = Ports.free();
        var properties = new HashMap<String, String>();
        properties.put("process.roles", "broker,controller");
        properties.put("node.id", Integer.toString(NODE));
        properties.put("controller.quorum.voters", NODE + "@127.0.0.1:" + controllerPort);
        properties.put("listeners", "PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controllerPort);
        properties.put("advertised.listeners", "PLAINTEXT://127.0.0.1:" + port);
        properties.put("controller.listener.names", "CONTROLLER");
        properties.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
        properties.put("log.dirs", folder.toString());
        properties.putAll(forOneNode());
        properties.putAll(ofThisJvm());
        return properties;
    }

    private static Map<String, String> ofThisJvm() {
        var own = new HashMap<String, String>();
        for (var name : System.getProperties().stringPropertyNames()) {
            if (name.startsWith(PREFIX)) {
                own.put(name.substring(PREFIX.length()), System.getProperty(name));
            }
        }
        return own;
    }

    /**
     * Internal topics of one copy and few partitions, few threads, no waiting for members of a group; and a short broker session: a node that
     * was killed cannot register again before its former session has ended.
     */
    private static Map<String, String> forOneNode() {
        return Map.ofEntries(
                Map.entry("offsets.topic.replication.factor", "1"),
                Map.entry("offsets.topic.num.partitions", "1"),
                Map.entry("transaction.state.log.replication.factor", "1"),
                Map.entry("transaction.state.log.min.isr", "1"),
                Map.entry("transaction.state.log.num.partitions", "4"),
                Map.entry("share.coordinator.state.topic.replication.factor", "1"),
                Map.entry("share.coordinator.state.topic.min.isr", "1"),
                Map.entry("share.coordinator.state.topic.num.partitions", "1"),
                Map.entry("num.partitions", "1"),
                Map.entry("num.network.threads", "2"),
                Map.entry("num.io.threads", "4"),
                Map.entry("background.threads", "2"),
                Map.entry("group.initial.rebalance.delay.ms", "0"),
                Map.entry("broker.session.timeout.ms", "3000"),
                Map.entry("broker.heartbeat.interval.ms", "500"),
                Map.entry("log.cleaner.dedupe.buffer.size", "2097152"),
                Map.entry("controlled.shutdown.enable", "false"));
    }
}
