package dev.bascule.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.bascule.batch.Batch;
import dev.bascule.batch.BatchLimits;
import dev.bascule.batch.Delivery;
import dev.bascule.batch.LaneBooks;
import dev.bascule.batch.LaneId;
import dev.bascule.batch.LaneListener;
import dev.bascule.batch.PoisonBounds;
import dev.bascule.batch.PoisonException;
import dev.bascule.batch.SourceId;
import dev.bascule.connection.AwsConnection;
import dev.bascule.connection.AwsCredentials;
import dev.bascule.connection.BasculeConfig;
import dev.bascule.connection.ConsoleConfig;
import dev.bascule.deadletter.SampleMessage;
import dev.bascule.sink.aws.Attribute;
import dev.bascule.sink.aws.AwsAppend;
import dev.bascule.sink.aws.Fifo;
import dev.bascule.sink.aws.sqs.SqsEntry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.apache.camel.Exchange;
import org.apache.camel.ResolveEndpointFailedException;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BasculeSqsProducerTest {
    private static final LaneId LANE = new LaneId("i", "orders", 0, new SourceId("erp", "queue:Q"));
    private static final String FIFO = "bascule-sqs:orders.fifo?connection=aws&messageGroupId=${header.customer}";

    @TempDir
    Path dir;

    private final DefaultCamelContext context = new DefaultCamelContext();
    private final Batch batch = new Batch(LANE, LaneBooks.EMPTY);
    private BasculeRuntime runtime;

    @BeforeEach
    void start() {
        var aws = new AwsConnection(
                "aws",
                "eu-west-1",
                Optional.empty(),
                AwsCredentials.DEFAULT,
                Optional.empty(),
                false,
                Duration.ofSeconds(1),
                Duration.ofSeconds(1),
                1);
        runtime = new BasculeRuntime(
                new BasculeConfig(
                        dir,
                        "i",
                        dir,
                        Optional.empty(),
                        BatchLimits.DEFAULT,
                        PoisonBounds.DEFAULT,
                        Map.of("aws", aws),
                        ConsoleConfig.DEFAULT,
                        false),
                LaneListener.NONE);
        runtime.bindTo(context);
        context.start();
    }

    @AfterEach
    void stop() {
        context.stop();
        runtime.close();
    }

    @Test
    void a_message_is_appended_with_our_attributes_and_its_headers() {
        var entry = entry("bascule-sqs:orders?connection=aws", Map.of("orderId", "4711", "total", 12, "JMSType", "x"));
        assertThat(entry.body()).isEqualTo("{}");
        assertThat(entry.fifo()).isEmpty();
        assertThat(entry.attributes())
                .containsOnlyKeys("bascule-key", "bascule-source", "bascule-route", "traceparent", "orderId", "total")
                .containsEntry("orderId", new Attribute.Text("4711"))
                .containsEntry("total", new Attribute.Numeric("12"))
                .containsEntry("bascule-source", new Attribute.Text("erp/queue:Q"));
    }

    @Test
    void more_headers_than_there_is_room_for_travel_together_and_none_is_dropped() {
        var headers = Map.<String, Object>of("a", 1, "b", 2, "c", 3, "d", "4", "e", true, "f", 6, "g", 7);
        var entry = entry("bascule-sqs:orders?connection=aws", headers);
        assertThat(entry.attributes()).hasSize(5);
        assertThat(entry.attributes().get("bascule-headers"))
                .isEqualTo(new Attribute.Text("{\"a\":1,\"b\":2,\"c\":3,\"d\":\"4\",\"e\":true,\"f\":6,\"g\":7}"));
    }

    @Test
    void a_header_whose_name_no_attribute_can_have_travels_in_the_common_one() {
        var entry = entry("bascule-sqs:orders?connection=aws", Map.of("a b", "x", "c", "y", "aws.d", "z", "e", ""));
        assertThat(entry.attributes()).containsEntry("c", new Attribute.Text("y"));
        assertThat(entry.attributes().get("bascule-headers"))
                .isEqualTo(new Attribute.Text("{\"a b\":\"x\",\"aws.d\":\"z\",\"e\":\"\"}"));
    }

    @Test
    void chosen_headers_are_the_only_ones() {
        var entry = entry("bascule-sqs:orders?connection=aws&attributes=b,missing", Map.of("a", 1, "b", 2));
        assertThat(entry.attributes()).hasSize(5).containsEntry("b", new Attribute.Numeric("2"));
    }

    @Test
    void a_fifo_queue_gets_the_group_and_the_key_as_deduplication_id() {
        var entry = entry(FIFO, Map.of("customer", "C-1"));
        assertThat(entry.fifo()).contains(new Fifo("C-1", SampleMessage.of(1).defaultKey()));
    }

    @Test
    void the_parts_of_a_split_are_not_taken_for_repetitions_of_each_other() {
        var delivery = batch.add(SampleMessage.of(1));
        for (int i = 0; i < 2; i++) {
            send(FIFO, Map.of("customer", "C-1"), delivery, "{}");
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
        var delivery = batch.add(SampleMessage.of(1));
        assertThat(send(FIFO, Map.of(), delivery, "{}").getException())
                .isInstanceOf(PoisonException.class)
                .hasMessageContaining("messageGroupId is empty");
    }

    @Test
    void bytes_that_are_no_text_are_refused_instead_of_being_mangled() {
        var delivery = batch.add(SampleMessage.of(1));
        assertThat(send("bascule-sqs:orders?connection=aws", Map.of(), delivery, new byte[] {(byte) 0xff})
                        .getException())
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
                .isThrownBy(() -> context.getEndpoint(uri.replace(" ", "%20")))
                .satisfies(e -> assertThat(e).hasStackTraceContaining(message));
    }

    private SqsEntry entry(String uri, Map<String, Object> headers) {
        var delivery = batch.add(SampleMessage.of(1));
        var sent = send(uri, headers, delivery, "{}");
        assertThat(sent.getException()).isNull();
        var append = (AwsAppend<?>) delivery.appends().get(0);
        assertThat(append.target()).isEqualTo(uri.replaceFirst("\\?.*", ""));
        var entry = (SqsEntry) append.entry();
        assertThat(entry.delaySeconds()).isEqualTo(OptionalInt.empty());
        assertThat(append.sizeBytes()).isEqualTo(entry.sizeBytes());
        return entry;
    }

    private Exchange send(String uri, Map<String, Object> headers, Delivery delivery, Object body) {
        return context.createProducerTemplate().send(uri, exchange -> {
            new Carried(delivery, new OurHeaders(LANE), Set.of("aws")).attachTo(exchange);
            exchange.getIn().setHeaders(new HashMap<>(headers));
            exchange.getIn().setBody(body);
        });
    }
}
