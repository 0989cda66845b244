package dev.bascule.it.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.bascule.batch.SourceLostException;
import dev.bascule.batch.SourceMessage;
import dev.bascule.it.lab.ClassicServer;
import dev.bascule.it.lab.Ports;
import dev.bascule.it.load.Brokers;
import dev.bascule.it.process.LabProcess;
import dev.bascule.source.jms.JmsAddress;
import dev.bascule.source.jms.JmsLaneSource;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import jakarta.jms.Session;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.activemq.broker.TransportConnection;
import org.apache.activemq.broker.region.Destination;
import org.apache.activemq.broker.region.Subscription;
import org.apache.activemq.command.ActiveMQDestination;
import org.apache.activemq.command.ActiveMQQueue;
import org.apache.activemq.command.ActiveMQTopic;
import org.apache.activemq.command.ConsumerControl;
import org.apache.activemq.command.RemoveInfo;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ClassicProofIT extends ProofOfOwnership {
    private static final String SUBSCRIPTION = "bridge";
    /** With any time limit but none, the broker deletes what is in use, as its console does. */
    private static final long ANYWAY_MILLIS = 1;

    private ClassicServer broker;

    ClassicProofIT() {
        super("activemq");
    }

    @BeforeAll
    void start(@TempDir Path dir) throws Exception {
        broker = ClassicServer.start(dir, Ports.free(), credentials());
    }

    @AfterAll
    void stop() throws Exception {
        broker.close();
    }

    @Override
    Stream<Loss> losses() {
        return Stream.of(
                new Loss("the consumer alone is removed", queue -> remove(subscription(new ActiveMQQueue(queue)))),
                new Loss("the connection is lost", queue -> connection(subscription(new ActiveMQQueue(queue)))
                        .stop()));
    }

    @Override
    Stream<Loss> lossesAfterProof() {
        return losses();
    }

    /** An acknowledgement alone would not notice these: the connection ignores it when it has forgotten the consumer. */
    Stream<Loss> losesConsumer() {
        return Stream.of(
                new Loss("the connection forgets the consumer", queue -> {
                    var lost = subscription(new ActiveMQQueue(queue));
                    connection(lost)
                            .processRemoveConsumer(
                                    lost.getConsumerInfo().getConsumerId(), RemoveInfo.LAST_DELIVERED_UNKNOWN);
                }),
                new Loss("the session is removed", queue -> {
                    var lost = subscription(new ActiveMQQueue(queue));
                    connection(lost)
                            .processRemoveSession(
                                    lost.getConsumerInfo().getConsumerId().getParentId(),
                                    RemoveInfo.LAST_DELIVERED_UNKNOWN);
                }));
    }

    @ParameterizedTest
    @MethodSource("losesConsumer")
    void a_consumer_that_its_connection_has_forgotten_proves_nothing(Loss loss) throws Exception {
        var queue = queue(BATCH);
        try (var lane = lane(queue);
                var other = lane(queue)) {
            lane.open(BATCH);
            take(lane, BATCH);
            loss.strike().on(queue);
            other.open(BATCH);
            assertThat(take(other, BATCH)).allMatch(SourceMessage::redelivered);
            assertThatExceptionOfType(SourceLostException.class).isThrownBy(lane::prove);
            lane.abandon();
            other.commit();
        }
    }

    @Test
    void a_queue_that_an_operator_has_deleted_proves_nothing() throws Exception {
        var queue = queue(BATCH);
        try (var lane = lane(queue)) {
            lane.open(BATCH);
            take(lane, BATCH);
            var all = broker.broker();
            all.getBroker().removeDestination(all.getAdminConnectionContext(), new ActiveMQQueue(queue), ANYWAY_MILLIS);
            assertThatExceptionOfType(SourceLostException.class).isThrownBy(lane::prove);
            lane.abandon();
        }
    }

    @Test
    void a_consumer_that_the_broker_asks_to_close_finishes_its_batch_first() throws Exception {
        var queue = queue(BATCH);
        try (var lane = lane(queue);
                var other = lane(queue)) {
            lane.open(BATCH);
            take(lane, BATCH);
            var asked = subscription(new ActiveMQQueue(queue));
            var close = new ConsumerControl();
            close.setConsumerId(asked.getConsumerInfo().getConsumerId());
            close.setClose(true);
            connection(asked).dispatchSync(close);
            lane.prove();
            lane.commit();
            assertThat(depth(queue)).isZero();

            await().until(() -> consumers(queue) == 0);
            assertThatExceptionOfType(SourceLostException.class).isThrownBy(() -> take(lane, 1));
        }
    }

    @Test
    void the_batch_of_a_durable_subscription_is_proved_until_the_subscription_is_deactivated() throws Exception {
        var topic = "topic-of-one";
        try (var lane = subscriber(topic)) {
            lane.open(BATCH);
            publish(topic, BATCH);
            take(lane, BATCH);
            lane.prove();
            lane.commit();

            publish(topic, BATCH);
            take(lane, BATCH);
            lane.prove();
            remove(subscription(new ActiveMQTopic(topic)));
            assertThatExceptionOfType(SourceLostException.class).isThrownBy(lane::prove);
            lane.abandon();
        }
        assertRedelivered(topic);
    }

    @Test
    void the_batch_of_a_durable_subscription_is_lost_with_its_connection() throws Exception {
        var topic = "topic-of-another";
        try (var lane = subscriber(topic)) {
            lane.open(BATCH);
            publish(topic, BATCH);
            take(lane, BATCH);
            connection(subscription(new ActiveMQTopic(topic))).stop();
            assertThatExceptionOfType(SourceLostException.class).isThrownBy(lane::prove);
            lane.abandon();
        }
        assertRedelivered(topic);
    }

    private void assertRedelivered(String topic) {
        await().ignoreException(SourceLostException.class).untilAsserted(() -> {
            try (var next = subscriber(topic)) {
                next.open(BATCH);
                assertThat(take(next, BATCH)).allMatch(SourceMessage::redelivered);
                next.prove();
                next.commit();
            }
        });
    }

    @Override
    String url() {
        return broker.url();
    }

    @Override
    ConnectionFactory factory(String url) {
        return Brokers.classic(url, credentials());
    }

    @Override
    long depth(String queue) throws Exception {
        return destination(new ActiveMQQueue(queue))
                .getDestinationStatistics()
                .getMessages()
                .getCount();
    }

    @Override
    String labName() {
        return "classic";
    }

    @Override
    String url(LabProcess lab) {
        return lab.classicUrl();
    }

    private JmsLaneSource subscriber(String topic) {
        return lane(url(), JmsAddress.parse("topic:" + topic, Optional.of(SUBSCRIPTION), Optional.empty()));
    }

    private void publish(String topic, int messages) throws JMSException {
        try (var connection = factory(url()).createConnection()) {
            var session = connection.createSession(Session.AUTO_ACKNOWLEDGE);
            var publisher = session.createProducer(session.createTopic(topic));
            for (int i = 0; i < messages; i++) {
                publisher.send(session.createTextMessage("price " + i));
            }
        }
    }

    private int consumers(String queue) throws Exception {
        return destination(new ActiveMQQueue(queue)).getConsumers().size();
    }

    private Destination destination(ActiveMQDestination name) throws Exception {
        return broker.broker().getDestination(name);
    }

    private Subscription subscription(ActiveMQDestination name) throws Exception {
        return destination(name).getConsumers().get(0);
    }

    private static TransportConnection connection(Subscription subscription) {
        return (TransportConnection) subscription.getContext().getConnection();
    }

    /** In the region alone; neither connection nor client know. */
    private void remove(Subscription subscription) throws Exception {
        subscription.getConsumerInfo().setLastDeliveredSequenceId(RemoveInfo.LAST_DELIVERED_UNKNOWN);
        broker.broker().getBroker().removeConsumer(subscription.getContext(), subscription.getConsumerInfo());
    }
}
