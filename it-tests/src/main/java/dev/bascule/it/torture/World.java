package dev.bascule.it.torture;

import dev.bascule.it.lab.Credentials;
import dev.bascule.it.process.LabProcess;
import dev.bascule.it.verify.Topics;
import jakarta.jms.ConnectionFactory;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/** Everything that can be hurt: the JMS broker and Kafka, each a process of its own, and the bridges. */
final class World implements AutoCloseable {
    static final String QUEUE = "TORTURE";
    static final String TOPIC = "torture";

    private static final int PARTITIONS = 3;

    private final TorturedBroker kind;
    private final LabProcess broker;
    private final LabProcess kafka;
    private final List<TorturedBridge> bridges = new ArrayList<>();
    private final Set<TorturedBridge> dead = new HashSet<>();
    private final ConnectionFactory factory;
    private final List<String> notes = new ArrayList<>();

    World(TorturePlan plan, Path dir) throws IOException {
        var credentials = Credentials.random();
        kind = plan.broker();
        broker = new LabProcess(dir.resolve(kind.lab()), kind.lab(), credentials, LabProcess.jvmOptions());
        kafka = new LabProcess(dir.resolve("kafka"), "kafka", credentials, LabProcess.jvmOptions());
        factory = kind.factory(broker, credentials);
        try (var topics = new Topics(kafka.bootstrapServers())) {
            topics.create(TOPIC, PARTITIONS);
        }
        for (int instance = 0; instance < plan.instances(); instance++) {
            bridges.add(new TorturedBridge(dir, "bridge-" + instance, this, credentials, plan.lanes()));
        }
    }

    TorturedBroker kind() {
        return kind;
    }

    LabProcess broker() {
        return broker;
    }

    LabProcess kafka() {
        return kafka;
    }

    ConnectionFactory factory() {
        return factory;
    }

    List<TorturedBridge> bridges() {
        return bridges;
    }

    /** Something worth a line in the report of this cycle. */
    void note(String what) {
        notes.add(what);
    }

    /** What was noted since the last call. */
    String takeNotes() {
        var text = notes.isEmpty() ? "" : ", " + String.join(", ", notes);
        notes.clear();
        return text;
    }

    /** Messages that the bridges found done in the ledger, as far as they still know. */
    long redelivered() throws IOException {
        long sum = 0;
        for (var bridge : bridges) {
            for (var route : bridge.process().client().routes()) {
                sum += route.redelivered();
            }
        }
        return sum;
    }

    /** One of the bridges. */
    TorturedBridge any(Random dice) {
        return bridges.get(dice.nextInt(bridges.size()));
    }

    /** It stays dead until {@link #reviveDead}. */
    void leaveDead(TorturedBridge bridge) {
        dead.add(bridge);
    }

    boolean isLeftDead(TorturedBridge bridge) {
        return dead.contains(bridge);
    }

    void reviveDead() throws IOException {
        for (var bridge : dead) {
            bridge.process().startAgain();
        }
        dead.clear();
    }

    /** Lets time go by. */
    void sleep(Duration time) {
        long deadline = System.nanoTime() + time.toNanos();
        while (System.nanoTime() < deadline) {
            LockSupport.parkNanos(deadline - System.nanoTime());
        }
    }

    @Override
    public void close() {
        bridges.forEach(TorturedBridge::close);
        kafka.close();
        broker.close();
    }
}
