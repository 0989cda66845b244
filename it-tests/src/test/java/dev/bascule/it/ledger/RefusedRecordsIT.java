package dev.bascule.it.ledger;

import static dev.bascule.it.ledger.LaneUnderTest.append;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;
import static org.awaitility.Awaitility.await;

import dev.bascule.batch.DeadLetterReason;
import dev.bascule.batch.LaneId;
import dev.bascule.batch.Outcome;
import dev.bascule.ledger.KafkaLedgers;
import dev.bascule.sink.kafka.DeadLetterRecords;
import dev.bascule.sink.kafka.KafkaAppend;
import dev.bascule.sink.kafka.KafkaDeadLetters;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class RefusedRecordsIT {
    private static final String BIG = "x".repeat(20_000);
    private static KafkaUnderTest kafka;

    private final KafkaLedgers ledgers = new KafkaLedgers("a");
    private final String ledgerTopic = "ledger-" + UUID.randomUUID();

    @BeforeAll
    static void start() throws Exception {
        kafka = KafkaUnderTest.shared();
    }

    @AfterEach
    void closeLanesAndLedgers() {
        LaneUnderTest.closeAll();
        ledgers.close();
    }

    @Test
    void a_record_that_its_topic_finds_too_large_is_a_dead_letter_alone() throws Exception {
        var topic = kafka.topic(Map.of("max.message.bytes", "10000"));
        var lane = lane(LaneUnderTest.to(topic));
        var batch = lane.flush(true, "1", BIG, "2");
        lane.commit(batch);

        await().untilAsserted(() -> assertThat(kafka.visible(topic)).containsExactly("1", "2"));
        assertDeadLetter(LaneUnderTest.outcomes(batch).get(1), DeadLetterReason.TOO_LARGE, topic);
    }

    @Test
    void records_larger_than_the_client_sends_are_dead_letters() throws Exception {
        var topic = kafka.topic(Map.of());
        var lane = lane(LaneUnderTest.to(topic));
        var batch = lane.flush(true, "1", "y".repeat(2 << 20), "2", "z".repeat((1 << 20) - 10), "3");
        lane.commit(batch);

        await().untilAsserted(() -> assertThat(kafka.visible(topic)).containsExactly("1", "2", "3"));
        assertDeadLetter(LaneUnderTest.outcomes(batch).get(1), DeadLetterReason.TOO_LARGE, topic);
        assertDeadLetter(LaneUnderTest.outcomes(batch).get(3), DeadLetterReason.TOO_LARGE, topic);
    }

    @Test
    void records_without_a_key_are_refused_by_a_compacted_topic_and_named_by_it() throws Exception {
        var topic = kafka.topic(Map.of("cleanup.policy", "compact"));
        var lane = lane(text -> text.startsWith("bad")
                ? append(topic, text, null)
                : append(topic, text, text.getBytes(StandardCharsets.UTF_8)));
        var batch = lane.flush(true, "1", "bad-1", "2", "bad-2", "3");
        lane.commit(batch);

        await().untilAsserted(() -> assertThat(kafka.visible(topic)).containsExactly("1", "2", "3"));
        assertDeadLetter(LaneUnderTest.outcomes(batch).get(1), DeadLetterReason.REFUSED_BY_TARGET, topic);
        assertDeadLetter(LaneUnderTest.outcomes(batch).get(3), DeadLetterReason.REFUSED_BY_TARGET, topic);
    }

    @Test
    void a_topic_name_that_cannot_be_is_the_messages_own_fault() throws Exception {
        var topic = kafka.topic(Map.of());
        var lane = lane(text -> append(text.equals("bad") ? "no such/topic" : topic, text, new byte[1]));
        var batch = lane.flush(true, "1", "bad", "2");
        lane.commit(batch);

        await().untilAsserted(() -> assertThat(kafka.visible(topic)).containsExactly("1", "2"));
        assertDeadLetter(LaneUnderTest.outcomes(batch).get(1), DeadLetterReason.REFUSED_BY_TARGET, "no such/topic");
    }

    @Test
    void what_a_poisoned_message_named_is_not_asked_for_later() throws Exception {
        var lane = lane(text -> append("no such/topic", text, new byte[1]));
        var batch = lane.flush(true, "bad");
        lane.commit(batch);
        lane.participant.abort(batch);

        lane.open();
        assertDeadLetter(LaneUnderTest.outcomes(batch).get(0), DeadLetterReason.REFUSED_BY_TARGET, "no such/topic");
    }

    @Test
    void a_partition_that_the_topic_does_not_have_is_the_messages_own_fault() throws Exception {
        var topic = kafka.topic(Map.of());
        var lane = lane(text -> KafkaAppend.of(
                "cloud",
                new ProducerRecord<>(topic, text.equals("bad") ? 7 : 0, null, text.getBytes(StandardCharsets.UTF_8))));
        var batch = lane.flush(true, "1", "bad", "2");
        lane.commit(batch);

        await().untilAsserted(() -> assertThat(kafka.visible(topic)).containsExactly("1", "2"));
        assertDeadLetter(LaneUnderTest.outcomes(batch).get(1), DeadLetterReason.REFUSED_BY_TARGET, topic);
    }

    @Test
    void many_refused_records_cost_no_message_beside_them() throws Exception {
        var topic = kafka.topic(Map.of("max.message.bytes", "10000"));
        var lane = lane(LaneUnderTest.to(topic));
        var texts = IntStream.range(0, 100)
                .mapToObj(i -> i % 5 == 0 ? i + BIG : "m" + i)
                .toArray(String[]::new);
        var batch = lane.flush(true, texts);
        lane.commit(batch);

        await().untilAsserted(() -> assertThat(kafka.visible(topic)).hasSize(80).doesNotHaveDuplicates());
        assertThat(batch.counts().deadLettered()).isEqualTo(20);
    }

    @Test
    void refused_messages_are_not_done() throws Exception {
        var topic = kafka.topic(Map.of("max.message.bytes", "10000"));
        lane(LaneUnderTest.to(topic)).settleUnconfirmed(true, "1", BIG);

        assertThat(lane(LaneUnderTest.to(topic)).settle(true, "1", BIG)).containsExactly("1");
    }

    @Test
    void a_dead_letter_goes_to_its_topic_in_the_same_transaction() throws Exception {
        var topic = kafka.topic(Map.of("max.message.bytes", "10000"));
        var deadLetters = kafka.topic(Map.of());
        var lane = lane(LaneUnderTest.to(topic), id -> new KafkaDeadLetters(id, "cloud", deadLetters));
        var batch = lane.flush(true, "1", BIG);
        assertThat(kafka.visible(deadLetters)).isEmpty();
        lane.commit(batch);

        await().untilAsserted(() -> assertThat(kafka.visible(topic)).containsExactly("1"));
        await().untilAsserted(() -> assertThat(kafka.records(deadLetters))
                .singleElement()
                .satisfies(found -> {
                    assertThat(found.value()).isEqualTo(BIG);
                    assertThat(header(found, "bascule-dead-letter-reason")).isEqualTo("too_large");
                    assertThat(header(found, "bascule-dead-letter-source")).isEqualTo("erp/queue:ORDERS");
                    assertThat(header(found, "color")).isEqualTo("red");
                }));
    }

    @Test
    void a_dead_letter_that_its_topic_refuses_is_left_to_the_store() throws Exception {
        var topic = kafka.topic(Map.of("max.message.bytes", "10000"));
        var deadLetters = kafka.topic(Map.of("max.message.bytes", "10000"));
        var records = new KafkaDeadLetters[1];
        var lane = lane(LaneUnderTest.to(topic), id -> records[0] = new KafkaDeadLetters(id, "cloud", deadLetters));
        var batch = lane.flush(true, "1", BIG);
        lane.commit(batch);

        await().untilAsserted(() -> assertThat(kafka.visible(topic)).containsExactly("1"));
        assertThat(kafka.visible(deadLetters)).isEmpty();
        assertThat(records[0].wasRefused(batch.deliveries().get(1))).isTrue();
    }

    private LaneUnderTest lane(Function<String, KafkaAppend> sink) throws Exception {
        return lane(sink, id -> DeadLetterRecords.NONE);
    }

    private LaneUnderTest lane(Function<String, KafkaAppend> sink, Function<LaneId, DeadLetterRecords> deadLetters)
            throws Exception {
        var ledger = ledgers.of(kafka.connection(ledgerTopic, Map.of("max.block.ms", "3000")));
        return new LaneUnderTest(ledger, "a", 0, sink, deadLetters).open();
    }

    private static void assertDeadLetter(Outcome outcome, DeadLetterReason reason, String topic) {
        assertThat(outcome).asInstanceOf(type(Outcome.DeadLettered.class)).satisfies(letter -> {
            assertThat(letter.reason()).isEqualTo(reason);
            assertThat(letter.stage()).isEqualTo("bascule-kafka:" + topic);
            assertThat(letter.error()).isNotBlank().doesNotContain("\n");
        });
    }

    private static String header(ConsumerRecord<String, String> found, String name) {
        return KafkaUnderTest.text(found.headers().lastHeader(name).value());
    }
}
