package dev.bascule.it.demo;

import dev.bascule.it.Arguments;
import dev.bascule.it.load.OrderSender;
import dev.bascule.it.load.SentOrders;
import dev.bascule.it.load.SteadyLoad;
import dev.bascule.it.process.JavaProcess;
import dev.bascule.it.process.Repository;
import dev.bascule.it.process.RouteState;
import dev.bascule.it.process.StoredLetter;
import dev.bascule.it.verify.ConservationLaw;
import dev.bascule.it.verify.Queues;
import jakarta.jms.JMSException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.ToLongFunction;

/** Lab, bridge and load on one command: counts each second, and books at the end. Exit 1 if they don't balance. */
public final class Demo {
    private static final String USAGE =
            """
            demo [--for SECONDS] [--rate N] [--no-console] [--dir DIR]
              real Artemis, Kafka and SQS, a stand-in for EventBridge, the bridge on the repository's own routes,
              N sample orders a second as JSON (default 200), and a quarter of that each as EBCDIC records and as shipments
              ends after SECONDS or at Ctrl-C: drains, and prints the books; exit 1 if they do not balance
              DIR (default: data/demo) is emptied at the start""";

    private static final Duration DRAIN_TIMEOUT = Duration.ofSeconds(90);
    private static final Duration END_TIMEOUT = Duration.ofSeconds(150);

    private final DemoPlan plan;
    private final CountDownLatch stop = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Map<DemoFlow, SentOrders> sent = new EnumMap<>(DemoFlow.class);

    private Demo(DemoPlan plan) {
        this.plan = plan;
        for (var flow : DemoFlow.values()) {
            sent.put(flow, new SentOrders());
        }
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

    private void load(DemoStage stage) throws InterruptedException {
        long start = System.nanoTime();
        long end = plan.length().map(length -> start + length.toNanos()).orElse(Long.MAX_VALUE);
        var loads = new ArrayList<SteadyLoad>();
        sent.forEach((flow, orders) -> loads.add(load(flow, flow.sender(stage.broker(), orders))));
        try {
            while (System.nanoTime() < end && !stop.await(1, TimeUnit.SECONDS)) {
                System.out.println(counts((System.nanoTime() - start) / 1_000_000_000, stage));
            }
        } finally {
            loads.forEach(SteadyLoad::close);
        }
        long failures = loads.stream().mapToLong(SteadyLoad::failures).sum();
        if (failures > 0) {
            System.out.println("the broker refused " + failures + " transactions");
        }
    }

    private SteadyLoad load(DemoFlow flow, OrderSender sender) {
        int perSecond = flow.perSecond(plan.perSecond());
        return new SteadyLoad(sender, flow.stream(), Math.max(1, perSecond / 20), perSecond, false);
    }

    private String counts(long second, DemoStage stage) {
        int count = sent.values().stream().mapToInt(SentOrders::count).sum();
        try {
            var routes = stage.bridge().client().routes();
            return "%4d s  sent %d  taken %d  delivered %d  filtered %d  dead letters %d  %s"
                    .formatted(
                            second,
                            count,
                            sum(routes, RouteState::taken),
                            sum(routes, RouteState::delivered),
                            sum(routes, RouteState::filtered),
                            sum(routes, RouteState::deadLettered),
                            states(routes));
        } catch (IOException notNow) {
            return "%4d s  sent %d  the bridge does not answer: %s".formatted(second, count, notNow.getMessage());
        }
    }

    private static long sum(List<RouteState> routes, ToLongFunction<RouteState> count) {
        return routes.stream().mapToLong(count).sum();
    }

    /** One word while all is well; else each route that isn't. */
    private static String states(List<RouteState> routes) {
        var unwell = routes.stream()
                .filter(route -> !route.state().equals("RUNNING"))
                .map(route -> route.id() + " " + route.state() + " " + route.reason())
                .toList();
        return unwell.isEmpty() ? "RUNNING" : String.join("; ", unwell);
    }

    private void drain(DemoStage stage) throws JMSException, InterruptedException {
        System.out.println("draining");
        long deadline = System.nanoTime() + DRAIN_TIMEOUT.toNanos();
        try (var queues = new Queues(stage.broker())) {
            for (var flow : DemoFlow.values()) {
                while (queues.count(flow.queue()) > 0 && System.nanoTime() < deadline) {
                    TimeUnit.MILLISECONDS.sleep(100);
                }
            }
        }
    }

    private DemoBooks close(DemoStage stage) throws IOException, JMSException, InterruptedException {
        var client = stage.bridge().client();
        var routes = client.routes();
        var letters = new EnumMap<DemoFlow, List<String>>(DemoFlow.class);
        for (var flow : DemoFlow.values()) {
            letters.put(
                    flow,
                    client.deadLetters(flow.route()).stream()
                            .map(StoredLetter::orderId)
                            .toList());
        }
        stage.bridge().stopCleanly();
        var flows = new ArrayList<FlowBooks>();
        for (var flow : DemoFlow.values()) {
            flows.add(books(stage, flow, letters.getOrDefault(flow, List.of())));
        }
        var events = TakenEvents.of(stage.lab().awsEndpoint(), DemoStage.BUS);
        return new DemoBooks(
                routes, flows, events.lacking(DemoFlow.ERP.arrivals(stage.lab()).ids()));
    }

    private FlowBooks books(DemoStage stage, DemoFlow flow, List<String> letters) throws IOException, JMSException {
        var orders = sent.getOrDefault(flow, new SentOrders());
        var arrivals = flow.arrivals(stage.lab());
        try (var queues = new Queues(stage.broker())) {
            return new FlowBooks(
                    flow, orders, ConservationLaw.judge(orders, arrivals, letters, queues.orderIds(flow.queue())));
        }
    }
}
