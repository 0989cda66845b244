package dev.bascule.source.feed;

import dev.bascule.batch.StopSignal;
import java.util.Optional;

/** Whoever brings files into a folder, as the lanes that read it see him. Thread-safe. */
public interface Supply {
    /** Files come by themselves. */
    Supply NONE = new Supply() {
        @Override
        public void join(Object lane, StopSignal stop) {}

        @Override
        public void leave(Object lane) {}

        @Override
        public Optional<String> trouble() {
            return Optional.empty();
        }
    };

    /** A lane reads from now on. Returns when it is known whether files come, or soon after {@code stop} is requested. */
    void join(Object lane, StopSignal stop);

    /** The lane doesn't read any more; files are brought as long as any lane reads. */
    void leave(Object lane);

    /** Why no files come, in one line; empty if they do. */
    Optional<String> trouble();
}
