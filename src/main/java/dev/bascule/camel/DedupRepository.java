package dev.bascule.camel;

import dev.bascule.batch.UnavailableException;
import dev.bascule.dedup.DedupWindows;
import dev.bascule.dedup.KeyHash;
import org.apache.camel.Exchange;
import org.apache.camel.spi.IdempotentRepository;
import org.apache.camel.support.service.ServiceSupport;

/**
 * The dedup window as Camel's {@code idempotentConsumer} sees it: {@code idempotentRepository: "#dedup"}. Decides provisionally, on the lane's
 * thread; a key is used up when its batch is settled. What it is told at the end of an exchange changes nothing but the claims of that
 * exchange's own delivery.
 */
final class DedupRepository extends ServiceSupport implements IdempotentRepository {
    /** Name in Camel's registry. */
    static final String NAME = "dedup";

    private final DedupWindows windows;

    DedupRepository(DedupWindows windows) {
        this.windows = windows;
    }

    @Override
    public boolean add(Exchange exchange, String text) {
        var carried = carried(exchange);
        var key = KeyHash.of(text);
        boolean isNew = !isUsedUp(carried, text) && carried.delivery().claim(key);
        if (!isNew) {
            carried.delivery().knownInWindow();
        }
        return isNew;
    }

    @Override
    public boolean contains(Exchange exchange, String text) {
        return isUsedUp(carried(exchange), text);
    }

    @Override
    public boolean remove(Exchange exchange, String text) {
        carried(exchange).delivery().giveUp(KeyHash.of(text));
        return true;
    }

    @Override
    public boolean confirm(Exchange exchange, String text) {
        return true;
    }

    private boolean isUsedUp(Carried carried, String text) {
        var route = carried.headers().route();
        var window = windows.of(route)
                .orElseThrow(() -> new IllegalStateException("route " + route
                        + " has no dedup window: #dedup must stand where the route can be seen to come to it"));
        try {
            return window.knows(KeyHash.of(text));
        } catch (UnavailableException e) {
            throw new LostWindowException(e);
        }
    }

    private static Carried carried(Exchange exchange) {
        var carried = Carried.of(exchange);
        if (carried == null) {
            throw new IllegalStateException(
                    "#dedup uses keys up when a batch is settled: it works in routes that start with bascule-jms: or bascule-feed:");
        }
        return carried;
    }

    @Override
    public boolean add(String key) {
        throw withoutExchange();
    }

    @Override
    public boolean contains(String key) {
        throw withoutExchange();
    }

    @Override
    public boolean remove(String key) {
        throw withoutExchange();
    }

    @Override
    public boolean confirm(String key) {
        throw withoutExchange();
    }

    @Override
    public void clear() {
        throw new UnsupportedOperationException("a dedup window is not cleared while routes use it");
    }

    private static UnsupportedOperationException withoutExchange() {
        return new UnsupportedOperationException("a key belongs to the message that has it");
    }

    /** The database cannot tell. */
    private static final class LostWindowException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        LostWindowException(UnavailableException cause) {
            super(cause.getMessage(), cause);
        }
    }
}
