package dev.bascule.it.bench;

import dev.bascule.it.lab.Credentials;
import dev.bascule.it.load.Brokers;
import dev.bascule.it.load.Order;
import dev.bascule.it.load.OrderSender;
import dev.bascule.it.load.OrderStream;
import dev.bascule.it.load.SentOrders;
import dev.bascule.it.loops.LoopSettings;
import dev.bascule.it.process.BridgeJvm;
import dev.bascule.it.process.JavaProcess;
import dev.bascule.it.process.LabProcess;
import dev.bascule.it.verify.Queues;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The servers that all competitors share, in processes of their own, and what is done on them before and after a run. */
final class BenchLab implements AutoCloseable {
    private static final List<String> SERVER_JVM = List.of("-Xms1500m", "-Xmx1500m");
    private static final int ORDERS_PER_COMMIT = 500;
    private static final int BYTES_PER_COMMIT = 4 << 20;

    private final Path dir;
    private final BenchPlan plan;
    private final LabProcess broker;
    private final BenchTarget target;
    private final ConnectionFactory factory;
    private final Queues queues;

    BenchLab(Path dir, BenchPlan plan) throws IOException, JMSException {
        this.dir = dir;
        this.plan = plan;
        boolean aws = plan.to().isAws();
        broker = new LabProcess(dir.resolve("lab"), aws ? "artemis" : "", Credentials.random(), SERVER_JVM);
        target = aws ? new AwsTarget(dir.resolve("aws"), plan.to(), SERVER_JVM) : new KafkaTarget(broker);
        factory = Brokers.artemis(broker.artemisUrl(), broker.credentials());
        queues = new Queues(factory);
    }

    BenchTarget target() {
        return target;
    }

    /** A queue and a place that nobody has used before. */
    LoopSettings fresh(Competitor competitor, String run, int lanes) {
        var name = "bench-" + competitor.ordinal() + "-" + run;
        target.create(name);
        return new LoopSettings(
                broker.artemisUrl(),
                broker.credentials(),
                name,
                plan.to(),
                target.address(),
                name,
                lanes,
                BenchPlan.BATCH_MESSAGES,
                false);
    }

    void fill(String queue, int messages) throws JMSException {
        var stream = OrderStream.good("b", 100);
        int perCommit = Math.min(ORDERS_PER_COMMIT, Math.max(1, BYTES_PER_COMMIT / Math.max(1, plan.bytes())));
        try (var sender = OrderSender.ofText(factory, queue, new SentOrders(), this::body)) {
            for (int left = messages; left > 0; left -= perCommit) {
                sender.send(stream.next(Math.min(left, perCommit)));
            }
        }
    }

    private String body(Order order) {
        var body = order.body();
        int lacking = plan.bytes() - body.length();
        return lacking <= 0
                ? body
                : body.substring(0, body.length() - 1) + ",\"note\":\"" + "x".repeat(lacking) + "\"}";
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
                .environment("ERP_PASSWORD", broker.credentials().password());
        return JavaProcess.start(competitor.title(), command, folder.resolve("out.log"));
    }

    long left(String queue) throws JMSException {
        return queues.count(queue);
    }

    @Override
    public void close() throws JMSException {
        queues.close();
        target.close();
        broker.close();
    }
}
