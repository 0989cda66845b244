package dev.bascule.camel;

import dev.bascule.source.RoutableMessage;
import dev.bascule.source.SourceHeaders;
import java.util.Map;
import java.util.function.BiConsumer;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultMessage;
import org.jspecify.annotations.Nullable;

/**
 * A source's message as the route sees it. Its headers stay where they are until a step changes or lists them; only then does it have a map of its
 * own, as every Camel message has. Lane's thread only, like its exchange.
 */
final class RoutedMessage extends DefaultMessage {
    private final SourceHeaders source;

    RoutedMessage(Exchange exchange, RoutableMessage message) {
        super(exchange);
        this.source = message.headers();
        setBody(message.body());
    }

    @Override
    public @Nullable Object getHeader(String name) {
        return hasPopulatedHeaders() ? super.getHeader(name) : source.get(name);
    }

    @Override
    public <T> @Nullable T getHeader(String name, Class<T> type) {
        return !hasPopulatedHeaders() && source.get(name) == null && !type.isPrimitive()
                ? null
                : super.getHeader(name, type);
    }

    /** Gives each header to {@code action}, without making a map for it. */
    void forEachHeader(BiConsumer<String, Object> action) {
        if (hasPopulatedHeaders()) {
            getHeaders().forEach(action);
        } else {
            source.forEach(action);
        }
    }

    @Override
    protected void populateInitialHeaders(Map<String, Object> map) {
        source.forEach(map::put);
    }

    @Override
    protected boolean isPopulateHeadersSupported() {
        return true;
    }
}
