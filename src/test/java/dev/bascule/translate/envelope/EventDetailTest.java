package dev.bascule.translate.envelope;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventDetailTest {
    private static final Metadata METADATA = new Metadata(
            "ID:1", "erp/queue:Q", "orders", Optional.of("C-1"), Optional.of("2026-11-25T20:00:00Z"), "00-aa-bb-00");
    private static final String PREFIX =
            "{\"metadata\":{\"idempotency-key\":\"ID:1\",\"source\":\"erp/queue:Q\",\"route\":\"orders\",\"correlation-id\":\"C-1\","
                    + "\"sent-at\":\"2026-11-25T20:00:00Z\",\"traceparent\":\"00-aa-bb-00\"},\"data\":";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"name\": \"Müller – 😀\"}",
                "{\"total\": 12.50, \"big\": 12345678901234567890.10}",
                "[1,2]",
                "17",
                "null",
                "\"x\""
            })
    void a_json_body_is_embedded_digit_by_digit(String body) {
        assertThat(stateTransfer(METADATA, body)).isEqualTo(PREFIX + body + "}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "ORDER 1|\"ORDER 1\"",
                "{\"cut|\"{\\\"cut\"",
                "{} {}|\"{} {}\"",
                "Zürich 😀|\"Zürich 😀\"",
                "``|\"\""
            })
    void any_other_text_is_a_json_string(String body, String data) {
        assertThat(stateTransfer(METADATA, body)).isEqualTo(PREFIX + data + "}");
    }

    @Test
    void metadata_are_escaped_and_counted() {
        var metadata = new Metadata("Müller\n\"1\"", "s", "r", Optional.empty(), Optional.empty(), "t");
        assertThat(stateTransfer(metadata, "1"))
                .isEqualTo("{\"metadata\":{\"idempotency-key\":\"Müller\\n\\\"1\\\"\",\"source\":\"s\",\"route\":\"r\","
                        + "\"traceparent\":\"t\"},\"data\":1}");
    }

    @Test
    void a_notification_has_chosen_fields_only() {
        var data = new LinkedHashMap<String, Object>();
        data.put("orderId", "4711");
        data.put("total", 12);
        data.put("express", true);
        assertThat(EventDetail.notification(METADATA, data).json())
                .isEqualTo(PREFIX + "{\"orderId\":\"4711\",\"total\":12,\"express\":true}}");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {"{}|true", "{\"a\":[{}]}|true", "[]|false", "``|false", "{} x|false", "{\"a\"|false"})
    void only_one_object_is_a_detail(String text, boolean expected) {
        assertThat(JsonText.isObject(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "00-5759e988bd862e3fe1be46a994272793-53995c3f42cd8ad8-01, Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8;Sampled=1",
        "00-5759e988bd862e3fe1be46a994272793-53995c3f42cd8ad8-00, Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8;Sampled=0"
    })
    void a_trace_is_written_as_x_ray_does(String traceparent, String header) {
        assertThat(XRayTrace.of(traceparent)).contains(header);
        assertThat(XRayTrace.of(traceparent.substring(1))).isEmpty();
    }

    /** After the number of bytes was found to be right. */
    private static String stateTransfer(Metadata metadata, String body) {
        var detail = EventDetail.stateTransfer(metadata, body, utf8Bytes(body));
        assertThat(detail.utf8Bytes()).isEqualTo(utf8Bytes(detail.json()));
        return detail.json();
    }

    private static int utf8Bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
