package dev.bascule.translate.copybook.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class DoubleByteCharsetTest {
    private static final DoubleByteCharset IBM939 = charset("IBM939");

    @ParameterizedTest
    @ValueSource(strings = {"IBM1390", "x-IBM1390", "ibm-1390", "Cp1390", "1390", "X-ibm1390"})
    void a_page_goes_by_many_names(String name) {
        assertThat(DoubleBytePage.named(name)).contains(DoubleBytePage.IBM1390);
    }

    @ParameterizedTest
    @ValueSource(strings = {"IBM037", "IBM01399", "UTF-8", "x-930x", ""})
    void other_charsets_are_none_of_these(String name) {
        assertThat(DoubleByteCharset.named(name)).isEmpty();
    }

    @Test
    void single_bytes_and_pairs_are_mixed() {
        assertThat(mixed("c1c2c3 0e 4562 4566 48e7 0f 848586")).isEqualTo("ABC日本語def");
        assertThat(encodeMixed(IBM939, "ABC日本語def")).isEqualTo("c1c2c30e4562456648e70f848586");
    }

    @Test
    void pairs_stand_alone_in_graphic_items() {
        var out = new StringBuilder();
        var bytes = hex("4562 4566 4040");

        assertThat(IBM939.decodePairs(bytes, 0, bytes.length, out)).isTrue();
        assertThat(out).hasToString("日本\u3000");
        assertThat(encodePairs(IBM939, "日本\u3000")).isEqualTo("456245664040");
    }

    @ParameterizedTest
    @CsvSource({
        "c1 0e 4562, shift-out is not closed",
        "c1 0e, shift-out is not closed",
        "c1 0e 45 0f, half a pair",
        "c1 0e 4562 45 0f 40, half a pair",
        "c1 0f, shift-in without shift-out",
        "0e 0e 4562 0f, shift-out twice",
        "0e 4562 0f 0f, shift-in twice",
        "0e fefe 0f, no such pair",
        "0e 4541 4040 4000 0f, no such pair",
    })
    void bytes_that_mean_nothing_are_told(String bytes, String why) {
        assertThat(IBM939.decodeMixed(hex(bytes), 0, hex(bytes).length, new StringBuilder()))
                .as(why)
                .isFalse();
    }

    @Test
    void half_a_pair_is_told_in_graphic_items() {
        assertThat(IBM939.decodePairs(hex("456245"), 0, 3, new StringBuilder())).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0e01", "\ud800", "\udc00", "\u000e", "\u000f", "\ufffd", "A\ud83d\ude00"})
    void a_character_without_bytes_is_told(String text) {
        assertThat(IBM939.encodeMixed(text, new byte[10], 0, 10)).isEqualTo(DoubleByteCharset.UNMAPPABLE);
    }

    @Test
    void a_character_of_one_byte_has_none_in_a_graphic_item() {
        assertThat(IBM939.encodePairs("A", new byte[10], 0, 10)).isEqualTo(DoubleByteCharset.UNMAPPABLE);
    }

    @ParameterizedTest
    @CsvSource({"日, 4", "日本, 6", "A日, 5", "日A, 5", "AB, 2", "日A本, 9"})
    void text_that_does_not_fit_is_never_cut(String text, int bytes) {
        for (int room = 0; room < bytes; room++) {
            var target = new byte[bytes + 1];
            assertThat(IBM939.encodeMixed(text, target, 0, room)).isEqualTo(DoubleByteCharset.TOO_LONG);
            assertThat(target[room]).isZero();
        }
        assertThat(IBM939.encodeMixed(text, new byte[bytes], 0, bytes)).isEqualTo(bytes);
    }

    @Test
    void both_line_ends_come_back_as_they_were() {
        for (var page : DoubleBytePage.values()) {
            var charset = charset(page.name());
            var out = new StringBuilder();

            assertThat(charset.decodeMixed(hex("1525"), 0, 2, out)).isTrue();
            assertThat(encodeMixed(charset, out.toString())).as(page.name()).isEqualTo("1525");
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatever_was_read_can_be_written(DoubleBytePage page) {
        var charset = charset(page.name());
        for (int pair = 0; pair < 1 << 16; pair++) {
            var out = new StringBuilder();
            if (charset.decodePairs(new byte[] {(byte) (pair >> 8), (byte) pair}, 0, 2, out)) {
                var again = new StringBuilder();
                var bytes = hex(encodePairs(charset, out.toString()));
                charset.decodePairs(bytes, 0, bytes.length, again);
                assertThat(again.toString()).as("pair %x", pair).isEqualTo(out.toString());
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void mixed_text_comes_back_as_it_was(DoubleBytePage page) {
        var charset = charset(page.name());
        for (int seed = 0; seed < 2_000; seed++) {
            var text = text(charset, new Random(seed));
            var bytes = hex(encodeMixed(charset, text));
            var again = new StringBuilder();

            assertThat(charset.decodeMixed(bytes, 0, bytes.length, again)).isTrue();
            assertThat(again.toString()).as("seed %d", seed).isEqualTo(text);
        }
    }

    @ParameterizedTest
    @EnumSource
    void arbitrary_bytes_are_read_or_refused(DoubleBytePage page) {
        var charset = charset(page.name());
        for (int seed = 0; seed < 20_000; seed++) {
            var random = new Random(seed);
            var bytes = new byte[random.nextInt(12)];
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = (byte) (random.nextInt(3) == 0 ? 0x0e + random.nextInt(2) : 0x40 + random.nextInt(0xc0));
            }
            var out = new StringBuilder();
            if (charset.decodeMixed(bytes, 0, bytes.length, out)) {
                assertThat(encodeMixed(charset, out.toString())).isNotEqualTo("UNMAPPABLE");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {930, 933, 935, 937, 939, 1364})
    void text_is_what_java_says_it_is(int number) {
        var charset = charset("IBM" + number);
        var java = Charset.forName("x-IBM" + number);
        for (int seed = 0; seed < 2_000; seed++) {
            var text = text(charset, new Random(seed));
            var bytes = hex(encodeMixed(charset, text));

            assertThat(new String(bytes, java)).as("seed %d", seed).isEqualTo(text);
        }
    }

    @Test
    void pages_that_java_does_not_have_know_newer_characters() {
        assertThat(encodeMixed(charset("IBM1390"), "\u20ac")).isEqualTo("e1");
        // U+20B9F, outside of the basic plane, and a letter with its mark: both one pair.
        for (var text : new String[] {"\ud842\udf9f", "\u304b\u309a"}) {
            assertThat(encodePairs(charset("IBM1399"), text)).as(text).hasSize(4);
        }
    }

    private static String text(DoubleByteCharset charset, Random random) {
        var text = new StringBuilder();
        for (int i = random.nextInt(20); i > 0; i--) {
            int pair = 0x4040 + random.nextInt(0x6000);
            boolean single = random.nextBoolean();
            var code = single
                    ? new byte[] {(byte) (0x40 + random.nextInt(0xbf))}
                    : new byte[] {(byte) (pair >> 8), (byte) pair};
            var piece = new StringBuilder();
            boolean read = single ? charset.decodeMixed(code, 0, 1, piece) : charset.decodePairs(code, 0, 2, piece);
            if (read) {
                text.append(piece);
            }
        }
        return text.toString();
    }

    private static DoubleByteCharset charset(String name) {
        return DoubleByteCharset.named(name).orElseThrow();
    }

    private static String mixed(String hex) {
        var out = new StringBuilder();
        assertThat(IBM939.decodeMixed(hex(hex), 0, hex(hex).length, out)).isTrue();
        return out.toString();
    }

    private static String encodeMixed(DoubleByteCharset charset, String text) {
        var target = new byte[4 * text.length()];
        return shown(charset.encodeMixed(text, target, 0, target.length), target);
    }

    private static String encodePairs(DoubleByteCharset charset, String text) {
        var target = new byte[2 * text.length()];
        return shown(charset.encodePairs(text, target, 0, target.length), target);
    }

    private static String shown(int length, byte[] target) {
        return length < 0 ? "UNMAPPABLE" : HexFormat.of().formatHex(Arrays.copyOf(target, length));
    }

    private static byte[] hex(String text) {
        return HexFormat.of().parseHex(text.replace(" ", ""));
    }
}
