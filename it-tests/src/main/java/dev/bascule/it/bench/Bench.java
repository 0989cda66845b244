package dev.bascule.it.bench;

import dev.bascule.it.Arguments;
import dev.bascule.it.process.Repository;
import dev.bascule.it.process.Tree;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Bridge, hand-written loops and Camel's own route on the same servers, one after the other, in alternated rounds. */
public final class Bench {
    private static final String USAGE =
            """
            bench [--to kafka|sqs|eventbridge|kinesis] [--messages N] [--bytes B] [--rounds R] [--lanes L] [--camel-consumers N] [--latency-seconds S] [--only NAME,…] [--jvm "OPTIONS"] [--dir DIR] [--json]
              each competitor empties a queue of N persistent 1 KB messages, R times; to Kafka then 50 messages a second for S seconds (0: don't)
              --to: default kafka; a service of AWS is the lab's stand-in, in a process of its own
              --bytes: messages of B bytes instead
              --only: any of bridge, exactly-once, same-records, at-least-once, camel, bridge-dedup (not by itself); to AWS any of bridge, batching, same-entries, camel; to both
              bridge-untraced: the bridge without its trace
              --dir: keeps the servers' data and everybody's logs, several GB; by default they are left only when it fails""";

    private Bench() {}

    /** Measures and prints a table of medians. */
    public static void main(String... args) throws Exception {
        var arguments = Arguments.parseOrExit(
                args, USAGE, "to messages bytes rounds lanes camel-consumers latency-seconds only jvm dir", "json");
        var plan = BenchPlan.of(arguments);
        var kept = arguments.text("dir").map(Path::of);
        var dir = kept.orElseGet(
                () -> Repository.work("bench-" + ProcessHandle.current().pid()));
        var report = new BenchReport(plan);
        try (var lab = new BenchLab(dir.toAbsolutePath(), plan)) {
            for (int round = 0; round < plan.rounds(); round++) {
                throughput(lab, plan, round, report);
            }
            for (int round = 0; round < plan.rounds() && plan.latencySeconds() > 0; round++) {
                latency(lab, plan, round, report);
            }
        }
        if (kept.isEmpty()) {
            Tree.delete(dir);
        }
        System.out.println(arguments.has("json") ? report.toJson() : report.toString());
        System.exit(0);
    }

    private static void throughput(BenchLab lab, BenchPlan plan, int round, BenchReport report) throws Exception {
        for (var competitor : plan.order(round)) {
            var run = new ThroughputRun(lab, plan).run(competitor, round);
            report.add(run);
            progress(
                    "round %d  %-22s %8.0f msg/s %7.1f µs CPU/msg",
                    round + 1, competitor.title(), run.perSecond(), run.cpuMicros());
        }
    }

    private static void latency(BenchLab lab, BenchPlan plan, int round, BenchReport report) throws Exception {
        for (var competitor : List.of(Competitor.BRIDGE, Competitor.EXACTLY_ONCE)) {
            if (plan.competitors().contains(competitor)) {
                var run = new LatencyRun(lab, plan).run(competitor, round);
                report.add(run);
                progress(
                        "round %d  %-22s p50 %.2f ms, p99 %.2f ms",
                        round + 1, competitor.title(), run.p50Millis(), run.p99Millis());
            }
        }
    }

    private static void progress(String pattern, Object... values) {
        System.err.println(String.format(Locale.ROOT, pattern, values));
    }
}
