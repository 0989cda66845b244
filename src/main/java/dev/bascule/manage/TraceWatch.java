package dev.bascule.manage;

import dev.bascule.batch.UnavailableException;
import dev.bascule.trace.Trace;
import dev.bascule.trace.TraceWindow;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How far back the trace reaches. Asks the database every {@link #EVERY}, on management's thread; answers from memory on any. */
final class TraceWatch {
    static final Duration EVERY = Duration.ofSeconds(15);

    /** Messages leave by the thousand, so that it is rarely quite full. */
    private static final double FULL = 0.98;

    private final Trace trace;
    private final InstantSource clock;
    private final Instant started;
    private Instant due = Instant.MIN;
    private volatile TraceWindow window = TraceWindow.EMPTY;

    TraceWatch(Trace trace, InstantSource clock) {
        this.trace = trace;
        this.clock = clock;
        this.started = clock.instant();
    }

    /** What was known before stays when the database doesn't answer. */
    void refresh() {
        var now = clock.instant();
        if (!trace.isEnabled() || now.isBefore(due)) {
            return;
        }
        due = now.plus(EVERY);
        try {
            window = trace.window();
        } catch (UnavailableException e) {
            System.getLogger("dev.bascule.manage")
                    .log(Level.DEBUG, "the trace's window is not looked at: {0}", e.getMessage());
        }
    }

    long messages() {
        return window.messages();
    }

    /** How long ago the oldest message that this instance has noted was taken; 0 when there is none. */
    double seconds() {
        return since(window.ownFrom()).toMillis() / 1e3;
    }

    private Duration since(Optional<Instant> from) {
        return from.map(known -> Duration.between(known, clock.instant())).orElse(Duration.ZERO);
    }

    long droppedMessages() {
        return trace.droppedMessages();
    }

    /** What an operator should know, a line each. */
    List<String> cautions() {
        var cautions = new ArrayList<String>();
        var config = trace.config();
        var reach = since(window.ownFrom());
        if (window.ownMessages() >= config.maxMessages() * FULL && reach.compareTo(config.window()) < 0) {
            cautions.add("the trace is full: its " + window.ownMessages() + " messages reach back " + text(reach)
                    + ", not the " + text(config.window()) + " of trace.window; trace.max-messages lets it keep more");
        }
        if (trace.droppedMessages() > 0) {
            cautions.add("the trace lacks " + trace.droppedMessages() + " messages since " + started
                    + ": the database was too slow for them, or down");
        }
        return cautions;
    }

    /** In the largest whole unit. */
    static String text(Duration duration) {
        if (duration.toHours() >= 2) {
            return duration.toHours() + " h";
        }
        return duration.toMinutes() >= 2 ? duration.toMinutes() + " min" : duration.toSeconds() + " s";
    }
}
