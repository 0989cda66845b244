package dev.bascule.source.jms;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Utf16Test {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a",
                "abc",
                "abcd",
                "abcdefgh",
                "naïve",
                "abcdé",
                "éabcdabcd",
                "漢字",
                "a😀b",
                "😀😀",
                "abcdabcd😀",
                "\u0000",
                "\u007f\u0080\u07ff\u0800\uffff"
            })
    void gives_the_bytes_that_a_string_would_give(String text) {
        assertThat(toUtf8(text)).isEqualTo(text.getBytes(StandardCharsets.UTF_8));
        assertThat(Utf16.toString(bytes(text))).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\ud83d", "abc\ud83d", "\ude00", "abcd\ude00abcd", "\ud83dabcd", "\ud83d\ud83d\ude00"})
    void leaves_half_a_surrogate_pair_to_others(String text) {
        assertThat(toUtf8(text)).isNull();
        assertThat(Utf16.toString(bytes(text))).isEqualTo(text);
    }

    @Test
    void leaves_half_a_character_to_others() {
        assertThat(Utf16.toUtf8(new byte[] {'a'})).isNull();
    }

    @Test
    void agrees_with_string_on_random_text() {
        long seed = new Random().nextLong();
        var random = new Random(seed);
        for (int i = 0; i < 2_000; i++) {
            var text = random(random);
            assertThat(toUtf8(text)).as("seed %d, text %d", seed, i).isEqualTo(text.getBytes(StandardCharsets.UTF_8));
            assertThat(Utf16.toString(bytes(text)))
                    .as("seed %d, text %d", seed, i)
                    .isEqualTo(text);
        }
    }

    private static String random(Random random) {
        int[] bounds = {0x80, 0x80, 0x80, 0x800, 0xD800, Character.MAX_CODE_POINT};
        var text = new StringBuilder();
        for (int length = random.nextInt(40); length > 0; length--) {
            int point = random.nextInt(bounds[random.nextInt(bounds.length)]);
            text.appendCodePoint(point >= 0xD800 && point < 0xE000 ? 'x' : point);
        }
        return text.toString();
    }

    private static byte[] toUtf8(String text) {
        return Utf16.toUtf8(bytes(text));
    }

    /** Not by a Charset, which would replace half a pair. */
    private static byte[] bytes(String text) {
        var bytes = new byte[text.length() * 2];
        for (int i = 0; i < text.length(); i++) {
            bytes[2 * i] = (byte) text.charAt(i);
            bytes[2 * i + 1] = (byte) (text.charAt(i) >> 8);
        }
        return bytes;
    }
}
