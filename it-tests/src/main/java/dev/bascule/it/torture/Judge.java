package dev.bascule.it.torture;

import dev.bascule.it.load.SentOrders;
import dev.bascule.it.verify.Arrival;
import dev.bascule.it.verify.Arrivals;
import dev.bascule.it.verify.ConservationLaw;
import dev.bascule.it.verify.Queues;
import dev.bascule.it.verify.TopicReader;
import dev.bascule.it.verify.Verdict;
import jakarta.jms.JMSException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Waits until everything sent has been dealt with, and says whether the conservation law holds. */
final class Judge implements AutoCloseable {
    private static final Duration QUIET_TIMEOUT = Duration.ofMinutes(3);
    private static final Duration POLL = Duration.ofMillis(250);

    private final World world;
    private final TopicReader reader;
    private final Set<String> judgedLetters = new HashSet<>();

    Judge(World world) {
        this.world = world;
        this.reader = new TopicReader(world.kafka().bootstrapServers(), World.TOPIC);
    }

    /** The load has ended; returns when the queue is empty, no transaction is open, and all bridges are up. */
    void awaitQuiet() throws IOException, JMSException {
        awaitEmptyQueue();
        world.reviveDead();
        for (var bridge : world.bridges()) {
            bridge.process().awaitReady();
        }
        awaitEmptyQueue();
        long deadline = System.nanoTime() + QUIET_TIMEOUT.toNanos();
        while (TopicReader.undecided(world.kafka().bootstrapServers(), World.TOPIC) > 0) {
            failAfter(deadline, "a transaction is still open");
            world.sleep(POLL);
        }
    }

    private void requireBalancedBooks() throws IOException {
        for (var bridge : world.bridges()) {
            for (var route : bridge.process().client().routes()) {
                if (!route.balanced()) {
                    throw new IllegalStateException("books do not balance: " + route);
                }
            }
        }
    }

    /** Judges what was sent since the last verdict. What arrives of it later is a stranger in the next one. */
    Verdict judge(SentOrders sent) throws IOException, JMSException {
        requireBalancedBooks();
        var arrivals = new Arrivals();
        reader.catchUp(kafkaRecord -> arrivals.add(Arrival.of(kafkaRecord)));
        try (var queues = new Queues(world.factory())) {
            var queued = new ArrayList<>(queues.orderIds(World.QUEUE));
            queued.addAll(queues.orderIds(world.kind().deadLetterQueue()));
            return ConservationLaw.judge(sent, arrivals, newDeadLetters(), queued);
        }
    }

    /**
     * Order ids of dead letters that no verdict has seen. Bridges with databases of their own may each keep a copy of the same letter, if one died
     * between storing it and its source's commit; a letter is known by its id.
     */
    private List<String> newDeadLetters() throws IOException {
        var orders = new ArrayList<String>();
        for (var bridge : world.bridges()) {
            for (var letter : bridge.process().client().deadLetters("torture")) {
                if (judgedLetters.add(letter.id())) {
                    orders.add(letter.orderId());
                }
            }
        }
        return orders;
    }

    private void awaitEmptyQueue() throws JMSException {
        long deadline = System.nanoTime() + QUIET_TIMEOUT.toNanos();
        try (var queues = new Queues(world.factory())) {
            while (queues.count(World.QUEUE) > 0) {
                failAfter(deadline, queues.count(World.QUEUE) + " messages are still in the queue");
                world.sleep(POLL);
            }
        }
    }

    private void failAfter(long deadlineNanos, String what) {
        if (System.nanoTime() > deadlineNanos) {
            var tails = new StringBuilder();
            world.bridges().forEach(bridge -> tails.append('\n')
                    .append(bridge.process().process().tail()));
            throw new IllegalStateException(what + " after " + QUIET_TIMEOUT + tails);
        }
    }

    @Override
    public void close() {
        reader.close();
    }
}
