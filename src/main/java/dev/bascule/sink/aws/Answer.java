package dev.bascule.sink.aws;

import java.util.List;

/** What a service says to one call. */
public sealed interface Answer {
    /** @param fates one for each entry, in the order of the call */
    record PerEntry(List<Fate> fates) implements Answer {}

    /** The same for all of them. A whole call that is refused for its content may have a single culprit among its entries. */
    record Whole(Fate fate) implements Answer {}
}
