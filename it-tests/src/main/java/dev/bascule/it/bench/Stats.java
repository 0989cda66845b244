package dev.bascule.it.bench;

import java.util.List;

/** The two statistics that the benchmark needs. */
final class Stats {
    private Stats() {}

    /** The middle value, or the mean of the two in the middle. */
    static double median(List<Double> values) {
        var sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    /** The smallest value that at least {@code percent} of all values don't exceed. */
    static double percentile(List<Double> values, int percent) {
        var sorted = values.stream().sorted().toList();
        int rank = (int) Math.ceil(sorted.size() * percent / 100.0);
        return sorted.get(Math.max(0, rank - 1));
    }
}
