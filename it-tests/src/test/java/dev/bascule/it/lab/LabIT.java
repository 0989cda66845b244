package dev.bascule.it.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bascule.it.load.Brokers;
import dev.bascule.it.load.OrderSender;
import dev.bascule.it.load.OrderStream;
import dev.bascule.it.load.SentOrders;
import dev.bascule.it.process.LabProcess;
import dev.bascule.it.verify.Queues;
import dev.bascule.it.verify.TopicReader;
import dev.bascule.it.verify.Topics;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LabIT {
    @TempDir
    Path dir;

    @Test
    void keeps_what_it_acknowledged_when_it_is_killed_and_started_again() throws Exception {
        try (var lab = LabProcess.both(dir, Credentials.random())) {
            var broker = Brokers.artemis(lab.artemisUrl(), lab.credentials());
            try (var sender = new OrderSender(broker, "Q", new SentOrders())) {
                sender.send(OrderStream.good("x", 1).next(10));
            }
            write(lab.bootstrapServers());

            lab.process().kill9();
            lab.startAgain();
            lab.awaitReady();

            try (var queues = new Queues(broker)) {
                assertThat(queues.count("Q")).isEqualTo(10);
                assertThat(queues.orderIds("Q")).hasSize(10).startsWith("x-0");
            }
            assertThat(TopicReader.readAll(lab.bootstrapServers(), "T")).hasSize(1);
        }
    }

    private static void write(String bootstrapServers) throws Exception {
        try (var topics = new Topics(bootstrapServers);
                var producer = new KafkaProducer<>(
                        Map.of("bootstrap.servers", bootstrapServers, "acks", "all"),
                        new ByteArraySerializer(),
                        new ByteArraySerializer())) {
            topics.create("T", 1);
            producer.send(new ProducerRecord<>("T", "x".getBytes(StandardCharsets.UTF_8)))
                    .get();
        }
    }
}
