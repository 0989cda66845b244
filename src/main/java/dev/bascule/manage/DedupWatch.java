package dev.bascule.manage;

import dev.bascule.batch.SourceId;
import dev.bascule.dedup.DedupWindows;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** Whether dedup windows keep keys as long as they should, and instances that should share them do. Answers from memory, on any thread. */
final class DedupWatch {
    private final DedupWindows windows;
    private final Function<String, Optional<SourceId>> sources;
    private final Function<SourceId, Set<String>> otherInstances;

    /**
     * @param sources what a route that is started takes from
     * @param otherInstances who else settles messages from there
     */
    DedupWatch(
            DedupWindows windows,
            Function<String, Optional<SourceId>> sources,
            Function<SourceId, Set<String>> otherInstances) {
        this.windows = windows;
        this.sources = sources;
        this.otherInstances = otherInstances;
    }

    /** What an operator should know, a line each. */
    List<String> cautions() {
        var cautions = new ArrayList<String>();
        windows.full().stream()
                .sorted()
                .forEach(route -> cautions.add(route
                        + ": its dedup window is full and forgets its eldest keys before their time; raise dedup.max-keys or"
                        + " shorten dedup.window"));
        if (!windows.shared()) {
            windows.routes().stream().sorted().forEach(route -> unshared(route).ifPresent(cautions::add));
        }
        return cautions;
    }

    private Optional<String> unshared(String route) {
        return sources.apply(route)
                .map(otherInstances)
                .filter(others -> !others.isEmpty())
                .map(others -> route + ": " + String.join(", ", new TreeSet<>(others))
                        + " take from its source too, and each instance has a dedup window of its own: what a producer sends"
                        + " twice may be delivered twice; give them one database.url");
    }
}
