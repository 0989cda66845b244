package dev.bascule.it.aws;

import dev.bascule.it.verify.Arrival;
import dev.bascule.it.verify.Arrivals;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** A queue, topic, stream or bus: what it has taken, and how. Thread-safe. */
public final class Place {
    private static final int SAMPLES = 100;

    private final Arrivals arrivals = new Arrivals();
    private final Map<String, Set<String>> keysById = new HashMap<>();
    private final TreeMap<Integer, Integer> callsByEntries = new TreeMap<>();
    private final TreeMap<Integer, Integer> callsByKiB = new TreeMap<>();
    private final List<Entry> samples = new ArrayList<>();
    private final Set<String> deduplicationIds = new HashSet<>();
    private long taken;
    private long largestCallBytes;

    /**
     * One entry as it came.
     *
     * @param body the order somewhere in it
     * @param key the idempotency key; empty where the service has no room for it
     * @param attributes what came beside the body
     */
    public record Entry(String body, String key, Map<String, String> attributes) {}

    /**
     * What has come, in figures.
     *
     * @param taken entries
     * @param distinct orders
     * @param repeated how many orders came more than once
     * @param calls how large the calls were
     */
    public record Summary(long taken, int distinct, int repeated, Calls calls) {}

    /** A call with so many entries has come. */
    synchronized void called(int entries, long bytes) {
        callsByEntries.merge(entries, 1, Integer::sum);
        callsByKiB.merge((int) (bytes >> 10), 1, Integer::sum);
        largestCallBytes = Math.max(largestCallBytes, bytes);
    }

    /** Takes an entry; returns its number. */
    synchronized long take(Entry entry) {
        var arrival = Arrival.of(entry.body(), "entry " + taken);
        arrivals.add(arrival);
        keysById.computeIfAbsent(arrival.orderId(), id -> new HashSet<>(1)).add(entry.key());
        if (samples.size() < SAMPLES) {
            samples.add(entry);
        }
        return taken++;
    }

    /** As FIFO places do: one with a deduplication id that was there before is accepted and forgotten. */
    synchronized long takeOnce(String deduplicationId, Entry entry) {
        return deduplicationIds.add(deduplicationId) ? take(entry) : taken;
    }

    /** What has come. Not to be used while more comes. */
    public synchronized Arrivals arrivals() {
        return arrivals;
    }

    /** One line for each order: its id and how often it came. */
    synchronized String takenOrders() {
        var lines = new StringBuilder();
        arrivals.ids()
                .forEach(id ->
                        lines.append(id).append(' ').append(arrivals.times(id)).append('\n'));
        return lines.toString();
    }

    /** What has come until now, in figures. */
    synchronized Summary summary() {
        return new Summary(taken, arrivals.distinct(), arrivals.repeated().size(), calls());
    }

    /** How many entries were taken. */
    public synchronized long taken() {
        return taken;
    }

    /** Entries beyond the first of each order, as of one moment. */
    public synchronized long repeats() {
        return taken - arrivals.distinct();
    }

    /** The first hundred. */
    public synchronized List<Entry> samples() {
        return List.copyOf(samples);
    }

    /** How large the calls were. */
    public synchronized Calls calls() {
        return new Calls(new TreeMap<>(callsByEntries), new TreeMap<>(callsByKiB), largestCallBytes);
    }

    /** Orders that came under more than one idempotency key. */
    public synchronized List<String> withSeveralKeys() {
        return keysById.entrySet().stream()
                .filter(keys -> keys.getValue().size() > 1)
                .map(Map.Entry::getKey)
                .toList();
    }
}
