package dev.bascule.deadletter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DeadLetterRenderingTest {
    @Test
    void json_has_the_documented_fields_in_their_order() {
        var letter = SampleLetter.id("a")
                .properties(Map.of("count", 5L))
                .deliveredTo("http:two")
                .make();
        assertThat(DeadLetterJson.toJson(letter))
                .hasToString(
                        "{\"id\":\"a\",\"key\":\"order-1\",\"instance\":\"dc1-a\",\"route\":\"erp-orders\",\"source\":\"erp/queue:ERP.ORDERS\","
                                + "\"stage\":\"unmarshal1\",\"reason\":\"step_failed\",\"error\":\"JsonParseException: unexpected character\","
                                + "\"fieldErrors\":[\"ORDER-TOTAL: not a number\"],\"attempts\":1,\"firstAt\":\"2026-11-22T10:15:30.123Z\","
                                + "\"lastAt\":\"2026-11-22T10:15:30.123Z\",\"headers\":{\"JMSMessageID\":\"ID:1\"},\"properties\":{\"count\":5},"
                                + "\"bodyType\":\"text\",\"bodyBytes\":12,\"bodyBase64\":\"eyJvcmRlciI6IDF9\",\"deliveredTo\":[\"http:two\"],\"replays\":0}");
    }

    @Test
    void json_can_be_read_back() {
        var letter = SampleLetter.id("a").properties(Map.of("n", 5, "t", "x")).make();
        assertThat(DeadLetterJson.fromJson(DeadLetterJson.toJson(letter)))
                .usingRecursiveComparison()
                .isEqualTo(letter);
        assertThatThrownBy(() -> DeadLetterJson.fromJson(JsonNodeFactory.instance.objectNode()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("not a dead letter: it has no id");
    }

    @Test
    void text_shows_everything_and_dumps_the_body() {
        var text = DeadLetterText.show(SampleLetter.id("a")
                .body("{\"order\": 1, \"x\": 2}\u00e9".getBytes(StandardCharsets.ISO_8859_1))
                .deliveredTo("http:two")
                .make());
        assertThat(text)
                .contains("id           a\n")
                .contains("reason       step_failed\n")
                .contains("field error  ORDER-TOTAL: not a number\n")
                .contains("delivered to http:two\n")
                .contains("headers\n  JMSMessageID = ID:1\n")
                .contains("body         text, 21 bytes\n")
                .contains("00000000  7b 22 6f 72 64 65 72 22  3a 20 31 2c 20 22 78 22  |")
                .contains("|  |{\"order\": 1, \"x\"|\n")
                .contains("|  |: 2}.|\n");
    }

    @Test
    void the_dump_has_a_column_in_ebcdic() {
        var text = DeadLetterText.show(SampleLetter.id("a")
                .body("ORDER 17".getBytes(Charset.forName("IBM1047")))
                .make());
        assertThat(text).contains("d6 d9 c4 c5 d9 40 f1 f7").contains("  |ORDER 17|  |.....@..|\n");
    }

    @Test
    void text_cannot_steer_the_terminal() {
        var letter = SampleLetter.id("a")
                .error("\u001b[31mred\nsecond line \u202e")
                .properties(Map.of("p", "\u001b]0;title\u0007"))
                .make();
        assertThat(DeadLetterText.show(letter) + DeadLetterText.line(letter))
                .doesNotContain("\u001b", "\u0007", "\u202e", "red\nsecond");
    }

    @Test
    void text_of_a_large_body_is_bounded() {
        var text = DeadLetterText.show(SampleLetter.id("a")
                .body(new byte[DeadLetterText.MOST_DUMPED_BYTES + 5])
                .make());
        assertThat(text).endsWith("… 5 more bytes; --json shows more\n").hasSizeLessThan(500_000);
    }

    @Test
    void values_keep_type_and_order() {
        var values = new LinkedHashMap<String, Object>();
        values.put("z", "text");
        values.put("int", 1);
        values.put("long", Long.MIN_VALUE);
        values.put("short", (short) 3);
        values.put("byte", (byte) -4);
        values.put("float", 0.1f);
        values.put("double", 0.1);
        values.put("nan", Double.NaN);
        values.put("wholeDouble", 3.0);
        values.put("flag", false);
        var decoded = TypedValues.decode(TypedValues.encode(values));
        assertThat(decoded).isEqualTo(values);
        assertThat(decoded.keySet()).containsExactlyElementsOf(values.keySet());
    }
}
