package dev.bascule.it.demo;

import dev.bascule.it.Arguments;
import dev.bascule.it.load.OrderSender;
import dev.bascule.it.load.OrderStream;
import dev.bascule.it.load.SentOrders;
import dev.bascule.it.load.SteadyLoad;
import dev.bascule.it.process.JavaProcess;
import dev.bascule.it.process.Repository;
import dev.bascule.it.process.RouteState;
import dev.bascule.it.process.StoredLetter;
import dev.bascule.it.verify.Arrival;
import dev.bascule.it.verify.Arrivals;
import dev.bascule.it.verify.ConservationLaw;
import dev.bascule.it.verify.Queues;
import dev.bascule.it.verify.SqsQueue;
import dev.bascule.it.verify.TopicReader;
import dev.bascule.it.verify.Verdict;
import jakarta.jms.JMSException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Lab, bridge and load on one command: counts each second, and books at the end. Exit 1 if they don't balance. */
public final class Demo {
    private static final String USAGE =
            """
            demo [--for SECONDS] [--rate N] [--no-console] [--dir DIR]
              real Artemis, Kafka and SQS, a stand-in for EventBridge, the bridge on the repository's own routes,
              N sample orders a second (default 200) and a quarter as many shipments
              ends after SECONDS or at Ctrl-C: drains, and prints the books; exit 1 if they do not balance
              DIR (default: data/demo) is emptied at the start""";

    private static final int SHIPMENTS_SHARE = 4;
    private static final Duration DRAIN_TIMEOUT = Duration.ofSeconds(90);
    private static final Duration END_TIMEOUT = Duration.ofSeconds(150);

    private final DemoPlan plan;
    private final CountDownLatch stop = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);
    private final SentOrders sent = new SentOrders();
    private final SentOrders shipped = new SentOrders();

    private Demo(DemoPlan plan) {
        this.plan = plan;
    }

    /** Shows it. */
    public static void main(String... args) {
        var arguments = Arguments.parseOrExit(args, USAGE, "for rate dir", "no-console");
        var demo = new Demo(DemoPlan.of(arguments, Repository.root().resolve("data/demo")));
        JavaProcess.beforeChildrenEnd(demo::interrupt);
        int exitCode;
        try {
            exitCode = demo.run() ? 0 : 1;
        } catch (Exception failed) {
            System.err.println("the demo failed: " + failed.getMessage());
            exitCode = 1;
        }
        System.out.flush();
        // not System.exit: it would wait for a shutdown that waits for us
        Runtime.getRuntime().halt(exitCode);
    }

    /** Ctrl-C: asks for the end and waits until the books are printed. */
    private void interrupt() {
        stop.countDown();
        try {
            if (!ended.await(END_TIMEOUT.toSeconds(), TimeUnit.SECONDS)) {
                System.err.println("the demo did not end within " + END_TIMEOUT);
            }
        } catch (InterruptedException impatient) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean run() throws IOException, JMSException, InterruptedException {
        DemoFolder.empty(plan.dir());
        System.out.println("starting Artemis, Kafka, SQS, EventBridge and the bridge; their logs are in " + plan.dir());
        try (var stage = new DemoStage(plan.dir())) {
            stage.bridge().awaitReady();
            System.out.println("ARTEMIS=" + stage.lab().artemisUrl());
            System.out.println("KAFKA=" + stage.lab().bootstrapServers());
            System.out.println("AWS=" + stage.lab().awsEndpoint());
            if (plan.console()) {
                System.out.println("MANAGEMENT=" + stage.managementUrl() + "/q/health, /q/metrics; /jolokia as user "
                        + DemoStage.MANAGEMENT_USER + ", password " + stage.managementPassword());
            }
            load(stage);
            drain(stage);
            var books = close(stage);
            System.out.println(books);
            return books.balance();
        } finally {
            ended.countDown();
        }
    }

    private void load(DemoStage stage) throws IOException, InterruptedException {
        long start = System.nanoTime();
        long end = plan.length().map(length -> start + length.toNanos()).orElse(Long.MAX_VALUE);
        var sender = new OrderSender(stage.broker(), DemoStage.QUEUE, sent);
        var stream = new OrderStream("ERP", DemoPlan.GROUPS, DemoPlan.POISON_EVERY, DemoPlan.TEST_EVERY);
        int perCommit = Math.max(1, plan.perSecond() / 20);
        int shipments = Math.max(1, plan.perSecond() / SHIPMENTS_SHARE);
        var shipper = new OrderSender(stage.broker(), DemoStage.SHIPMENTS_QUEUE, shipped);
        try (var load = new SteadyLoad(sender, stream, perCommit, plan.perSecond(), false);
                var shipping = new SteadyLoad(
                        shipper,
                        OrderStream.good("SHIP", DemoPlan.GROUPS),
                        Math.min(perCommit, shipments),
                        shipments,
                        false)) {
            while (System.nanoTime() < end && !stop.await(1, TimeUnit.SECONDS)) {
                System.out.println(counts((System.nanoTime() - start) / 1_000_000_000, stage));
            }
            long refused = load.failures() + shipping.failures();
            if (refused > 0) {
                System.out.println("the broker refused " + refused + " transactions");
            }
        }
    }

    private String counts(long second, DemoStage stage) {
        try {
            var route = stage.bridge().client().route(DemoStage.ROUTE);
            return "%4d s  sent %d  taken %d  delivered %d  filtered %d  dead letters %d  %s %s"
                    .formatted(
                            second,
                            sent.count(),
                            route.taken(),
                            route.delivered(),
                            route.filtered(),
                            route.deadLettered(),
                            route.state(),
                            route.reason());
        } catch (IOException notNow) {
            return "%4d s  sent %d  the bridge does not answer: %s"
                    .formatted(second, sent.count(), notNow.getMessage());
        }
    }

    private void drain(DemoStage stage) throws JMSException, InterruptedException {
        System.out.println("draining");
        long deadline = System.nanoTime() + DRAIN_TIMEOUT.toNanos();
        try (var queues = new Queues(stage.broker())) {
            while (queues.count(DemoStage.QUEUE) + queues.count(DemoStage.SHIPMENTS_QUEUE) > 0
                    && System.nanoTime() < deadline) {
                TimeUnit.MILLISECONDS.sleep(100);
            }
        }
    }

    private Verdict shipments(DemoStage stage, Queues queues) throws JMSException {
        try (var target = new SqsQueue(stage.lab().awsEndpoint(), DemoStage.SHIPMENTS_TARGET)) {
            return ConservationLaw.judge(
                    shipped, target.arrivals(), List.of(), queues.orderIds(DemoStage.SHIPMENTS_QUEUE));
        }
    }

    private DemoBooks close(DemoStage stage) throws IOException, JMSException, InterruptedException {
        var client = stage.bridge().client();
        List<RouteState> routes = client.routes();
        var letters = client.deadLetters(DemoStage.ROUTE).stream()
                .map(StoredLetter::orderId)
                .toList();
        stage.bridge().stopCleanly();
        var arrivals = new Arrivals();
        try (var reader = new TopicReader(stage.lab().bootstrapServers(), DemoStage.TOPIC);
                var queues = new Queues(stage.broker())) {
            reader.catchUp(kafkaRecord -> arrivals.add(Arrival.of(kafkaRecord)));
            return new DemoBooks(
                    sent,
                    routes,
                    ConservationLaw.judge(sent, arrivals, letters, queues.orderIds(DemoStage.QUEUE)),
                    TakenEvents.of(stage.lab().awsEndpoint(), DemoStage.BUS).lacking(arrivals.ids()),
                    shipments(stage, queues));
        }
    }
}
