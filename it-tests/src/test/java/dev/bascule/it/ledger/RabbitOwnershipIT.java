package dev.bascule.it.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.bascule.batch.SourceMessage;
import dev.bascule.connection.JmsConnection;
import dev.bascule.it.lab.Credentials;
import dev.bascule.it.load.Brokers;
import dev.bascule.it.process.RabbitServer;
import dev.bascule.source.jms.JmsAddress;
import dev.bascule.source.jms.JmsLaneSource;
import dev.bascule.source.jms.JmsProviders;
import jakarta.jms.Session;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Why RabbitMQ is at-least-once. */
class RabbitOwnershipIT {
    private static final Duration WAIT = Duration.ofMillis(300);

    @TempDir
    Path dir;

    @Test
    void rabbitmq_gives_a_batch_to_somebody_else_and_accepts_round_trip_and_commit_of_the_first() throws Exception {
        assumeTrue(RabbitServer.isInstalled(), "no RabbitMQ is installed: apt-get install rabbitmq-server");
        try (var rabbit = new RabbitServer(dir, Credentials.random());
                var first = source(rabbit);
                var second = source(rabbit)) {
            try (var connection =
                            Brokers.rabbit(rabbit.url(), rabbit.credentials()).createConnection();
                    var session = connection.createSession(Session.AUTO_ACKNOWLEDGE);
                    var producer = session.createProducer(session.createQueue("Q"))) {
                producer.send(session.createTextMessage("once"));
            }
            first.open(1);
            assertThat(first.receive(WAIT)).isNotNull();
            second.open(1);
            assertThat(second.receive(WAIT)).isNull();

            rabbit.killQueue("Q");
            var received = new AtomicReference<SourceMessage>();
            await().atMost(Duration.ofSeconds(30)).until(() -> {
                received.set(second.receive(WAIT));
                return received.get() != null;
            });

            assertThatCode(first::prove).doesNotThrowAnyException();
            assertThatCode(first::commit).doesNotThrowAnyException();
            assertThatCode(second::commit).doesNotThrowAnyException();
        }
    }

    private static JmsLaneSource source(RabbitServer rabbit) {
        var connection = new JmsConnection(
                "rabbit",
                "rabbitmq",
                rabbit.url(),
                Optional.of(rabbit.credentials().username()),
                Optional.of(rabbit.credentials().password()),
                Optional.empty(),
                Map.of());
        return new JmsLaneSource(
                JmsProviders.of(connection), new JmsAddress(false, "Q", Optional.empty(), Optional.empty()), 1 << 20);
    }
}
