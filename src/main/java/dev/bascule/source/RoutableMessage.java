package dev.bascule.source;

import dev.bascule.batch.Outcome;
import dev.bascule.batch.SourceMessage;
import org.jspecify.annotations.Nullable;

/** A message as a route takes it. */
public interface RoutableMessage extends SourceMessage {
    /** What the route sees as headers. */
    SourceHeaders headers();

    /** What the route sees as body. */
    @Nullable
    Object body();

    /** The outcome of a message that must not be routed at all; null for nearly all. */
    @Nullable
    Outcome decided();
}
