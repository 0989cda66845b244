package dev.bascule.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.bascule.batch.Append;
import dev.bascule.batch.PoisonException;
import dev.bascule.sink.aws.AwsAppend;
import dev.bascule.sink.aws.message.Attribute;
import dev.bascule.sink.aws.message.MessageContent;
import dev.bascule.sink.aws.message.MessageEntry;
import dev.bascule.sink.kafka.KafkaAppend;
import io.cloudevents.CloudEvent;
import io.cloudevents.kafka.CloudEventDeserializer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.ResolveEndpointFailedException;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Exchanges as CloudEvents, read by the CNCF's own library. */
class CloudEventsTest {
    private static final String TRACE = "00-5759e988bd862e3fe1be46a994272793-53995c3f42cd8ad8-01";
    private static final String EVENT = "&ceSource=/erp/orders&ceType=com.acme.order.created&ceSubject=${header.no}";
    private static final Map<String, Object> HEADERS =
            Map.of("traceparent", TRACE, "JMSTimestamp", 1_000L, "no", "4711");

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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bascule-kafka:orders?connection=cloud&envelope=cloudevents-binary",
                "bascule-kafka:orders?connection=cloud&envelope=cloudevents-structured",
                "bascule-sqs:orders?connection=aws&envelope=cloudevents-binary",
                "bascule-sqs:orders?connection=aws&envelope=cloudevents-structured",
                "bascule-sns:orders?connection=aws&envelope=cloudevents-binary",
                "bascule-sns:orders?connection=aws&envelope=cloudevents-structured"
            })
    void an_event_has_the_key_the_time_the_trace_and_the_body(String uri) {
        var event = read(lab.append(uri + EVENT, HEADERS, "{\"total\":17}"));
        assertThat(event.getId()).isEqualTo(AppendingLab.KEY);
        assertThat(event.getSource()).isEqualTo(URI.create("/erp/orders"));
        assertThat(event.getType()).isEqualTo("com.acme.order.created");
        assertThat(event.getSubject()).isEqualTo("4711");
        assertThat(event.getTime()).isEqualTo(OffsetDateTime.parse("1970-01-01T00:00:01Z"));
        assertThat(event.getDataContentType()).isEqualTo("application/json");
        assertThat(event.getExtension("traceparent")).isEqualTo(TRACE);
        assertThat(text(event)).isEqualTo("{\"total\":17}");
    }

    @Test
    void structured_json_is_embedded_as_it_is_written() {
        var append = lab.append(
                "bascule-sqs:orders?connection=aws&envelope=cloudevents-structured" + EVENT,
                HEADERS,
                "{\"total\": 1.10}");
        assertThat(content(append).body().text())
                .isEqualTo("{\"specversion\":\"1.0\",\"id\":\"" + AppendingLab.KEY
                        + "\",\"source\":\"/erp/orders\",\"type\":\"com.acme.order.created\",\"subject\":\"4711\","
                        + "\"time\":\"1970-01-01T00:00:01Z\",\"traceparent\":\"" + TRACE
                        + "\",\"datacontenttype\":\"application/json\",\"data\":{\"total\": 1.10}}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"binary", "structured"})
    void a_body_that_is_no_json_says_so(String mode) {
        var uri = "bascule-kafka:orders?connection=cloud&envelope=cloudevents-" + mode + EVENT;
        var text = read(lab.append(uri, HEADERS, "ORDER 4711"));
        assertThat(text.getDataContentType()).isEqualTo("text/plain; charset=UTF-8");
        assertThat(text(text)).isEqualTo("ORDER 4711");

        var bytes = new byte[] {1, (byte) 0xff};
        var binary = read(lab.append(uri, HEADERS, bytes));
        assertThat(binary.getDataContentType()).isEqualTo("application/octet-stream");
        assertThat(binary.getData().toBytes()).isEqualTo(bytes);

        assertThat(read(lab.append(uri, HEADERS, "")).getDataContentType()).isNull();
    }

    @Test
    void bytes_come_through_a_queue_in_structured_mode() {
        var bytes = new byte[] {1, (byte) 0xff};
        var event = read(lab.append(
                "bascule-sqs:orders?connection=aws&envelope=cloudevents-structured" + EVENT, HEADERS, bytes));
        assertThat(event.getData().toBytes()).isEqualTo(bytes);
    }

    @Test
    void a_record_has_the_event_and_the_messages_headers_side_by_side_with_one_trace() {
        var record = ((KafkaAppend) lab.append(
                        "bascule-kafka:orders?connection=cloud&envelope=cloudevents-binary" + EVENT,
                        Map.of("no", "4711", "ce_type", "another", "ce_dataschema", "urn:x", "Content-Type", "a/b"),
                        "{}"))
                .record();
        assertThat(names(record))
                .containsExactlyInAnyOrder(
                        "no",
                        "ce_specversion",
                        "ce_id",
                        "ce_source",
                        "ce_type",
                        "ce_subject",
                        "ce_traceparent",
                        "content-type",
                        "bascule-key",
                        "bascule-source",
                        "bascule-route",
                        "traceparent");
        assertThat(header(record.headers(), "ce_type")).isEqualTo("com.acme.order.created");
        assertThat(header(record.headers(), "ce_traceparent")).isEqualTo(header(record.headers(), "traceparent"));
    }

    @Test
    void the_parts_of_a_split_are_events_of_their_own() {
        var delivery = lab.delivery();
        for (int i = 0; i < 2; i++) {
            lab.send(
                    "bascule-kafka:orders?connection=cloud&envelope=cloudevents-binary" + EVENT,
                    HEADERS,
                    delivery,
                    "{}");
        }
        assertThat(delivery.appends())
                .extracting(append -> read(append).getId())
                .containsExactly(AppendingLab.KEY, AppendingLab.KEY + "/1");
    }

    @Test
    void a_queues_message_has_room_for_a_binary_event_and_keeps_everything_else_together() {
        var append = lab.append(
                "bascule-sqs:orders?connection=aws&attributes=no&envelope=cloudevents-binary" + EVENT, HEADERS, "{}");
        var attributes = content(append).attributes();
        assertThat(attributes)
                .hasSize(10)
                .containsEntry("no", new Attribute.Text("4711"))
                .containsEntry(
                        "bascule-headers",
                        new Attribute.Text("{\"bascule-key\":\"" + AppendingLab.KEY
                                + "\",\"bascule-route\":\"orders\",\"bascule-source\":\"erp/queue:Q\"}"));
    }

    @Test
    void a_chosen_header_that_no_attribute_can_have_travels_beside_a_binary_event_whatever_its_name() {
        var append = lab.append(
                "bascule-sqs:orders?connection=aws&attributes=traceparent&envelope=cloudevents-binary" + EVENT,
                Map.of("traceparent", List.of("x")),
                "{}");
        assertThat(content(append).attributes().get("bascule-headers").text()).contains("\"traceparent\":[\"x\"]");
    }

    @Test
    void headers_beside_those_that_are_chosen_travel_together_beside_a_binary_event() {
        var append = lab.append(
                "bascule-sqs:orders?connection=aws&attributes=NO&envelope=cloudevents-binary" + EVENT,
                Map.of("no", 4711, "customer", "K1"),
                "{}");
        assertThat(content(append).attributes()).containsEntry("NO", new Attribute.Numeric("4711"));
        assertThat(content(append).attributes().get("bascule-headers").text())
                .contains("\"customer\":\"K1\"")
                .doesNotContain("4711");
    }

    @Test
    void headers_that_are_not_chosen_travel_together_beside_a_binary_event() {
        var append = lab.append("bascule-sns:orders?connection=aws&envelope=cloudevents-binary" + EVENT, HEADERS, "{}");
        var attributes = content(append).attributes();
        assertThat(attributes).hasSize(9).doesNotContainKey("no");
        assertThat(((Attribute.Text) attributes.get("bascule-headers")).value()).contains("\"no\":\"4711\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    &ceSource=${header.missing}&ceType=x                    | source must not be empty
                    &ceSource=${header.odd}&ceType=x                        | source must be a URI reference
                    &ceSource=/erp&ceType=${header.missing}                 | type must not be empty
                    &ceSource=/erp&ceType=x&ceDataContentType=text/json     | no JSON
                    &ceSource=/erp&ceType=x&ceDataSchema=${header.relative} | absolute URI
                    """)
    void a_message_that_cannot_be_an_event_is_a_dead_letter(String options, String message) {
        assertThat(lab.refusal(
                        "bascule-kafka:orders?connection=cloud&envelope=cloudevents-structured" + options,
                        Map.of("odd", "a b", "relative", "schema"),
                        "no json"))
                .isInstanceOf(PoisonException.class)
                .hasMessageContaining("this cannot be a CloudEvent: ")
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    envelope=cloudevents                                                    | none, cloudevents-binary, cloudevents-structured
                    envelope=cloudevents-binary&ceType=x                                    | needs ceSource
                    envelope=cloudevents-binary&ceSource=/erp                               | needs ceType
                    envelope=cloudevents-binary&ceSource=a b&ceType=x                       | ceSource: source must be a URI reference
                    envelope=cloudevents-binary&ceSource=/erp&ceType=x&ceDataSchema=schema  | ceDataSchema: dataschema must be an absolute URI
                    ceType=x                                                                | ceType is for envelope=
                    """)
    void options_that_do_not_fit_are_refused_when_the_endpoint_is_made(String options, String message) {
        for (var place :
                new String[] {"bascule-kafka:orders?connection=cloud&", "bascule-sns:orders?connection=aws&"}) {
            assertThatExceptionOfType(ResolveEndpointFailedException.class)
                    .isThrownBy(() -> lab.context().getEndpoint((place + options).replace(" ", "%20")))
                    .satisfies(e -> assertThat(e).hasStackTraceContaining(message));
        }
    }

    @Test
    void more_attributes_than_there_is_room_for_beside_an_event_are_refused() {
        assertThatExceptionOfType(ResolveEndpointFailedException.class)
                .isThrownBy(() -> lab.context()
                        .getEndpoint(
                                "bascule-sqs:orders?connection=aws&attributes=a,b&envelope=cloudevents-binary" + EVENT))
                .satisfies(e -> assertThat(e).hasStackTraceContaining("at most 1 headers"));
    }

    private static CloudEvent read(Append append) {
        if (append instanceof KafkaAppend kafka) {
            return read(kafka.record().headers(), kafka.record().value());
        }
        var content = content(append);
        return read(headers(content.attributes()), content.body().utf8());
    }

    private static MessageContent content(Append append) {
        return ((MessageEntry) ((AwsAppend<?>) append).entry()).content();
    }

    private static CloudEvent read(Headers headers, byte[] value) {
        try (var reader = new CloudEventDeserializer()) {
            return reader.deserialize("orders", headers, value);
        }
    }

    private static Headers headers(Map<String, Attribute> attributes) {
        var headers = new RecordHeaders();
        attributes.forEach((name, value) -> {
            if (value instanceof Attribute.Text text) {
                headers.add(name, text.value().getBytes(StandardCharsets.UTF_8));
            }
        });
        return headers;
    }

    private static String header(Headers headers, String name) {
        return new String(headers.lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    private static Iterable<String> names(ProducerRecord<byte[], byte[]> record) {
        return Stream.of(record.headers().toArray()).map(Header::key).toList();
    }

    private static String text(CloudEvent event) {
        return new String(event.getData().toBytes(), StandardCharsets.UTF_8);
    }
}
