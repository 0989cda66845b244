package dev.bascule.manage;

import dev.bascule.batch.BridgeState;
import dev.bascule.batch.UnavailableException;
import dev.bascule.deadletter.DeadLetterFilter;
import dev.bascule.deadletter.DeadLetterStore;
import dev.bascule.trace.Trace;
import java.util.ArrayList;
import java.util.List;

/** Looks for a message wherever it may be: in the trace, among the dead letters, and if it is in neither, says what may hold it up. Thread-safe. */
final class MessageSearch {
    private static final int MOST_LETTERS = 20;

    private final Trace trace;
    private final DeadLetterStore letters;
    private final Supervised supervised;

    MessageSearch(Trace trace, DeadLetterStore letters, Supervised supervised) {
        this.trace = trace;
        this.letters = letters;
        this.supervised = supervised;
    }

    TraceAnswer find(String key) throws UnavailableException {
        var messages = trace.find(key).stream().map(TraceAnswer.Message::of).toList();
        var stored = letters.latest(DeadLetterFilter.ALL.key(key), MOST_LETTERS);
        return new TraceAnswer(
                key,
                messages,
                TraceAnswer.Window.of(trace.isEnabled(), trace.window(), trace.droppedMessages()),
                stored.stream().map(TraceAnswer.Letter::of).toList(),
                messages.isEmpty() && stored.isEmpty() ? hints() : List.of());
    }

    private List<String> hints() {
        var hints = new ArrayList<String>();
        if (!trace.isEnabled()) {
            hints.add("nothing is noted: trace.enabled is false");
        }
        if (trace.droppedMessages() > 0) {
            hints.add(trace.droppedMessages() + " messages could not be noted since the bridge was started");
        }
        for (var route : supervised.routes()) {
            var status = route.status();
            if (status.state() != BridgeState.RUNNING) {
                hints.add(status.id() + " is " + status.state()
                        + (status.reason().isEmpty() ? "" : ": " + status.reason()));
            }
            int carried = route.lanes().stream().mapToInt(LaneView::inBatch).sum();
            if (carried > 0) {
                hints.add(status.id() + " carries " + carried + " messages that are not settled yet");
            }
            var backlog = status.backlog();
            if (backlog != null && backlog > 0) {
                hints.add(status.id() + " has " + backlog + " messages waiting at its source");
            }
        }
        return hints;
    }
}
