package dev.bascule.it.jms;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bascule.batch.SourceLostException;
import dev.bascule.batch.SourceMessage;
import dev.bascule.connection.JmsConnection;
import dev.bascule.it.lab.Credentials;
import dev.bascule.it.load.Brokers;
import dev.bascule.it.process.LabProcess;
import dev.bascule.source.jms.JmsAddress;
import dev.bascule.source.jms.JmsLaneSource;
import dev.bascule.source.jms.JmsProviders;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.Session;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Messages that Artemis sends in parts. */
class LargeMessageIT {
    private static final String QUEUE = "LARGE";
    private static final Duration SOON = Duration.ofSeconds(1);
    private static final Duration LATER = Duration.ofSeconds(60);
    private static final int BODY_BYTES = 20 << 20;
    /** Too few for a whole body, so that the broker keeps the rest until somebody reads. */
    private static final long BATCH_BYTES = 1 << 20;

    private final Credentials credentials = Credentials.random();
    private final byte[] body = new byte[BODY_BYTES];

    @TempDir
    Path dir;

    private LabProcess broker;

    @BeforeEach
    void start() throws Exception {
        new Random(7).nextBytes(body);
        broker = new LabProcess(dir, "artemis", credentials, LabProcess.jvmOptions());
    }

    @AfterEach
    void stop() throws Exception {
        broker.process().resume();
        broker.close();
    }

    @Test
    void a_broker_that_stalls_within_a_message_is_lost_and_the_message_comes_whole_later() throws Exception {
        send(session -> {
            var message = session.createBytesMessage();
            message.writeBytes(body);
            return message;
        });
        try (var source = source()) {
            assertThat(stalledWithin(source)).hasMessageContaining("rest of a large message");
            source.abandon();
        }
        broker.process().resume();
        try (var source = source()) {
            assertThat(Objects.requireNonNull(source.receive(LATER)).original().body())
                    .isEqualTo(body);
        }
    }

    @Test
    void a_large_object_is_refused_with_all_its_bytes() throws Exception {
        send(session -> session.createObjectMessage(body));
        try (var source = source()) {
            var original = Objects.requireNonNull(source.receive(LATER)).original();
            try (var in = new ObjectInputStream(new ByteArrayInputStream(stream(original.body())))) {
                assertThat((byte[]) in.readObject()).isEqualTo(body);
            }
        }
    }

    /** What the client keeps begins with the object's length. */
    private static byte[] stream(byte[] kept) {
        return Arrays.copyOfRange(kept, Integer.BYTES, kept.length);
    }

    /** Stops the broker between the first part of the message and the last. */
    private SourceLostException stalledWithin(JmsLaneSource source) throws IOException {
        while (true) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
            broker.process().pause();
            try {
                assertThat(received(source)).as("not yet sent").isNull();
            } catch (SourceLostException lost) {
                return lost;
            }
            broker.process().resume();
        }
    }

    private static @Nullable SourceMessage received(JmsLaneSource source) throws SourceLostException {
        return source.receive(SOON);
    }

    private interface Making {
        Message make(Session session) throws JMSException;
    }

    private void send(Making message) throws Exception {
        try (var connection = Brokers.artemis(broker.artemisUrl(), credentials).createConnection();
                var session = connection.createSession();
                var producer = session.createProducer(session.createQueue(QUEUE))) {
            producer.send(message.make(session));
        }
    }

    private JmsLaneSource source() throws Exception {
        var connection = new JmsConnection(
                "erp",
                "artemis",
                broker.artemisUrl(),
                Optional.of(credentials.username()),
                Optional.of(credentials.password()),
                Optional.empty(),
                Map.of("callTimeout", "2000"));
        var address = new JmsAddress(false, QUEUE, Optional.empty(), Optional.empty());
        var source = new JmsLaneSource(JmsProviders.of(connection), address, BATCH_BYTES);
        source.open(10);
        return source;
    }
}
