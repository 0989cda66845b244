package dev.bascule.it.demo;

import dev.bascule.it.Arguments;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * How to show it.
 *
 * @param length until it ends by itself; until Ctrl-C if empty
 * @param perSecond orders a second
 * @param console whether the console is served
 * @param dir emptied at the start; everything that is made lies there
 */
record DemoPlan(Optional<Duration> length, int perSecond, boolean console, Path dir) {
    static final int POISON_EVERY = 97;
    static final int TEST_EVERY = 20;
    static final int GROUPS = 25;

    static DemoPlan of(Arguments arguments, Path otherwise) {
        return new DemoPlan(
                arguments.text("for").map(seconds -> Duration.ofSeconds(arguments.number("for", 0))),
                arguments.number("rate", 200),
                !arguments.has("no-console"),
                arguments.text("dir").map(Path::of).orElse(otherwise).toAbsolutePath());
    }
}
