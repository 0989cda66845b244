package dev.bascule.it.bench;

import dev.bascule.it.Arguments;
import dev.bascule.it.process.BridgeJvm;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * What to measure.
 *
 * @param messages in the queue before a competitor starts
 * @param rounds how often each competitor runs
 * @param lanes of the bridge and the loops
 * @param camelConsumers concurrent consumers of Camel's route
 * @param latencySeconds length of a latency run; 0 for none
 * @param jvmOptions of each competitor
 * @param competitors in the order of the first round
 */
record BenchPlan(
        int messages,
        int rounds,
        int lanes,
        int camelConsumers,
        int latencySeconds,
        List<String> jvmOptions,
        List<Competitor> competitors) {
    static final int BATCH_MESSAGES = 500;
    static final int LATENCY_PER_SECOND = 50;

    static BenchPlan of(Arguments arguments) {
        return new BenchPlan(
                arguments.number("messages", 600_000),
                arguments.number("rounds", 5),
                arguments.number("lanes", 2),
                arguments.number("camel-consumers", 32),
                arguments.number("latency-seconds", 30),
                arguments
                        .text("jvm")
                        .map(options -> List.of(options.split(" +")))
                        .orElse(BridgeJvm.MEMORY),
                arguments.text("only").map(BenchPlan::named).orElse(List.of(Competitor.values())));
    }

    /** Every round begins with another competitor, so that none always meets the same neighbour's leavings. */
    List<Competitor> order(int round) {
        int shift = round % competitors.size();
        var order = new java.util.ArrayList<>(competitors.subList(shift, competitors.size()));
        order.addAll(competitors.subList(0, shift));
        return order;
    }

    /** Lanes, or what stands for them. */
    int lanesOf(Competitor competitor) {
        return competitor == Competitor.CAMEL ? camelConsumers : lanes;
    }

    private static List<Competitor> named(String names) {
        return Arrays.stream(names.split(","))
                .map(name ->
                        Competitor.valueOf(name.trim().toUpperCase(Locale.ROOT).replace('-', '_')))
                .toList();
    }
}
