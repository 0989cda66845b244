package dev.bascule.it.bench;

import dev.bascule.it.Arguments;
import dev.bascule.it.loops.TargetKind;
import dev.bascule.it.process.BridgeJvm;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * What to measure.
 *
 * @param to what the competitors write to
 * @param messages in the queue before a competitor starts
 * @param bytes of a message; 0 for orders as they are, of about 1 KB
 * @param rounds how often each competitor runs
 * @param lanes of the bridge and the loops
 * @param camelConsumers concurrent consumers of Camel's route
 * @param latencySeconds length of a latency run; 0 for none
 * @param jvmOptions of each competitor
 * @param competitors in the order of the first round
 */
record BenchPlan(
        TargetKind to,
        int messages,
        int bytes,
        int rounds,
        int lanes,
        int camelConsumers,
        int latencySeconds,
        List<String> jvmOptions,
        List<Competitor> competitors) {
    static final int BATCH_MESSAGES = 500;
    static final int LATENCY_PER_SECOND = 50;

    private static final int KAFKA_MESSAGES = 600_000;
    private static final int AWS_MESSAGES = 200_000;
    private static final int LATENCY_SECONDS = 30;

    static BenchPlan of(Arguments arguments) {
        var to = TargetKind.of(arguments.text("to").orElse(TargetKind.KAFKA.option()));
        return new BenchPlan(
                to,
                arguments.number("messages", to.isAws() ? AWS_MESSAGES : KAFKA_MESSAGES),
                arguments.number("bytes", 0),
                arguments.number("rounds", 5),
                arguments.number("lanes", 2),
                arguments.number("camel-consumers", 32),
                to.isAws() ? 0 : arguments.number("latency-seconds", LATENCY_SECONDS),
                arguments
                        .text("jvm")
                        .map(options -> List.of(options.split(" +")))
                        .orElse(BridgeJvm.OPTIONS),
                arguments.text("only").map(names -> named(names, to)).orElse(Competitor.writingTo(to)));
    }

    /** Every round begins with another competitor, so that none always meets the same neighbour's leavings. */
    List<Competitor> order(int round) {
        int shift = round % competitors.size();
        var order = new ArrayList<>(competitors.subList(shift, competitors.size()));
        order.addAll(competitors.subList(0, shift));
        return order;
    }

    /** Lanes, or what stands for them. */
    int lanesOf(Competitor competitor) {
        return competitor == Competitor.CAMEL ? camelConsumers : lanes;
    }

    private static List<Competitor> named(String names, TargetKind to) {
        var known = new ArrayList<>(Competitor.writingTo(to));
        known.addAll(Competitor.onRequest(to));
        return Arrays.stream(names.split(","))
                .map(name ->
                        Competitor.valueOf(name.trim().toUpperCase(Locale.ROOT).replace('-', '_')))
                .peek(competitor -> {
                    if (!known.contains(competitor)) {
                        throw new IllegalArgumentException(competitor.title() + " doesn't write to " + to.option());
                    }
                })
                .toList();
    }
}
