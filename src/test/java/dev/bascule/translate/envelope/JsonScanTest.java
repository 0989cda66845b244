package dev.bascule.translate.envelope;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonScanTest {
    private static final ObjectMapper JACKSON =
            new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    private static final String SAMPLE =
            "{\"a\": [1, -0.5e+7, \"x\\u00fC\\n\\\"\", {}, [], true, false, null],\r\n\t\"b\": {\"c\": \"Müller 😀\", \"d\": 0}}";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                " [ ] ",
                "0",
                "-1.5E-3",
                "\"\"",
                "true",
                "null",
                "{\"a\":{\"a\":[[{}]]}}",
                "\"\\/\\b\\f\\t\\r\"",
                SAMPLE
            })
    void json_is_json(String text) {
        assertThat(JsonText.isJson(text)).isTrue();
        assertThat(isJsonForJackson(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "}",
                "[1,]",
                "[,1]",
                "{\"a\"}",
                "{\"a\":}",
                "{\"a\":1,}",
                "{a:1}",
                "{'a':1}",
                "01",
                "1.",
                ".5",
                "-",
                "+1",
                "1e",
                "tru",
                "truex",
                "nul",
                "NaN",
                "\"a",
                "\"\\x\"",
                "\"\\u12g4\"",
                "\"\\u12",
                "\"a\nb\"",
                "1 2",
                "{}{}",
                "[1 2]",
                "[1}",
                "// x\n1",
                "\ufeff{}",
                "\u0000",
                "\"\\\u0000\""
            })
    void other_text_is_not(String text) {
        assertThat(JsonText.isJson(text)).isFalse();
        assertThat(isJsonForJackson(text)).isFalse();
    }

    @Test
    void agrees_with_a_parser_about_damaged_json() {
        long seed = System.nanoTime();
        var random = new Random(seed);
        for (int round = 0; round < 20_000; round++) {
            var text = new StringBuilder(SAMPLE);
            for (int damage = random.nextInt(3); damage >= 0; damage--) {
                damage(text, random);
            }
            assertThat(JsonText.isJson(text.toString()))
                    .as("seed %d: %s", seed, text)
                    .isEqualTo(isJsonForJackson(text.toString()));
        }
    }

    @Test
    void depth_is_bounded() {
        assertThat(JsonText.isJson("[".repeat(JsonScan.MOST_DEPTH) + "]".repeat(JsonScan.MOST_DEPTH)))
                .isTrue();
        assertThat(JsonText.isJson("[".repeat(1_000_000))).isFalse();
    }

    @Test
    void only_an_object_is_an_object() {
        assertThat(JsonText.isObject(" {\"a\": 1} ")).isTrue();
        assertThat(JsonText.isObject("[{}]")).isFalse();
        assertThat(JsonText.isObject("{} 1")).isFalse();
        assertThat(JsonText.isObject("")).isFalse();
    }

    private static void damage(StringBuilder text, Random random) {
        int at = random.nextInt(text.length());
        char other = SAMPLE.charAt(random.nextInt(SAMPLE.length()));
        switch (random.nextInt(3)) {
            case 0 -> text.deleteCharAt(at);
            case 1 -> text.insert(at, other);
            default -> text.setCharAt(at, other);
        }
    }

    private static boolean isJsonForJackson(String text) {
        try {
            return !JACKSON.readTree(text).isMissingNode();
        } catch (JsonProcessingException e) {
            return false;
        }
    }
}
