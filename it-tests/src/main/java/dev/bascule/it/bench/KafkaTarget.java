package dev.bascule.it.bench;

import dev.bascule.it.aws.Calls;
import dev.bascule.it.process.JavaProcess;
import dev.bascule.it.process.LabProcess;
import dev.bascule.it.verify.Arrival;
import dev.bascule.it.verify.Arrivals;
import dev.bascule.it.verify.TopicReader;
import dev.bascule.it.verify.Topics;
import java.time.Duration;

/** Kafka, in the lab's process. */
final class KafkaTarget implements BenchTarget {
    private static final Duration POLL = Duration.ofMillis(20);
    private static final int PARTITIONS = 2;

    private final LabProcess lab;
    private final Topics topics;

    KafkaTarget(LabProcess lab) {
        this.lab = lab;
        this.topics = new Topics(lab.bootstrapServers());
        topics.create("loop.ledger", 1);
    }

    @Override
    public String address() {
        return lab.bootstrapServers();
    }

    @Override
    public void create(String place) {
        topics.create(place, PARTITIONS);
    }

    @Override
    public void awaitFirst(String place, JavaProcess writer) {
        try (var reader = new TopicReader(address(), place)) {
            writer.await(
                    () -> reader.poll(POLL, any -> {}) > 0, "deliver a message", ThroughputRun.FIRST_MESSAGE_TIMEOUT);
        }
    }

    @Override
    public Received received(String place) {
        var arrivals = new Arrivals();
        try (var reader = new TopicReader(address(), place)) {
            reader.catchUp(kafkaRecord -> arrivals.add(Arrival.of(kafkaRecord)));
        }
        return new Received(arrivals.distinct(), arrivals.repeated().size(), Calls.NONE);
    }

    @Override
    public void forget(String place) {
        topics.delete(place);
    }

    @Override
    public JavaProcess server() {
        return lab.process();
    }

    @Override
    public void close() {
        topics.close();
    }
}
