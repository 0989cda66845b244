package dev.bascule.it.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** Medians over the rounds, beside the hand-written exactly-once loop. */
final class BenchReport {
    private final List<Throughput> throughputs = new ArrayList<>();
    private final List<Latency> latencies = new ArrayList<>();

    void add(Throughput run) {
        throughputs.add(run);
    }

    void add(Latency run) {
        latencies.add(run);
    }

    /** One object with every run, for machines. */
    String toJson(BenchPlan plan) throws JsonProcessingException {
        return new ObjectMapper()
                .writerWithDefaultPrettyPrinter()
                .writeValueAsString(Map.of("plan", plan, "throughput", throughputs, "latency", latencies));
    }

    @Override
    public String toString() {
        var lines = new ArrayList<String>();
        lines.add(format(
                "%-22s %9s %7s %9s %7s %9s %9s %9s",
                "medians", "msg/s", "× loop", "µs CPU", "× loop", "peak MiB", "end MiB", "first ms"));
        for (var competitor : Competitor.values()) {
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
        return String.join(System.lineSeparator(), lines);
    }

    private String throughputLine(Competitor competitor) {
        double rate = median(competitor, Throughput::perSecond);
        double cpu = median(competitor, Throughput::cpuMicros);
        return format(
                "%-22s %9.0f %7s %9.1f %7s %9.0f %9.0f %9.0f",
                competitor.title(),
                rate,
                ratio(rate, median(Competitor.EXACTLY_ONCE, Throughput::perSecond)),
                cpu,
                ratio(cpu, median(Competitor.EXACTLY_ONCE, Throughput::cpuMicros)),
                median(competitor, Throughput::residentPeakMib),
                median(competitor, Throughput::residentEndMib),
                median(competitor, Throughput::firstMessageMillis));
    }

    private String latencyLine(Competitor competitor) {
        double p50 = latencyMedian(competitor, Latency::p50Millis);
        double p99 = latencyMedian(competitor, Latency::p99Millis);
        return format(
                "%-22s %9.2f %7s %9.2f %7s",
                competitor.title(),
                p50,
                ratio(p50, latencyMedian(Competitor.EXACTLY_ONCE, Latency::p50Millis)),
                p99,
                ratio(p99, latencyMedian(Competitor.EXACTLY_ONCE, Latency::p99Millis)));
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
