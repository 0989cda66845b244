package dev.bascule.camel;

import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.jspecify.annotations.Nullable;

/**
 * Where in a route a message is, as far as it can become several things for one target there: in which part of which split, in which round of which loop,
 * behind how many {@code idempotentConsumer} blocks. The same whenever the message comes, also where another part fails this time or a block's
 * key is used up by now. Immutable.
 *
 * <p>Inside a block the name is the one before it: what comes before a block comes always, so nothing inside can be taken for it.
 *
 * @param outer name of what surrounds it
 * @param depth how many blocks surround it
 * @param blocks how many have ended since it began; a {@code multicast} counts as one
 * @param repeated how many splits and loops have ended since it began
 * @param counted what counts branches here, each of its parts or rounds being one; null where nothing does
 */
record Branch(String outer, int depth, int blocks, int repeated, @Nullable Counted counted) {
    /** The route itself. */
    static final Branch TRUNK = new Branch("", 0, 0, 0, null);

    /** A step that does what is in it several times, and how it tells how often. */
    enum Counted {
        SPLIT("/s", ExchangePropertyKey.SPLIT_INDEX),
        LOOP("/l", ExchangePropertyKey.LOOP_INDEX);

        private final String letter;
        private final ExchangePropertyKey index;

        Counted(String letter, ExchangePropertyKey index) {
            this.letter = letter;
            this.index = index;
        }

        private String name(Exchange exchange) {
            return letter + index(exchange);
        }

        @Nullable
        Object index(Exchange exchange) {
            return exchange.getProperty(index);
        }

        /** Another step of the kind inside has left its own. */
        void index(Exchange exchange, @Nullable Object value) {
            exchange.setProperty(index, value);
        }
    }

    /** For each of the parts of a split that {@code exchange} is about to be. */
    Branch split(Exchange exchange) {
        return repeating(exchange, Counted.SPLIT);
    }

    /** For each round of a loop that {@code exchange} comes to. */
    Branch loop(Exchange exchange) {
        return repeating(exchange, Counted.LOOP);
    }

    /** The second split or loop of a branch has a number: its parts are not those of the first. */
    private Branch repeating(Exchange exchange, Counted by) {
        var number = repeated == 0 ? "" : "/" + (repeated + 1);
        return new Branch(name(exchange) + number, 0, 0, 0, by);
    }

    /** Behind a split or a loop. */
    Branch behindRepeating() {
        return new Branch(outer, depth, blocks, repeated + 1, counted);
    }

    /** Within a block that {@code exchange} comes to. */
    Branch block(Exchange exchange) {
        return new Branch(name(exchange), depth + 1, 0, 0, null);
    }

    /** Behind a block that {@code exchange} has come to. */
    Branch behindBlock() {
        return new Branch(outer, depth, blocks + 1, repeated, counted);
    }

    /** Such as {@code /s2}, {@code /s2/b1}; empty for the route itself. */
    String name(Exchange exchange) {
        if (counted == null && blocks == 0) {
            return outer;
        }
        return outer
                + (counted == null ? "" : counted.name(exchange))
                + (blocks == 0 ? "" : "/" + "b".repeat(depth + 1) + blocks);
    }
}
