package dev.bascule.it.aws;

import java.util.Map;
import java.util.TreeMap;

/**
 * How large the calls to a place were.
 *
 * @param byEntries how many calls had how many entries
 * @param byKiB how many calls had how many KiB of entries, as the service counts them, rounded down
 * @param largestBytes of the largest call
 */
public record Calls(Map<Integer, Integer> byEntries, Map<Integer, Integer> byKiB, long largestBytes) {
    /** No call at all. */
    public static final Calls NONE = new Calls(Map.of(), Map.of(), 0);

    /** Both together. */
    public Calls plus(Calls others) {
        return new Calls(
                sum(byEntries, others.byEntries),
                sum(byKiB, others.byKiB),
                Math.max(largestBytes, others.largestBytes));
    }

    private static Map<Integer, Integer> sum(Map<Integer, Integer> some, Map<Integer, Integer> others) {
        var sum = new TreeMap<>(some);
        others.forEach((size, calls) -> sum.merge(size, calls, Integer::sum));
        return sum;
    }
}
