package dev.bascule.batch;

/**
 * Names a source across lanes, instances and restarts: connection and destination, with the subscription of a topic.
 * Instances that share a source must name it alike, or they cannot see each other's proofs of delivery.
 *
 * @param connection name of the connection in the configuration
 * @param destination such as {@code queue:ERP.ORDERS} or {@code topic:PRICES/subscription}
 */
public record SourceId(String connection, String destination) {
    /** Reads {@link #toString} back: names of connections have no slash. */
    public static SourceId parse(String text) {
        int slash = text.indexOf('/');
        if (slash < 0) {
            throw new IllegalArgumentException("not a source: " + text);
        }
        return new SourceId(text.substring(0, slash), text.substring(slash + 1));
    }

    @Override
    public String toString() {
        return connection + "/" + destination;
    }
}
