package dev.bascule.it.verify;

/** The orders that arrive in a topic, read as they become visible. Keeps its place in the topic; not thread-safe. */
public final class TopicArrivals implements AutoCloseable {
    private final TopicReader reader;
    private final Arrivals arrivals = new Arrivals();

    /** The topic must exist. */
    public TopicArrivals(String bootstrapServers, String topic) {
        reader = new TopicReader(bootstrapServers, topic);
    }

    /** All that are visible now. */
    public Arrivals now() {
        reader.catchUp(kafkaRecord -> arrivals.add(Arrival.of(kafkaRecord)));
        return arrivals;
    }

    @Override
    public void close() {
        reader.close();
    }
}
