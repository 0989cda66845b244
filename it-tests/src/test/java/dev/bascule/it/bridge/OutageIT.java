package dev.bascule.it.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.bascule.it.lab.Credentials;
import dev.bascule.it.load.OrderStream;
import dev.bascule.it.process.LabProcess;
import dev.bascule.it.verify.TopicReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutageIT {
    private static final Duration NOTICED_WITHIN = Duration.ofSeconds(30);
    private static final Duration OUTAGE = Duration.ofSeconds(Long.getLong("bascule.it.outage.seconds", 10));
    /** Of the server's answer that it is ready; the pause between two probes is 3 s at most. */
    private static final Duration RESUMED_WITHIN = Duration.ofSeconds(10);

    @TempDir
    Path dir;

    private LabProcess artemis;
    private LabProcess kafka;

    @BeforeEach
    void start_servers_that_may_be_hurt() throws IOException {
        var credentials = Credentials.random();
        artemis = new LabProcess(dir.resolve("artemis"), "artemis", credentials, LabProcess.jvmOptions());
        kafka = new LabProcess(dir.resolve("kafka"), "kafka", credentials, LabProcess.jvmOptions());
    }

    @AfterEach
    void end_them() {
        artemis.close();
        kafka.close();
    }

    @Test
    void waits_for_kafka_at_the_cost_of_one_delivery_attempt_and_resumes_when_it_is_back() throws Exception {
        try (var scene = Scene.on(dir, artemis, kafka)) {
            var bridge = scene.start(scene.folder("a", 2));
            try (var load = scene.load(OrderStream.withPoison("k", 10, 20), 200)) {
                scene.awaitTaken(bridge, 200);
                kafka.process().kill9();
                await().atMost(NOTICED_WITHIN).until(() -> scene.state(bridge).equals("TARGET_DOWN"));
                await().during(OUTAGE).atMost(OUTAGE.multipliedBy(2)).until(() -> scene.state(bridge)
                        .equals("TARGET_DOWN"));
                assertThat(bridge.client().isReady()).isFalse();
                assertThat(bridge.client().health()).contains(scene.route(), "TARGET_DOWN: cloud: ");

                kafka.startAgain();
                kafka.awaitReady();
                await().atMost(RESUMED_WITHIN).until(() -> scene.state(bridge).equals("RUNNING"));
                assertThat(load.failures()).isZero();
            }
            scene.awaitQuiet();

            scene.verdict().requireConserved();
            assertThat(scene.deadLetters()).isNotEmpty().allMatch(letter -> letter.attempts() <= 2);
            assertThat(TopicReader.readAll(scene.bootstrapServers(), scene.topic()))
                    .isNotEmpty()
                    .allMatch(arrived -> attempts(arrived) <= 2);
        }
    }

    @Test
    void waits_for_artemis_and_resumes_when_it_is_back() throws Exception {
        try (var scene = Scene.on(dir, artemis, kafka)) {
            var bridge = scene.start(scene.folder("a", 2));
            try (var load = scene.load(OrderStream.good("j", 10), 200)) {
                scene.awaitTaken(bridge, 200);
                artemis.process().kill9();
                await().atMost(NOTICED_WITHIN).until(() -> scene.state(bridge).equals("SOURCE_DOWN"));
                artemis.startAgain();
                artemis.awaitReady();
                await().atMost(RESUMED_WITHIN).until(() -> scene.state(bridge).equals("RUNNING"));
                assertThat(load.failures()).isPositive();
            }
            scene.awaitQuiet();

            scene.verdict().requireConserved();
        }
    }

    /** As the broker counted when it delivered the message for the last time; forwarded like any other property. */
    private static int attempts(ConsumerRecord<byte[], byte[]> arrived) {
        return ByteBuffer.wrap(arrived.headers().lastHeader("JMSXDeliveryCount").value())
                .getInt();
    }
}
