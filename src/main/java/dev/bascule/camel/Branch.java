package dev.bascule.camel;

import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.jspecify.annotations.Nullable;

/**
 * Where in a route a message is, as far as it can become several things for one target there: in which part of which split, behind how many {@code
 * idempotentConsumer} blocks. The same whenever the message comes, also where a part fails this time or a block's key is used up by now. Immutable.
 *
 * <p>Inside a block the name is the one before it: what comes before a block comes always, so nothing inside can be taken for it.
 *
 * @param outer name of what surrounds it
 * @param depth how many blocks surround it
 * @param blocks how many have ended since it began
 * @param isSplit whether every part of a split is a branch of its own
 */
record Branch(String outer, int depth, int blocks, boolean isSplit) {
    /** The route itself. */
    static final Branch TRUNK = new Branch("", 0, 0, false);

    /** For each of the parts of a split that {@code exchange} is about to be. */
    Branch split(Exchange exchange) {
        return new Branch(name(exchange), 0, 0, true);
    }

    /** Within a block that {@code exchange} comes to. */
    Branch block(Exchange exchange) {
        return new Branch(name(exchange), depth + 1, 0, false);
    }

    /** Behind a block that {@code exchange} has come to. */
    Branch behindBlock() {
        return new Branch(outer, depth, blocks + 1, isSplit);
    }

    /** Such as {@code /s2}, {@code /s2/b1}; empty for the route itself. */
    String name(Exchange exchange) {
        if (!isSplit && blocks == 0) {
            return outer;
        }
        return outer
                + (isSplit ? "/s" + index(exchange) : "")
                + (blocks == 0 ? "" : "/" + "b".repeat(depth + 1) + blocks);
    }

    private static @Nullable Integer index(Exchange exchange) {
        return exchange.getProperty(ExchangePropertyKey.SPLIT_INDEX, Integer.class);
    }
}
