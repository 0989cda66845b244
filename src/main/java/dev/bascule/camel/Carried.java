package dev.bascule.camel;

import dev.bascule.batch.DeadLetterReason;
import dev.bascule.batch.Delivery;
import dev.bascule.batch.Part;
import dev.bascule.batch.PoisonException;
import java.util.Optional;
import java.util.Set;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.jspecify.annotations.Nullable;

/**
 * What an exchange carries of the engine. Copies of the exchange (a split's parts, a multicast's branches) carry the same one.
 *
 * @param delivery the message's way through the batch
 * @param headers what every record that it becomes carries
 * @param connections those that take part in settling the batch; what is appended for any other would go nowhere
 * @param branch of the route that the exchange is in
 * @param way the steps that have sent it to several places, and to which of them, so far as that is behind it
 * @param parts what the message has become so far
 */
record Carried(
        Delivery delivery, OurHeaders headers, Set<String> connections, Branch branch, String way, PartCounter parts) {
    private static final String PROPERTY = "bascule.delivery";

    /** At the beginning of the route. */
    Carried(Delivery delivery, OurHeaders headers, Set<String> connections) {
        this(delivery, headers, connections, Branch.TRUNK, "", new PartCounter());
    }

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
     * What {@code exchange} is about to become at {@code target}: a split's parts have one key and must not be taken for each other. To be {@link #made}
     * when it is there.
     */
    Part next(String target, Exchange exchange) {
        return parts.next(target, branch.name(exchange));
    }

    /** The message has become {@code part} at {@code target}. */
    void made(String target, Part part) {
        parts.made(target, part);
    }

    /** {@code id}, or the first of {@code id/1}, {@code id/2} … that the message has not had at {@code target}. */
    String unused(String target, String id) {
        return parts.unused(target, id);
    }

    /** The same in another branch of the route. */
    Carried in(Branch other) {
        return new Carried(delivery, headers, connections, other, way, parts);
    }

    /** The same, sent to several places. */
    Carried by(String step) {
        return new Carried(delivery, headers, connections, branch, step, parts);
    }

    /** With the place that {@code exchange} is on its way to. */
    String way(Exchange exchange) {
        return way.isEmpty() ? "" : way + "." + exchange.getProperty(ExchangePropertyKey.MULTICAST_INDEX);
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
