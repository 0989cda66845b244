package dev.bascule.source.jms;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a",
                "what?",
                "abcdefgh",
                "naïve",
                "éabcdefgh",
                "abcdefghijé",
                "äöüÄÖÜß",
                "漢字",
                "what? 漢字",
                "a😀b",
                "\u0000",
                "\u007f\u0080\u00ff\u0100\u07ff\u0800\uffff",
                "abc\ud83d",
                "\ude00abc"
            })
    void agrees_with_string(String text) {
        check(text, text);
    }

    @Test
    void agrees_with_string_on_random_text() {
        long seed = new Random().nextLong();
        var random = new Random(seed);
        for (int i = 0; i < 5_000; i++) {
            check(random(random), "seed " + seed + ", text " + i);
        }
    }

    private static void check(String text, String description) {
        var utf8 = text.getBytes(StandardCharsets.UTF_8);
        assertThat(Texts.utf8(text)).as(description).isEqualTo(utf8);
        assertThat(Texts.ofUtf16(utf16(text))).as(description).isEqualTo(text);
        var latin = Texts.latinOfUtf16(utf16(text));
        boolean isLatin = text.chars().allMatch(c -> c < 0x100);
        assertThat(latin).as(description).isEqualTo(isLatin ? text.getBytes(StandardCharsets.ISO_8859_1) : null);
        if (latin != null) {
            assertThat(Texts.utf8OfLatin(latin)).as(description).isEqualTo(utf8);
        }
    }

    private static String random(Random random) {
        int[] bounds = {0x80, 0x80, 0x100, 0x100, 0x800, Character.MAX_CODE_POINT};
        int bound = bounds[random.nextInt(bounds.length)];
        var text = new StringBuilder();
        for (int length = random.nextInt(60); length > 0; length--) {
            text.appendCodePoint(random.nextInt(random.nextInt(4) == 0 ? bound : 0x80));
        }
        return text.toString();
    }

    /** Not by a Charset, which would replace half a pair. */
    private static byte[] utf16(String text) {
        var bytes = new byte[text.length() * 2];
        for (int i = 0; i < text.length(); i++) {
            bytes[2 * i] = (byte) text.charAt(i);
            bytes[2 * i + 1] = (byte) (text.charAt(i) >> 8);
        }
        return bytes;
    }
}
