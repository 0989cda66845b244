package dev.bascule.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.bascule.batch.PoisonException;
import dev.bascule.sink.aws.AwsAppend;
import dev.bascule.sink.aws.message.Attribute;
import dev.bascule.sink.aws.message.Fifo;
import dev.bascule.sink.aws.sqs.SqsEntry;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.apache.camel.ResolveEndpointFailedException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BasculeSqsProducerTest {
    private static final String FIFO = "bascule-sqs:orders.fifo?connection=aws&messageGroupId=${header.customer}";

    @TempDir
    Path dir;

    private AppendingLab lab;

    @BeforeEach
    void start() {
        lab = new AppendingLab(dir);
    }

    @AfterEach
    void stop() {
        lab.close();
    }

    @Test
    void a_message_is_appended_with_our_attributes_and_its_headers() {
        var entry = entry("bascule-sqs:orders?connection=aws", Map.of("orderId", "4711", "total", 12, "JMSType", "x"));
        assertThat(entry.content().body().text()).isEqualTo("{}");
        assertThat(entry.fifo()).isEmpty();
        assertThat(entry.content().attributes())
                .containsOnlyKeys("bascule-key", "bascule-source", "bascule-route", "traceparent", "orderId", "total")
                .containsEntry("orderId", new Attribute.Text("4711"))
                .containsEntry("total", new Attribute.Numeric("12"))
                .containsEntry("bascule-source", new Attribute.Text("erp/queue:Q"));
    }

    @Test
    void more_headers_than_there_is_room_for_travel_together_and_none_is_dropped() {
        var headers = Map.<String, Object>of("a", 1, "b", 2, "c", 3, "d", "4", "e", true, "f", 6, "g", 7);
        var entry = entry("bascule-sqs:orders?connection=aws", headers);
        assertThat(entry.content().attributes()).hasSize(5);
        assertThat(entry.content().attributes().get("bascule-headers"))
                .isEqualTo(new Attribute.Text("{\"a\":1,\"b\":2,\"c\":3,\"d\":\"4\",\"e\":true,\"f\":6,\"g\":7}"));
    }

    @Test
    void a_header_whose_name_no_attribute_can_have_travels_in_the_common_one() {
        var entry = entry("bascule-sqs:orders?connection=aws", Map.of("a b", "x", "c", "y", "aws.d", "z", "e", ""));
        assertThat(entry.content().attributes()).containsEntry("c", new Attribute.Text("y"));
        assertThat(entry.content().attributes().get("bascule-headers"))
                .isEqualTo(new Attribute.Text("{\"a b\":\"x\",\"aws.d\":\"z\",\"e\":\"\"}"));
    }

    @Test
    void a_value_that_no_attribute_can_have_travels_in_the_common_one() {
        var headers = Map.<String, Object>of(
                "a",
                Double.NaN,
                "b",
                "x\u0001y",
                "c",
                new BigInteger("9".repeat(39)),
                "d",
                "\ud83d\ude00",
                "e",
                "\uffff");
        var entry = entry("bascule-sqs:orders?connection=aws", headers);
        assertThat(entry.content().attributes()).hasSize(6).containsEntry("d", new Attribute.Text("\ud83d\ude00"));
        assertThat(entry.content().attributes().get("bascule-headers"))
                .isEqualTo(new Attribute.Text(
                        "{\"a\":\"NaN\",\"b\":\"x\\u0001y\",\"c\":" + "9".repeat(39) + ",\"e\":\"\\uFFFF\"}"));
    }

    @Test
    void what_another_bridge_sent_together_is_kept() {
        var theirs = "{\"a b\":\"x\"}";
        assertThat(entry("bascule-sqs:orders?connection=aws", Map.of("bascule-headers", theirs))
                        .content()
                        .attributes())
                .containsEntry("bascule-headers", new Attribute.Text(theirs));
        assertThat(entry("bascule-sqs:orders?connection=aws", Map.of("bascule-headers", theirs, "c d", "y"))
                        .content()
                        .attributes())
                .containsEntry(
                        "bascule-headers",
                        new Attribute.Text("{\"bascule-headers\":\"{\\\"a b\\\":\\\"x\\\"}\",\"c d\":\"y\"}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "not one", "\u00fc"})
    void a_trace_that_is_none_is_replaced(String trace) {
        var attributes = entry("bascule-sqs:orders?connection=aws", Map.of("traceparent", trace))
                .content()
                .attributes();
        assertThat(attributes.get("traceparent").text()).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-00");
    }

    @Test
    void a_chosen_header_that_no_attribute_can_be_is_not_dropped() {
        var entry = entry(
                "bascule-sqs:orders?connection=aws&attributes=a,b,c,d,e,f",
                Map.of("a", 1, "b", "", "c", List.of(1, 2), "d", 4, "e", 5, "f", 6));
        assertThat(entry.content().attributes()).hasSize(9);
        assertThat(entry.content().attributes().get("bascule-headers"))
                .isEqualTo(new Attribute.Text("{\"b\":\"\",\"c\":[1,2]}"));
    }

    @Test
    void chosen_headers_are_the_only_ones() {
        var entry = entry("bascule-sqs:orders?connection=aws&attributes=b,missing", Map.of("a", 1, "b", 2));
        assertThat(entry.content().attributes()).hasSize(5).containsEntry("b", new Attribute.Numeric("2"));
    }

    @Test
    void a_fifo_queue_gets_the_group_and_the_key_as_deduplication_id() {
        var entry = entry(FIFO, Map.of("customer", "C-1"));
        assertThat(entry.fifo()).contains(new Fifo("C-1", AppendingLab.KEY));
    }

    @Test
    void the_parts_of_a_split_are_not_taken_for_repetitions_of_each_other() {
        var delivery = lab.delivery();
        for (int i = 0; i < 2; i++) {
            lab.send(FIFO, Map.of("customer", "C-1"), delivery, "{}");
        }
        assertThat(delivery.appends())
                .extracting(append -> ((SqsEntry) ((AwsAppend<?>) append).entry())
                        .fifo()
                        .orElseThrow()
                        .deduplicationId())
                .doesNotHaveDuplicates();
    }

    @Test
    void a_message_without_group_is_refused_instead_of_being_sent_in_any_order() {
        assertThat(lab.refusal(FIFO, Map.of(), "{}"))
                .isInstanceOf(PoisonException.class)
                .hasMessageContaining("messageGroupId is empty");
    }

    @Test
    void bytes_that_are_no_text_are_refused_instead_of_being_mangled() {
        assertThat(lab.refusal("bascule-sqs:orders?connection=aws", Map.of(), new byte[] {(byte) 0xff}))
                .isInstanceOf(PoisonException.class)
                .hasMessageContaining("not text in UTF-8");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    bascule-sqs:orders.fifo?connection=aws               | needs messageGroupId
                    bascule-sqs:orders?connection=aws&messageGroupId=x   | messageGroupId is for FIFO queues
                    bascule-sqs:orders?connection=aws&deduplicationId=x  | deduplicationId is for FIFO queues
                    bascule-sqs:orders?connection=aws&attributes=a,b,c,d,e,f,g | at most 6
                    bascule-sqs:orders?connection=aws&attributes=a b     | cannot be the name
                    bascule-sqs:or ders?connection=aws                   | no queue's name
                    bascule-sqs:orders?connection=aws&delaySeconds=901   | 0 to 900
                    bascule-sqs:orders?connection=aws&entriesPerSecond=0 | at least 1
                    """)
    void options_that_do_not_fit_are_refused_when_the_endpoint_is_made(String uri, String message) {
        assertThatExceptionOfType(ResolveEndpointFailedException.class)
                .isThrownBy(() -> lab.context().getEndpoint(uri.replace(" ", "%20")))
                .satisfies(e -> assertThat(e).hasStackTraceContaining(message));
    }

    private SqsEntry entry(String uri, Map<String, Object> headers) {
        var append = (AwsAppend<?>) lab.append(uri, headers, "{}");
        assertThat(append.target()).isEqualTo(uri.replaceFirst("\\?.*", ""));
        var entry = (SqsEntry) append.entry();
        assertThat(entry.delaySeconds()).isEqualTo(OptionalInt.empty());
        assertThat(append.sizeBytes()).isEqualTo(entry.sizeBytes());
        return entry;
    }
}
