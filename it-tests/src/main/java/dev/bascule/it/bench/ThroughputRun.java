package dev.bascule.it.bench;

import dev.bascule.it.loops.LoopSettings;
import dev.bascule.it.process.JavaProcess;
import dev.bascule.it.process.ProcessUsage;
import jakarta.jms.JMSException;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Lets one competitor empty a full queue, and watches it from outside. */
final class ThroughputRun {
    static final Duration FIRST_MESSAGE_TIMEOUT = Duration.ofSeconds(60);
    private static final Duration STALL_TIMEOUT = Duration.ofSeconds(60);
    private static final Duration END_TIMEOUT = Duration.ofSeconds(30);
    private static final long SAMPLE_NANOS = TimeUnit.MILLISECONDS.toNanos(50);
    private static final double STEADY_FROM = 0.6;
    private static final double STEADY_TO = 0.95;
    private static final double MIB = 1024.0 * 1024.0;

    private final BenchLab lab;
    private final BenchPlan plan;

    ThroughputRun(BenchLab lab, BenchPlan plan) {
        this.lab = lab;
        this.plan = plan;
    }

    Throughput run(Competitor competitor, int round) throws IOException, JMSException {
        int messages = competitor.share(plan.messages());
        var settings = lab.fresh(competitor, "t" + round, plan.lanesOf(competitor));
        lab.fill(settings.queue(), messages);
        try (var process = lab.start(competitor, settings, plan.jvmOptions())) {
            lab.target().awaitFirst(settings.place(), process);
            double firstMessageMillis = (System.nanoTime() - process.startedNanos()) / 1e6;
            var from = awaitDone(process, settings, messages, (long) (messages * STEADY_FROM));
            var to = awaitDone(process, settings, messages, (long) (messages * STEADY_TO));
            awaitDone(process, settings, messages, messages);
            var end = process.usage();
            process.term();
            process.awaitEnd(END_TIMEOUT);
            var received = lab.target().received(settings.place());
            check(competitor, received, messages);
            lab.target().forget(settings.place());
            return new Throughput(
                    competitor,
                    round,
                    messages,
                    (to.done - from.done) * 1e9 / (to.nanos - from.nanos),
                    to.usage.cpu().minus(from.usage.cpu()).toNanos() / 1e3 / (to.done - from.done),
                    end.residentPeakBytes() / MIB,
                    end.residentBytes() / MIB,
                    firstMessageMillis,
                    (double) to.serverCpu.minus(from.serverCpu).toNanos() / (to.nanos - from.nanos),
                    received.calls());
        }
    }

    private Sample awaitDone(JavaProcess process, LoopSettings settings, int messages, long enough)
            throws JMSException, IOException {
        long best = -1;
        long deadline = 0;
        while (true) {
            long done = messages - lab.left(settings.queue());
            if (done >= enough) {
                return new Sample(
                        done,
                        System.nanoTime(),
                        process.usage(),
                        lab.target().server().usage().cpu());
            }
            if (done > best) {
                best = done;
                deadline = System.nanoTime() + STALL_TIMEOUT.toNanos();
            }
            if (!process.isAlive() || System.nanoTime() > deadline) {
                throw new IllegalStateException("stuck at " + done + " of " + messages + "\n" + process.tail());
            }
            LockSupport.parkNanos(SAMPLE_NANOS);
        }
    }

    private static void check(Competitor competitor, BenchTarget.Received received, int messages) {
        if (received.distinct() != messages || received.repeated() > 0) {
            throw new IllegalStateException(competitor.title() + " delivered " + received.distinct() + " of " + messages
                    + " messages, " + received.repeated() + " of them more than once");
        }
    }

    private record Sample(long done, long nanos, ProcessUsage usage, Duration serverCpu) {}
}
