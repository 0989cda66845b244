package dev.bascule.manage;

import dev.bascule.batch.UnavailableException;
import dev.bascule.deadletter.DeadLetterCount;
import dev.bascule.deadletter.DeadLetterCounts;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * How many dead letters each route has, how many more than a while ago, and how old the oldest is. Asks the database every {@link #EVERY}, on
 * management's thread; answers from memory on any.
 */
final class DeadLetterWatch {
    static final Duration EVERY = Duration.ofSeconds(5);
    /** Growth is what came within this. */
    static final Duration WHILE = Duration.ofMinutes(10);
    /** Older than this somebody should have looked. */
    static final Duration OLD = Duration.ofHours(24);

    /** From here on the store is nearly full. */
    private static final double NEARLY_FULL = 0.9;

    private final DeadLetterCounts counts;
    private final long mostLetters;
    private final InstantSource clock;
    private final Map<String, Deque<Sample>> samples = new TreeMap<>();
    private Instant due = Instant.MIN;
    private boolean sampled;
    private volatile long letters;
    private volatile Map<String, Instant> oldest = Map.of();
    private volatile Map<String, Growth> growth = Map.of();

    private record Sample(Instant at, long letters) {}

    private record Growth(long more, long letters) {}

    /** @param mostLetters the store takes no more */
    DeadLetterWatch(DeadLetterCounts counts, long mostLetters, InstantSource clock) {
        this.counts = counts;
        this.mostLetters = mostLetters;
        this.clock = clock;
    }

    /** What was known before stays when the database doesn't answer. */
    void refresh() {
        var now = clock.instant();
        if (now.isBefore(due)) {
            return;
        }
        due = now.plus(EVERY);
        try {
            var counted = counts.get();
            sample(now, counted);
            letters = counted.stream().mapToLong(DeadLetterCount::letters).sum();
            oldest = counted.stream()
                    .collect(Collectors.toUnmodifiableMap(
                            DeadLetterCount::route, DeadLetterCount::oldestAt, DeadLetterWatch::earlier));
        } catch (UnavailableException e) {
            System.getLogger("dev.bascule.manage")
                    .log(Level.DEBUG, "dead letters are not looked at: {0}", e.getMessage());
        }
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private void sample(Instant now, List<DeadLetterCount> counted) {
        var byRoute = counted.stream()
                .collect(Collectors.groupingBy(
                        DeadLetterCount::route, TreeMap::new, Collectors.summingLong(DeadLetterCount::letters)));
        samples.keySet().forEach(route -> byRoute.putIfAbsent(route, 0L));
        var grown = new TreeMap<String, Growth>();
        byRoute.forEach((route, letters) -> {
            var known = samples.computeIfAbsent(route, absent -> new ArrayDeque<>());
            if (known.isEmpty() && sampled) {
                known.addLast(new Sample(now, 0));
            }
            known.addLast(new Sample(now, letters));
            while (known.size() > 1 && known.getFirst().at().isBefore(now.minus(WHILE))) {
                known.removeFirst();
            }
            grown.put(route, new Growth(letters - known.getFirst().letters(), letters));
        });
        growth = grown;
        sampled = true;
    }

    /** By route, in seconds. */
    Map<String, Long> oldestSeconds() {
        var now = clock.instant();
        var seconds = new TreeMap<String, Long>();
        oldest.forEach((route, at) ->
                seconds.put(route, Math.max(0, Duration.between(at, now).toSeconds())));
        return seconds;
    }

    /** What an operator should know, a line each. */
    List<String> cautions() {
        var cautions = new ArrayList<String>();
        if (letters >= mostLetters * NEARLY_FULL) {
            cautions.add("the dead-letter store has " + letters + " letters; with the " + mostLetters
                    + " of dead-letters.max-letters routes that have to store another one wait");
        }
        growth.forEach((route, grown) -> {
            if (grown.more() > 0) {
                cautions.add(route + ": " + grown.more() + " more dead letters within " + WHILE.toMinutes()
                        + " minutes, " + grown.letters() + " in all");
            }
        });
        oldestSeconds().forEach((route, seconds) -> {
            if (seconds > OLD.toSeconds()) {
                cautions.add(route + ": its oldest dead letter has waited for "
                        + Duration.ofSeconds(seconds).toHours() + " hours");
            }
        });
        return cautions;
    }
}
