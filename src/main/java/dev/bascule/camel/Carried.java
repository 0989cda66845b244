package dev.bascule.camel;

import dev.bascule.batch.DeadLetterReason;
import dev.bascule.batch.Delivery;
import dev.bascule.batch.PoisonException;
import java.util.Optional;
import java.util.Set;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;

/**
 * What an exchange carries of the engine. Copies of the exchange (a split's parts, a multicast's branches) carry the same one.
 *
 * @param delivery the message's way through the batch
 * @param headers what every record that it becomes carries
 * @param connections those that take part in settling the batch; what is appended for any other would go nowhere
 */
record Carried(Delivery delivery, OurHeaders headers, Set<String> connections) {
    private static final String PROPERTY = "bascule.delivery";

    void attachTo(Exchange exchange) {
        exchange.setProperty(PROPERTY, this);
    }

    /** Null outside a batch: in a route that starts with {@code timer:}, {@code direct:} or another component. */
    static @Nullable Carried of(Exchange exchange) {
        return (Carried) exchange.getProperty(PROPERTY);
    }

    static Optional<Delivery> delivery(Exchange exchange) {
        return Optional.ofNullable(of(exchange)).map(Carried::delivery);
    }

    /**
     * How many entries the message has become at {@code target} so far: a split's parts have one key and must not be taken for repetitions of each
     * other.
     */
    int appendedTo(String target) {
        int appended = 0;
        for (var append : delivery.appends()) {
            appended += append.target().equals(target) ? 1 : 0;
        }
        return appended;
    }

    /** The name of an entry that is one of several: {@code key} of the first, {@code key/1} of the second. */
    static String numbered(String key, int index) {
        return index == 0 ? key : key + "/" + index;
    }

    /** {@link PoisonException} when no participant of the lane writes to {@code connection}. */
    void require(String connection) {
        if (!connections.contains(connection)) {
            throw new PoisonException(
                    DeadLetterReason.STEP_FAILED,
                    "connection " + connection + " takes part in no batch of this route: a sink that is "
                            + "computed for each message must be on a connection that the route names elsewhere");
        }
    }
}
