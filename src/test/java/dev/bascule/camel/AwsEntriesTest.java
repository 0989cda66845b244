package dev.bascule.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.bascule.batch.PoisonException;
import dev.bascule.sink.aws.AwsAppend;
import dev.bascule.sink.aws.eventbridge.EventEntry;
import dev.bascule.sink.aws.kinesis.KinesisEntry;
import dev.bascule.sink.aws.message.Attribute;
import dev.bascule.sink.aws.message.Fifo;
import dev.bascule.sink.aws.sns.SnsEntry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.ResolveEndpointFailedException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What exchanges become for SNS, Kinesis and EventBridge. */
class AwsEntriesTest {
    private static final String TRACE = "00-5759e988bd862e3fe1be46a994272793-53995c3f42cd8ad8-01";
    private static final String BUS =
            "bascule-eventbridge:orders?connection=aws&source=com.acme.erp&detailType=OrderCreated";

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
    void sns_gets_attributes_to_filter_by_and_a_place_in_a_fifo_topic() {
        var append = append(
                "bascule-sns:orders.fifo?connection=aws&messageGroupId=${header.customer}&subject=Order ${header.customer}",
                Map.of("customer", "C-1"),
                "{}");
        var entry = (SnsEntry) append.entry();
        assertThat(entry.fifo()).contains(new Fifo("C-1", AppendingLab.KEY));
        assertThat(entry.subject()).contains("Order C-1");
        assertThat(entry.content().attributes())
                .containsEntry("customer", new Attribute.Text("C-1"))
                .containsKey("bascule-key");
        assertThat(append.group()).contains("C-1");
    }

    @Test
    void kinesis_gets_the_bytes_and_keeps_the_order_of_each_partition_key() {
        var append = append(
                "bascule-kinesis:orders?connection=aws&partitionKey=${header.customer}&explicitHashKey=17",
                Map.of("customer", "C-1"),
                "Müller");
        var entry = (KinesisEntry) append.entry();
        assertThat(entry.data()).isEqualTo("Müller".getBytes(StandardCharsets.UTF_8));
        assertThat(entry.partitionKey()).isEqualTo("C-1");
        assertThat(entry.explicitHashKey()).contains("17");
        assertThat(append.group()).contains("C-1");
        assertThat(append.sizeBytes()).isEqualTo(7 + 3);
    }

    @Test
    void kinesis_takes_the_idempotency_key_where_the_route_names_no_partition_key() {
        var entry = (KinesisEntry)
                append("bascule-kinesis:orders?connection=aws", Map.of(), "{}").entry();
        assertThat(entry.partitionKey()).isEqualTo(AppendingLab.KEY);
    }

    @Test
    void a_record_whose_partition_key_is_empty_is_refused_instead_of_being_put_anywhere() {
        assertThat(lab.refusal("bascule-kinesis:orders?connection=aws&partitionKey=${header.customer}", Map.of(), "{}"))
                .isInstanceOf(PoisonException.class)
                .hasMessageContaining("0 characters");
    }

    @Test
    void a_partition_key_may_have_any_text() {
        var entry = (KinesisEntry) append(
                        "bascule-kinesis:orders?connection=aws&partitionKey=${header.customer}",
                        Map.of("customer", "M\u00fcller \ud83d\ude00"),
                        "{}")
                .entry();
        assertThat(entry.partitionKey()).isEqualTo("M\u00fcller \ud83d\ude00");
        assertThat(entry.sizeBytes()).isEqualTo(2 + 8 + 4);
    }

    @Test
    void a_record_whose_keys_kinesis_cannot_take_is_refused_alone() {
        assertThat(lab.refusal(
                        "bascule-kinesis:orders?connection=aws&partitionKey=${header.customer}",
                        Map.of("customer", "C\ud83d"),
                        "{}"))
                .isInstanceOf(PoisonException.class)
                .hasMessageContaining("surrogate");
        assertThat(lab.refusal(
                        "bascule-kinesis:orders?connection=aws&explicitHashKey=${header.shard}",
                        Map.of("shard", "-1"),
                        "{}"))
                .isInstanceOf(PoisonException.class)
                .hasMessageContaining("'-1'");
    }

    @Test
    void an_event_carries_the_body_and_what_is_known_of_it() {
        var headers = Map.<String, Object>of(
                "traceparent", TRACE, "JMSTimestamp", 1_000L, "JMSCorrelationID", "K-9", "no", "4711");
        var append = append(BUS + "&resources=order/${header.no}, warehouse/7", headers, "{\"total\": 1.10}");
        var detail = "{\"metadata\":{\"idempotency-key\":\"" + AppendingLab.KEY
                + "\",\"source\":\"erp/queue:Q\",\"route\":\"orders\",\"correlation-id\":\"K-9\",\"sent-at\":\"1970-01-01T00:00:01Z\","
                + "\"traceparent\":\"" + TRACE + "\"},\"data\":{\"total\": 1.10}}";
        assertThat(append.entry())
                .isEqualTo(new EventEntry(
                        "com.acme.erp",
                        "OrderCreated",
                        detail,
                        detail.length(),
                        List.of("order/4711", "warehouse/7"),
                        Optional.of(Instant.ofEpochSecond(1)),
                        Optional.of("Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8;Sampled=1")));
    }

    @Test
    void a_notification_carries_chosen_headers_and_no_body() {
        var entry = (EventEntry)
                append(BUS + "&envelope=notification&data=no,missing", Map.of("no", 4711), "{\"secret\": 1}")
                        .entry();
        assertThat(entry.detail()).endsWith("\"data\":{\"no\":4711}}").doesNotContain("secret");
    }

    @Test
    void without_envelope_the_body_must_be_an_object() {
        assertThat(((EventEntry) append(BUS + "&envelope=none", Map.of(), "{\"a\":1}")
                                .entry())
                        .detail())
                .isEqualTo("{\"a\":1}");
        assertThat(lab.refusal(BUS + "&envelope=none", Map.of(), "[1]"))
                .isInstanceOf(PoisonException.class)
                .hasMessageContaining("no JSON object");
    }

    @Test
    void a_message_whose_source_is_reserved_is_poison_and_not_a_fault_of_the_route() {
        assertThat(lab.refusal(BUS, Map.of("CamelAwsEventbridgeSource", "aws.s3"), "{}"))
                .isInstanceOf(PoisonException.class)
                .hasMessage("source is aws.s3 for this message: names that begin with aws. are AWS's own");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    bascule-eventbridge:o?connection=aws&detailType=x                          | needs source
                    bascule-eventbridge:o?connection=aws&source=x                              | needs detailType
                    bascule-eventbridge:o?connection=aws&source=aws.s3&detailType=x            | AWS's own
                    bascule-eventbridge:o?connection=aws&source=x&detailType=x&envelope=full   | state-transfer, notification, none
                    bascule-eventbridge:o?connection=aws&source=x&detailType=x&data=a          | data is for a notification
                    bascule-kinesis:a/b?connection=aws                                         | no stream's name
                    bascule-sns:a.b?connection=aws                                             | no topic's name
                    bascule-sns:a.fifo?connection=aws                                          | needs messageGroupId
                    """)
    void options_that_do_not_fit_are_refused_when_the_endpoint_is_made(String uri, String message) {
        assertThatExceptionOfType(ResolveEndpointFailedException.class)
                .isThrownBy(() -> lab.context().getEndpoint(uri))
                .satisfies(e -> assertThat(e).hasStackTraceContaining(message));
    }

    private AwsAppend<?> append(String uri, Map<String, Object> headers, Object body) {
        return (AwsAppend<?>) lab.append(uri, headers, body);
    }
}
