package dev.bascule.it.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.bascule.batch.SourceLostException;
import dev.bascule.batch.SourceMessage;
import dev.bascule.connection.JmsConnection;
import dev.bascule.it.lab.Credentials;
import dev.bascule.it.load.OrderSender;
import dev.bascule.it.load.OrderStream;
import dev.bascule.it.load.SentOrders;
import dev.bascule.it.process.LabProcess;
import dev.bascule.source.jms.JmsAddress;
import dev.bascule.source.jms.JmsLaneSource;
import dev.bascule.source.jms.JmsProviders;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What a provider's proof of ownership must do, on a real broker: succeed while the batch is ours, take nothing, and fail after the broker has
 * given the batch to somebody else, however that came about. And whoever is given a batch that was proved is told that it was delivered
 * before; of one that wasn't nothing can have become visible.
 */
@Timeout(120)
@TestInstance(Lifecycle.PER_CLASS)
abstract class ProofOfOwnership {
    static final int BATCH = 10;

    private static final Duration RECEIVE_TIMEOUT = Duration.ofSeconds(20);
    private static final long BATCH_BYTES = 8 << 20;

    private final String kind;
    private final Credentials credentials = Credentials.random();

    ProofOfOwnership(String kind) {
        this.kind = kind;
    }

    /**
     * A way to lose a batch, done to the broker.
     *
     * @param name as in the test's name
     */
    record Loss(String name, Strike strike) {
        interface Strike {
            void on(String queue) throws Exception;
        }

        @Override
        public String toString() {
            return name;
        }
    }

    /** Of the broker in this process. */
    abstract String url();

    abstract ConnectionFactory factory(String url);

    /** Messages in the queue, those that consumers hold included. */
    abstract long depth(String queue) throws Exception;

    /** After each of these somebody else is given a batch that was not proved yet. */
    abstract Stream<Loss> losses();

    /** After each of these somebody else is given a batch though it was proved. */
    abstract Stream<Loss> lossesAfterProof();

    abstract String url(LabProcess lab);

    @Test
    void a_batch_that_is_ours_is_proved_as_often_as_asked_and_stays_what_it_is() throws Exception {
        var queue = queue(3 * BATCH);
        try (var lane = lane(queue)) {
            lane.open(BATCH);
            for (int batch = 0; batch < 3; batch++) {
                take(lane, BATCH);
                lane.prove();
                lane.prove();
                assertThat(depth(queue)).isEqualTo((3 - batch) * BATCH);
                lane.commit();
            }
            await().untilAsserted(() -> assertThat(depth(queue)).isZero());
        }
    }

    @Test
    void a_batch_that_was_proved_can_still_be_rolled_back() throws Exception {
        var queue = queue(BATCH);
        try (var lane = lane(queue)) {
            lane.open(BATCH);
            take(lane, BATCH);
            lane.prove();
            lane.rollback();
        }
        try (var other = lane(queue)) {
            other.open(BATCH);
            assertThat(take(other, BATCH)).allMatch(SourceMessage::redelivered);
        }
    }

    @ParameterizedTest
    @MethodSource("losses")
    void a_batch_that_was_given_to_somebody_else_cannot_be_proved(Loss loss) throws Exception {
        var queue = queue(BATCH);
        try (var lane = lane(queue);
                var other = lane(queue)) {
            lane.open(BATCH);
            take(lane, BATCH);

            loss.strike().on(queue);
            other.open(BATCH);
            take(other, BATCH);
            assertThatExceptionOfType(SourceLostException.class).isThrownBy(lane::prove);

            lane.abandon();
            other.prove();
            other.commit();
            await().untilAsserted(() -> assertThat(depth(queue)).isZero());
        }
    }

    @ParameterizedTest
    @MethodSource("lossesAfterProof")
    void a_batch_that_is_lost_after_its_proof_is_not_confirmed_and_comes_flagged_as_redelivered(Loss loss)
            throws Exception {
        var queue = queue(BATCH);
        try (var lane = lane(queue);
                var other = lane(queue)) {
            lane.open(BATCH);
            take(lane, BATCH);
            lane.prove();

            loss.strike().on(queue);
            assertThatExceptionOfType(SourceLostException.class).isThrownBy(lane::commit);
            lane.abandon();
            other.open(BATCH);
            assertThat(take(other, BATCH)).allMatch(SourceMessage::redelivered);
        }
    }

    @Test
    void nothing_is_proved_to_a_broker_that_was_killed_and_has_given_the_batch_to_somebody_else(@TempDir Path dir)
            throws Exception {
        try (var lab = new LabProcess(dir, labName(), credentials, LabProcess.jvmOptions())) {
            var queue = UUID.randomUUID().toString();
            send(factory(url(lab)), queue, BATCH);
            try (var lane = lane(url(lab), address(queue));
                    var other = lane(url(lab), address(queue))) {
                lane.open(BATCH);
                take(lane, BATCH);
                lab.process().kill9();
                lab.startAgain();
                lab.awaitReady();
                other.open(BATCH);
                take(other, BATCH);
                assertThatExceptionOfType(SourceLostException.class).isThrownBy(lane::prove);
                lane.abandon();
                other.prove();
                other.commit();
            }
        }
    }

    abstract String labName();

    final Credentials credentials() {
        return credentials;
    }

    /** A queue of a test's own with so many messages. */
    final String queue(int messages) throws JMSException {
        var queue = UUID.randomUUID().toString();
        send(factory(url()), queue, messages);
        return queue;
    }

    final JmsLaneSource lane(String queue) {
        return lane(url(), address(queue));
    }

    final JmsLaneSource lane(String url, JmsAddress address) {
        var connection = new JmsConnection(
                "erp",
                kind,
                url,
                Optional.of(credentials.username()),
                Optional.of(credentials.password()),
                Optional.empty(),
                Map.of());
        return new JmsLaneSource(JmsProviders.of(connection), address, BATCH_BYTES);
    }

    /** Exactly so many. */
    static List<SourceMessage> take(JmsLaneSource lane, int messages) throws SourceLostException {
        var taken = new ArrayList<SourceMessage>();
        while (taken.size() < messages) {
            var message = lane.receive(RECEIVE_TIMEOUT);
            assertThat(message).as("message %d", taken.size()).isNotNull();
            taken.add(message);
        }
        return taken;
    }

    private static JmsAddress address(String queue) {
        return JmsAddress.parse("queue:" + queue, Optional.empty(), Optional.empty());
    }

    private static void send(ConnectionFactory factory, String queue, int messages) throws JMSException {
        try (var sender = new OrderSender(factory, queue, new SentOrders())) {
            sender.send(OrderStream.good("p", 1).next(messages));
        }
    }
}
