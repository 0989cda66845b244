package dev.bascule.sink.aws.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonBodyTest {
    @Test
    void separates_members_and_elements() {
        var json = new JsonBody(0)
                .beginObject()
                .name("a")
                .string("x")
                .name("b")
                .beginArray()
                .number(1)
                .number("2.50")
                .beginObject()
                .endObject()
                .beginObject()
                .name("c")
                .string("")
                .endObject()
                .endArray()
                .endObject();
        assertThat(text(json)).isEqualTo("{\"a\":\"x\",\"b\":[1,2.50,{},{\"c\":\"\"}]}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "plain",
                "\"quoted\" \\ and / more",
                "\n\r\t\b\f\u0000\u001f\u007f",
                "Müller – 東京 😀",
                "\uffff\u07ff\u0800"
            })
    void writes_strings_that_read_the_same(String given) throws IOException {
        assertThat(read(given)).isEqualTo(given);
    }

    @Test
    void writes_long_strings_of_any_characters() throws IOException {
        long seed = System.nanoTime();
        var random = new Random(seed);
        for (int round = 0; round < 50; round++) {
            var given = new StringBuilder();
            int length = random.nextInt(5000);
            while (given.length() < length) {
                given.appendCodePoint(random.nextInt(10) > 0 ? random.nextInt(0x80) : aboveAscii(random));
            }
            assertThat(read(given.toString())).as("seed %d", seed).isEqualTo(given.toString());
        }
    }

    @Test
    void writes_half_a_surrogate_pair_as_an_escape() {
        assertThat(text(new JsonBody(0).string("a\ud83d"))).isEqualTo("\"a\\ud83d\"");
        assertThat(text(new JsonBody(0).string("\ude00b"))).isEqualTo("\"\\ude00b\"");
        assertThat(text(new JsonBody(0).string("x".repeat(255) + "\ud83d\ud83d\ude00")))
                .endsWith("\\ud83d😀\"");
    }

    private static int aboveAscii(Random random) {
        int point = 0x80 + random.nextInt(0x10ffff - 0x80);
        return point >= 0xd800 && point < 0xe000 ? 0xe000 : point;
    }

    private static String read(String given) throws IOException {
        return new ObjectMapper()
                .readTree(new JsonBody(0).string(given).toBytes())
                .textValue();
    }

    private static String text(JsonBody json) {
        return new String(json.toBytes(), StandardCharsets.UTF_8);
    }
}
