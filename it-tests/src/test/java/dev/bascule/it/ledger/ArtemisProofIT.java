package dev.bascule.it.ledger;

import dev.bascule.it.lab.ArtemisServer;
import dev.bascule.it.lab.Ports;
import dev.bascule.it.load.Brokers;
import dev.bascule.it.process.LabProcess;
import jakarta.jms.ConnectionFactory;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.apache.activemq.artemis.api.core.ActiveMQDisconnectedException;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.server.ServerConsumer;
import org.apache.activemq.artemis.core.server.ServerSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

class ArtemisProofIT extends ProofOfOwnership {
    private ArtemisServer broker;

    ArtemisProofIT() {
        super("artemis");
    }

    @BeforeAll
    void start(@TempDir Path dir) throws Exception {
        broker = ArtemisServer.start(dir, Ports.free(), credentials());
    }

    @AfterAll
    void stop() throws Exception {
        broker.close();
    }

    @Override
    Stream<Loss> losses() {
        var consumerAlone = new Loss("the consumer alone is closed", queue -> {
            var consumer = consumer(queue);
            session(consumer).closeConsumer(consumer.getID());
        });
        return Stream.concat(Stream.of(consumerAlone), lossesAfterProof());
    }

    /** The proof has made the batch part of the session's transaction, whatever becomes of the consumer. */
    @Override
    Stream<Loss> lossesAfterProof() {
        return Stream.of(
                new Loss("the session is closed", queue -> session(consumer(queue))
                        .close(true)),
                new Loss("the connection is lost", queue -> session(consumer(queue))
                        .getRemotingConnection()
                        .fail(new ActiveMQDisconnectedException("the test says so"))));
    }

    @Override
    String url() {
        return broker.url();
    }

    @Override
    ConnectionFactory factory(String url) {
        return Brokers.artemis(url, credentials());
    }

    @Override
    long depth(String queue) {
        return broker.server().locateQueue(SimpleString.of(queue)).getMessageCount();
    }

    @Override
    String labName() {
        return "artemis";
    }

    @Override
    String url(LabProcess lab) {
        return lab.artemisUrl();
    }

    private ServerConsumer consumer(String queue) {
        return (ServerConsumer) broker.server()
                .locateQueue(SimpleString.of(queue))
                .getConsumers()
                .iterator()
                .next();
    }

    private ServerSession session(ServerConsumer consumer) {
        return broker.server().getSessions().stream()
                .filter(session -> session.getName().equals(consumer.getSessionID()))
                .findFirst()
                .orElseThrow();
    }
}
