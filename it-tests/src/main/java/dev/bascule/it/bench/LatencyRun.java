package dev.bascule.it.bench;

import dev.bascule.it.load.OrderStream;
import dev.bascule.it.load.SteadyLoad;
import dev.bascule.it.load.WallClock;
import dev.bascule.it.process.JavaProcess;
import dev.bascule.it.verify.Arrival;
import dev.bascule.it.verify.TopicReader;
import jakarta.jms.JMSException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Sends slowly and measures how long each message takes to become visible. The first third warms the competitor up and is not counted. */
final class LatencyRun {
    private static final Duration READY_TIMEOUT = Duration.ofSeconds(60);
    private static final Duration POLL = Duration.ofMillis(100);
    private static final double MICROS_PER_MILLI = 1_000;

    private final BenchLab lab;
    private final BenchPlan plan;

    LatencyRun(BenchLab lab, BenchPlan plan) {
        this.lab = lab;
        this.plan = plan;
    }

    Latency run(Competitor competitor, int round) throws IOException, JMSException {
        var settings = lab.fresh(competitor, "l" + round, 1);
        var stream = OrderStream.good("l", 1);
        try (var process = lab.start(competitor, settings, plan.jvmOptions());
                var reader = new TopicReader(settings.address(), settings.place());
                var sender = lab.sender(settings.queue())) {
            sender.send(stream.next(1));
            process.await(() -> reader.poll(POLL, any -> {}) > 0, "deliver a message", READY_TIMEOUT);
            var load = new SteadyLoad(sender.stamping(), stream, 1, BenchPlan.LATENCY_PER_SECOND);
            var latencies = measure(process, reader, load);
            lab.target().forget(settings.place());
            return new Latency(
                    competitor,
                    round,
                    latencies.size(),
                    Stats.percentile(latencies, 50),
                    Stats.percentile(latencies, 99));
        }
    }

    private List<Double> measure(JavaProcess process, TopicReader reader, SteadyLoad load) {
        int expected = plan.latencySeconds() * BenchPlan.LATENCY_PER_SECOND;
        var millis = Collections.synchronizedList(new ArrayList<Double>());
        try (load) {
            process.await(
                    () -> {
                        reader.poll(
                                POLL,
                                arrived -> millis.add((WallClock.micros()
                                                - Arrival.of(arrived).sentMicros())
                                        / MICROS_PER_MILLI));
                        return millis.size() >= expected;
                    },
                    "deliver " + expected + " messages",
                    Duration.ofSeconds(plan.latencySeconds()).plus(READY_TIMEOUT));
        }
        return millis.subList(expected / 3, millis.size());
    }
}
