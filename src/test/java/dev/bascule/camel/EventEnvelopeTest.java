package dev.bascule.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.bascule.batch.PoisonException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The step {@code event-envelope:}. */
class EventEnvelopeTest {
    private static final Map<String, Object> HEADERS = Map.of(
            "JMSCorrelationID",
            "C-17",
            "traceparent",
            "00-5759e988bd862e3fe1be46a994272793-53995c3f42cd8ad8-00",
            "total",
            12);

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
    void carries_the_body_and_what_other_targets_get_as_headers() throws Exception {
        var delivery = lab.delivery();
        var body = "{\"orderId\": \"4711\", \"total\": 12.50}".getBytes(StandardCharsets.UTF_8);

        var envelope = lab.send("event-envelope:state-transfer", HEADERS, delivery, body)
                .getMessage()
                .getBody(String.class);

        var metadata = json(envelope).path("metadata");
        assertThat(metadata.path("idempotency-key").asText()).isEqualTo(delivery.key());
        assertThat(metadata.path("source").asText()).isEqualTo("erp/queue:Q");
        assertThat(metadata.path("route").asText()).isEqualTo("orders");
        assertThat(metadata.path("correlation-id").asText()).isEqualTo("C-17");
        assertThat(metadata.path("traceparent").asText()).isEqualTo(HEADERS.get("traceparent"));
        assertThat(envelope).endsWith("\"data\":{\"orderId\": \"4711\", \"total\": 12.50}}");
    }

    @Test
    void a_notification_has_the_headers_that_are_named_and_nothing_of_the_body() throws Exception {
        var envelope = lab.send("event-envelope:notification?data=total,status", HEADERS, lab.delivery(), "secret")
                .getMessage()
                .getBody(String.class);

        assertThat(json(envelope).path("data").toString()).isEqualTo("{\"total\":12}");
        assertThat(envelope).doesNotContain("secret");
    }

    @Test
    void outside_a_batch_the_exchange_is_the_key() throws Exception {
        var exchange = lab.context().createProducerTemplate().send("event-envelope:state-transfer", each -> each.getIn()
                .setBody("no JSON"));

        var envelope = json(exchange.getMessage().getBody(String.class));
        assertThat(envelope.path("metadata").path("idempotency-key").asText()).isEqualTo(exchange.getExchangeId());
        assertThat(envelope.path("data").asText()).isEqualTo("no JSON");
        assertThat(envelope.path("metadata").path("traceparent").asText())
                .isEqualTo(exchange.getMessage().getHeader("traceparent"));
    }

    @Test
    void bytes_that_are_no_text_are_poison() {
        assertThat(lab.refusal("event-envelope:state-transfer", Map.of(), new byte[] {(byte) 0xff}))
                .isInstanceOf(PoisonException.class)
                .hasMessageContaining("not text in UTF-8");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    event-envelope:none                     | an envelope is state-transfer or notification
                    event-envelope:everything               | everything
                    event-envelope:state-transfer?data=a    | data is for a notification
                    event-envelope:notification?dada=a      | dada
                    """)
    void what_makes_no_sense_is_refused(String uri, String message) {
        assertThatThrownBy(() -> lab.context().getEndpoint(uri)).hasStackTraceContaining(message);
    }

    private static JsonNode json(String text) throws Exception {
        return new ObjectMapper().readTree(text);
    }
}
