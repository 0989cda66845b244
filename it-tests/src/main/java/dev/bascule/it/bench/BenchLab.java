package dev.bascule.it.bench;

import dev.bascule.it.lab.Credentials;
import dev.bascule.it.load.Brokers;
import dev.bascule.it.load.OrderSender;
import dev.bascule.it.load.OrderStream;
import dev.bascule.it.load.SentOrders;
import dev.bascule.it.loops.LoopSettings;
import dev.bascule.it.process.BridgeJvm;
import dev.bascule.it.process.JavaProcess;
import dev.bascule.it.process.LabProcess;
import dev.bascule.it.verify.Queues;
import dev.bascule.it.verify.Topics;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The servers that all competitors share, in a process of their own, and what is done on them before and after a run. */
final class BenchLab implements AutoCloseable {
    private static final List<String> SERVER_JVM = List.of("-Xms1500m", "-Xmx1500m");
    private static final int ORDERS_PER_COMMIT = 500;

    private final Path dir;
    private final LabProcess servers;
    private final ConnectionFactory factory;
    private final Topics topics;
    private final Queues queues;

    BenchLab(Path dir) throws IOException, JMSException {
        this.dir = dir;
        servers = new LabProcess(dir.resolve("lab"), "", Credentials.random(), SERVER_JVM);
        factory = Brokers.artemis(servers.artemisUrl(), servers.credentials());
        topics = new Topics(servers.bootstrapServers());
        topics.create("loop.ledger", 1);
        queues = new Queues(factory);
    }

    /** A queue and a topic that nobody has used before. */
    LoopSettings fresh(Competitor competitor, String run, int lanes) {
        var name = "bench." + competitor.ordinal() + "." + run;
        topics.create(name, 2);
        return new LoopSettings(
                servers.artemisUrl(),
                servers.credentials(),
                name,
                servers.bootstrapServers(),
                name,
                lanes,
                BenchPlan.BATCH_MESSAGES,
                false);
    }

    void fill(String queue, int messages) throws JMSException {
        var stream = OrderStream.good("b", 100);
        try (var sender = sender(queue)) {
            for (int left = messages; left > 0; left -= ORDERS_PER_COMMIT) {
                sender.send(stream.next(Math.min(left, ORDERS_PER_COMMIT)));
            }
        }
    }

    OrderSender sender(String queue) {
        return new OrderSender(factory, queue, new SentOrders());
    }

    /** Starts a competitor; its files and log have a folder of their own. */
    JavaProcess start(Competitor competitor, LoopSettings settings, List<String> jvmOptions) throws IOException {
        var folder = dir.resolve(settings.queue());
        var command = competitor
                .command(settings, folder)
                .jvm(jvmOptions)
                .environment(BridgeJvm.ENVIRONMENT)
                .environment("ERP_PASSWORD", servers.credentials().password());
        return JavaProcess.start(competitor.title(), command, folder.resolve("out.log"));
    }

    long left(String queue) throws JMSException {
        return queues.count(queue);
    }

    void forget(LoopSettings settings) {
        topics.delete(settings.topic());
    }

    @Override
    public void close() throws JMSException {
        queues.close();
        topics.close();
        servers.close();
    }
}
