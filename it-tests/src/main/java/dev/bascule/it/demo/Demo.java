package dev.bascule.it.demo;

import dev.bascule.it.Arguments;
import dev.bascule.it.process.JavaProcess;
import dev.bascule.it.process.Repository;
import dev.bascule.it.process.RouteState;
import jakarta.jms.JMSException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.ToLongFunction;

/** Lab, bridge and load on one command: counts each second, and books at the end. Exit 1 if they don't balance. */
public final class Demo {
    private static final String USAGE =
            """
            demo [--for SECONDS] [--rate N] [--no-console] [--dir DIR]
              real Artemis, Kafka and SQS, a stand-in for EventBridge, the bridge on the repository's own routes,
              N sample orders a second as JSON (default 200), and a quarter of that each as EBCDIC records in messages,
              as EBCDIC records in files, and as shipments
              ends after SECONDS or at Ctrl-C: drains, and prints the books; exit 1 if they do not balance
              DIR (default: data/demo) is emptied at the start""";

    private static final Duration DRAIN_TIMEOUT = Duration.ofSeconds(90);
    private static final Duration END_TIMEOUT = Duration.ofSeconds(150);

    private final DemoPlan plan;
    private final CountDownLatch stop = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);

    private Demo(DemoPlan plan) {
        this.plan = plan;
    }

    /** Shows it. */
    public static void main(String... args) {
        var arguments = Arguments.parseOrExit(args, USAGE, "for rate dir", "no-console");
        var demo = new Demo(planOrExit(arguments));
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

    private static DemoPlan planOrExit(Arguments arguments) {
        try {
            return DemoPlan.of(arguments, Repository.root().resolve("data/demo"));
        } catch (IllegalArgumentException wrong) {
            System.err.println(wrong.getMessage());
            System.exit(Arguments.EXIT_USAGE);
            throw wrong;
        }
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
        try (var folder = DemoFolder.take(plan.dir())) {
            System.out.println("starting Artemis, Kafka, SQS and EventBridge; logs and data are in " + folder.dir());
            return run(folder);
        } finally {
            ended.countDown();
        }
    }

    private boolean run(DemoFolder folder) throws IOException, JMSException, InterruptedException {
        try (var stage = new DemoStage(folder.dir(), plan.console())) {
            System.out.println("starting the bridge");
            stage.bridge().awaitReady();
            System.out.println(introduction(stage));
            var load = load(stage);
            drain(stage);
            var books = new DemoAudit(stage).close(load);
            System.out.println(books);
            return books.balance();
        }
    }

    private String introduction(DemoStage stage) {
        var lines = new ArrayList<String>();
        lines.add("ARTEMIS=" + stage.lab().artemisUrl());
        lines.add("KAFKA=" + stage.lab().bootstrapServers());
        lines.add("AWS=" + stage.lab().awsEndpoint());
        lines.add("INBOX=" + stage.inbox());
        lines.add("METRICS=" + stage.managementUrl() + "/q/metrics");
        if (plan.console()) {
            lines.add("CONSOLE=" + stage.managementUrl() + "/hawtio");
            lines.add("         user " + DemoStage.MANAGEMENT_USER + ", password " + stage.managementPassword());
        }
        lines.add("");
        for (var flow : DemoFlow.values()) {
            lines.add("  %-16s  %s → %s, %d a second"
                    .formatted(flow.route(), flow.source().name(), flow.target(), flow.perSecond(plan.perSecond())));
        }
        lines.add("");
        lines.add("look around from another terminal, in " + Repository.root() + ":");
        lines.add("  export BASCULE_DATA='" + stage.data() + "'");
        lines.add("  ./bascule status");
        lines.add("  ./bascule deadletter list");
        lines.add("");
        return String.join(System.lineSeparator(), lines);
    }

    private DemoLoad load(DemoStage stage) throws InterruptedException {
        long start = System.nanoTime();
        long end = plan.length().map(length -> start + length.toNanos()).orElse(Long.MAX_VALUE);
        var load = new DemoLoad(stage, plan.perSecond());
        try (load) {
            while (System.nanoTime() < end && !stop.await(1, TimeUnit.SECONDS)) {
                System.out.println(counts((System.nanoTime() - start) / 1_000_000_000, load.count(), stage));
            }
        }
        if (load.failures() > 0) {
            System.out.println(load.failures() + " transactions or files could not be sent");
        }
        return load;
    }

    private static String counts(long second, int sent, DemoStage stage) {
        try {
            var routes = stage.bridge().client().routes();
            return "%4d s  sent %d  taken %d  delivered %d  filtered %d  dead letters %d  %s"
                    .formatted(
                            second,
                            sent,
                            sum(routes, RouteState::taken),
                            sum(routes, RouteState::delivered),
                            sum(routes, RouteState::filtered),
                            sum(routes, RouteState::deadLettered),
                            states(routes));
        } catch (IOException notNow) {
            return "%4d s  sent %d  the bridge does not answer: %s".formatted(second, sent, notNow.getMessage());
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

    private static void drain(DemoStage stage) throws IOException, JMSException, InterruptedException {
        System.out.println("draining");
        long deadline = System.nanoTime() + DRAIN_TIMEOUT.toNanos();
        for (var flow : DemoFlow.values()) {
            while (flow.source().waiting(stage) > 0 && System.nanoTime() < deadline) {
                TimeUnit.MILLISECONDS.sleep(100);
            }
        }
    }
}
