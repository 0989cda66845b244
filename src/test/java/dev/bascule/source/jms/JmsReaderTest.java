package dev.bascule.source.jms;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bascule.batch.DeadLetterReason;
import dev.bascule.connection.JmsConnection;
import jakarta.jms.JMSException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.activemq.command.ActiveMQBytesMessage;
import org.apache.activemq.command.ActiveMQMapMessage;
import org.apache.activemq.command.ActiveMQMessage;
import org.apache.activemq.command.ActiveMQObjectMessage;
import org.apache.activemq.command.ActiveMQStreamMessage;
import org.apache.activemq.command.ActiveMQTextMessage;
import org.apache.activemq.command.MessageId;
import org.apache.activemq.util.ByteSequence;
import org.junit.jupiter.api.Test;

class JmsReaderTest {
    private final JmsReader reader = new JmsReader(JmsProviders.of(new JmsConnection(
            "c", "activemq", "tcp://127.0.0.1:1", Optional.empty(), Optional.empty(), Optional.empty(), Map.of())));

    @Test
    void text_is_a_string_and_its_original_is_utf_8() throws JMSException {
        var read = reader.read(text("naïve"));
        assertThat(read.body()).isEqualTo("naïve");
        assertThat(read.original().body()).isEqualTo("naïve".getBytes(StandardCharsets.UTF_8));
        assertThat(read.original().bodyType()).isEqualTo("text");
    }

    @Test
    void bytes_are_read_whole() throws JMSException {
        var message = new ActiveMQBytesMessage();
        message.writeBytes(new byte[] {0, 1, -1});
        message.reset();
        var read = reader.read(identified(message));
        assertThat((byte[]) read.body()).containsExactly(0, 1, -1);
    }

    @Test
    void a_map_message_is_a_map_and_its_original_is_json() throws JMSException {
        var message = new ActiveMQMapMessage();
        message.setString("b", "x");
        message.setInt("a", 1);
        var read = reader.read(identified(message));
        assertThat(read.body()).isEqualTo(Map.of("a", 1, "b", "x"));
        assertThat(new String(read.original().body(), StandardCharsets.UTF_8)).isEqualTo("{\"a\":1,\"b\":\"x\"}");
    }

    @Test
    void the_original_of_a_map_keeps_the_types_that_json_lacks() throws JMSException {
        var message = new ActiveMQMapMessage();
        message.setLong("long", 5);
        message.setByte("byte", (byte) -1);
        message.setShort("short", (short) 2);
        message.setChar("char", 'x');
        message.setBytes("bytes", new byte[] {1});
        message.setObject("nothing", null);
        var read = reader.read(identified(message));
        assertThat(new String(read.original().body(), StandardCharsets.UTF_8))
                .isEqualTo("{\"byte\":{\"byte\":\"-1\"},\"bytes\":{\"bytes\":\"AQ==\"},\"char\":{\"char\":\"x\"},"
                        + "\"long\":{\"long\":\"5\"},\"nothing\":null,\"short\":{\"short\":\"2\"}}");
        assertThat(new String(
                        Objects.requireNonNull(read.encoded(Objects.requireNonNull(read.body()))),
                        StandardCharsets.UTF_8))
                .contains("\"long\":5");
    }

    @Test
    @SuppressWarnings("unchecked")
    void a_map_that_the_route_changes_is_neither_the_original_nor_encoded_as_it_was() throws JMSException {
        var message = new ActiveMQMapMessage();
        message.setString("a", "x");
        var read = reader.read(identified(message));
        ((Map<String, Object>) Objects.requireNonNull(read.body())).put("a", "changed");
        assertThat(read.encoded(read.body())).isNull();
        assertThat(new String(read.original().body(), StandardCharsets.UTF_8)).isEqualTo("{\"a\":\"x\"}");
    }

    @Test
    void a_body_that_cannot_be_read_is_kept_as_the_bytes_that_came() throws JMSException {
        var message = new ActiveMQMapMessage();
        message.setContent(new ByteSequence(new byte[] {1, 2, 3}));
        var read = reader.read(identified(message));
        assertThat(Objects.requireNonNull(read.decided()).reason()).isEqualTo(DeadLetterReason.UNREADABLE);
        assertThat(read.original().bodyType()).isEqualTo("raw");
        assertThat(read.original().body()).containsExactly(1, 2, 3);
    }

    @Test
    void a_stream_message_is_a_list() throws JMSException {
        var message = new ActiveMQStreamMessage();
        message.writeInt(1);
        message.writeString("x");
        message.reset();
        assertThat(reader.read(identified(message)).body()).isEqualTo(List.of(1, "x"));
    }

    @Test
    void an_object_message_is_refused_with_its_raw_bytes_kept() throws JMSException {
        var message = new ActiveMQObjectMessage();
        message.setObject("never to be read as an object");
        message.storeContent();
        var read = reader.read(identified(message));
        assertThat(read.decided()).isNotNull();
        assertThat(read.decided().reason()).isEqualTo(DeadLetterReason.OBJECT_MESSAGE_REFUSED);
        assertThat(read.body()).isNull();
        assertThat(read.original().body()).isNotEmpty();
    }

    @Test
    void a_done_key_tells_messages_apart_that_share_an_id() throws JMSException {
        var one = reader.read(text("a")).doneKey();
        assertThat(reader.read(text("a")).doneKey()).isEqualTo(one);
        assertThat(reader.read(text("b")).doneKey()).isNotEqualTo(one);
        var later = text("a");
        later.setJMSTimestamp(2);
        assertThat(reader.read(later).doneKey()).isNotEqualTo(one);
    }

    @Test
    void a_message_without_id_or_timestamp_has_no_done_key_but_a_key() throws JMSException {
        var untimed = text("a");
        untimed.setJMSTimestamp(0);
        assertThat(reader.read(untimed).doneKey()).isEmpty();
        var nameless = new ActiveMQTextMessage();
        nameless.setJMSTimestamp(1);
        assertThat(reader.read(nameless).doneKey()).isEmpty();
        assertThat(reader.read(nameless).defaultKey()).isNotBlank();
    }

    @Test
    void properties_that_would_steer_camel_are_dropped_in_any_case() throws JMSException {
        var message = text("x");
        message.setStringProperty("CamelKafkaOverrideTopic", "elsewhere");
        message.setStringProperty("cAmElFileName", "/etc/passwd");
        message.setStringProperty("org_DOT_apache_DOT_camel_DOT_x", "y");
        message.setStringProperty("bascule_HYPHEN_key", "forged");
        message.setStringProperty("order_DOT_id", "42");
        message.setStringProperty("camera", "kept: no prefix of ours");
        var headers = new HashMap<String, Object>();
        JmsHeaders.of(message).forEach(headers::put);
        assertThat(headers)
                .containsEntry("order.id", "42")
                .containsKey("camera")
                .doesNotContainKeys("CamelKafkaOverrideTopic", "cAmElFileName", "org.apache.camel.x", "bascule-key");
    }

    @Test
    void properties_count_for_the_size_of_a_batch() throws JMSException {
        var message = text("x");
        int before = reader.read(message).sizeBytes();
        for (int i = 0; i < 1_000; i++) {
            message.setStringProperty("p" + i, "y".repeat(1_000));
        }
        assertThat(reader.read(message).sizeBytes() - before).isBetween(1_000_000, 1_100_000);
    }

    private static ActiveMQTextMessage text(String body) throws JMSException {
        var message = new ActiveMQTextMessage();
        message.setText(body);
        return identified(message);
    }

    private static <T extends ActiveMQMessage> T identified(T message) {
        message.setMessageId(new MessageId("ID:host-1:1:1:1:1"));
        message.setJMSTimestamp(1);
        return message;
    }
}
