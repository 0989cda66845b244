package dev.bascule.it.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.bascule.it.aws.Calls;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** Medians over the rounds, beside the hand-written loop. */
final class BenchReport {
    private final BenchPlan plan;
    private final Competitor baseline;
    private final List<Throughput> throughputs = new ArrayList<>();
    private final List<Latency> latencies = new ArrayList<>();

    BenchReport(BenchPlan plan) {
        this.plan = plan;
        this.baseline = Competitor.baseline(plan.to());
    }

    void add(Throughput run) {
        throughputs.add(run);
    }

    void add(Latency run) {
        latencies.add(run);
    }

    /** One object with every run, for machines. */
    String toJson() throws JsonProcessingException {
        return new ObjectMapper()
                .writerWithDefaultPrettyPrinter()
                .writeValueAsString(Map.of("plan", plan, "throughput", throughputs, "latency", latencies));
    }

    @Override
    public String toString() {
        var lines = new ArrayList<String>();
        lines.add(format(
                "%-22s %9s %7s %9s %7s %9s %9s %9s %9s",
                "medians", "msg/s", "× loop", "µs CPU", "× loop", "peak MiB", "end MiB", "first ms", "server"));
        for (var competitor : plan.competitors()) {
            if (throughputs.stream().anyMatch(run -> run.competitor() == competitor)) {
                lines.add(throughputLine(competitor));
            }
        }
        if (!latencies.isEmpty()) {
            lines.add("");
            lines.add(format("%-22s %9s %7s %9s %7s", "latency, 50 msg/s", "p50 ms", "× loop", "p99 ms", "× loop"));
            for (var competitor : Competitor.values()) {
                if (latencies.stream().anyMatch(run -> run.competitor() == competitor)) {
                    lines.add(latencyLine(competitor));
                }
            }
        }
        if (plan.to().isAws()) {
            lines.add("");
            lines.addAll(callLines());
        }
        return String.join(System.lineSeparator(), lines);
    }

    /** How large each competitor's calls were, over all rounds, as the server saw them. */
    private List<String> callLines() {
        var lines = new ArrayList<String>();
        for (var competitor : plan.competitors()) {
            var calls = throughputs.stream()
                    .filter(run -> run.competitor() == competitor)
                    .map(Throughput::calls)
                    .reduce(Calls.NONE, Calls::plus);
            if (calls.largestBytes() > 0) {
                lines.add(competitor.title() + ", entries: calls  " + text(calls.byEntries()));
                lines.add(competitor.title() + ", KiB: calls      " + text(calls.byKiB()) + "  largest "
                        + calls.largestBytes() + " bytes");
            }
        }
        return lines;
    }

    private static String text(Map<Integer, Integer> histogram) {
        return histogram.entrySet().stream()
                .map(bar -> bar.getKey() + ": " + bar.getValue())
                .collect(Collectors.joining(", "));
    }

    private String throughputLine(Competitor competitor) {
        double rate = median(competitor, Throughput::perSecond);
        double cpu = median(competitor, Throughput::cpuMicros);
        return format(
                "%-22s %9.0f %7s %9.1f %7s %9.0f %9.0f %9.0f %9.2f",
                competitor.title(),
                rate,
                ratio(rate, median(baseline, Throughput::perSecond)),
                cpu,
                ratio(cpu, median(baseline, Throughput::cpuMicros)),
                median(competitor, Throughput::residentPeakMib),
                median(competitor, Throughput::residentEndMib),
                median(competitor, Throughput::firstMessageMillis),
                median(competitor, Throughput::serverCores));
    }

    private String latencyLine(Competitor competitor) {
        double p50 = latencyMedian(competitor, Latency::p50Millis);
        double p99 = latencyMedian(competitor, Latency::p99Millis);
        return format(
                "%-22s %9.2f %7s %9.2f %7s",
                competitor.title(),
                p50,
                ratio(p50, latencyMedian(baseline, Latency::p50Millis)),
                p99,
                ratio(p99, latencyMedian(baseline, Latency::p99Millis)));
    }

    private double median(Competitor competitor, ToDoubleFunction<Throughput> value) {
        var values = throughputs.stream()
                .filter(run -> run.competitor() == competitor)
                .map(value::applyAsDouble)
                .toList();
        return values.isEmpty() ? Double.NaN : Stats.median(values);
    }

    private double latencyMedian(Competitor competitor, ToDoubleFunction<Latency> value) {
        var values = latencies.stream()
                .filter(run -> run.competitor() == competitor)
                .map(value::applyAsDouble)
                .toList();
        return values.isEmpty() ? Double.NaN : Stats.median(values);
    }

    private static String ratio(double value, double loop) {
        return Double.isNaN(loop) ? "-" : format("%.2f", value / loop);
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }
}
