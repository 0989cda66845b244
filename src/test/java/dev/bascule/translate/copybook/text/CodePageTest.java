package dev.bascule.translate.copybook.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bascule.translate.copybook.json.JsonBuffer;
import dev.bascule.translate.copybook.json.JsonCursor;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CodePageTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "IBM037",
                "IBM273",
                "IBM277",
                "IBM278",
                "IBM280",
                "IBM284",
                "IBM285",
                "IBM297",
                "IBM500",
                "IBM870",
                "IBM871",
                "IBM1047",
                "IBM01140",
                "IBM01141",
                "IBM01144",
                "IBM01148",
                "ISO-8859-1",
                "ISO-8859-15"
            })
    void every_byte_of_a_full_code_page_comes_back(String name) {
        var codec = CodePage.named(name).text();
        for (int b = 0; b < 256; b++) {
            var bytes = new byte[] {(byte) b};
            var json = new JsonBuffer(16);
            json.put('"');
            assertThat(codec.decode(bytes, 0, 1, json)).as("%s %x", name, b).isTrue();
            json.put('"');
            assertThat(encode(codec, json.toBytes())).as("%s %x", name, b).isEqualTo(bytes);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"IBM037", "IBM273", "IBM1047", "IBM420", "x-IBM1097", "US-ASCII", "ISO-8859-15"})
    void plain_text_of_a_JSON_string_has_the_bytes_of_its_charset(String name) {
        var plain = IntStream.range(' ', 128)
                .filter(c -> c != '"' && c != '\\')
                .mapToObj(Character::toString)
                .filter(Charset.forName(name).newEncoder()::canEncode)
                .collect(Collectors.joining());
        var expected = plain.getBytes(Charset.forName(name));
        var json = ('"' + plain + '"').getBytes(StandardCharsets.US_ASCII);
        var cursor = cursor(json);
        var target = new byte[expected.length];
        var codec = CodePage.named(name).text();
        assertThat(codec.encode(cursor, target, 0, target.length)).isEqualTo(target.length);
        assertThat(target).isEqualTo(expected);
    }

    @Test
    void characters_without_a_byte_are_refused_in_plain_text() {
        var json = "\"a~\"".getBytes(StandardCharsets.US_ASCII);
        var cursor = cursor(json);
        var codec = CodePage.named("IBM420").text();
        assertThat(codec.encode(cursor, new byte[8], 0, 8)).isEqualTo(TextCodec.UNMAPPABLE);
        cursor.expectEnd();
    }

    @Test
    void charsets_in_which_nothing_can_be_padded_are_refused() {
        assertThatThrownBy(() -> TextCodecs.ofItem("UTF-32BE"))
                .hasMessage("charset UTF-32BE has 4 bytes for a space; items are padded with one or two, as in"
                        + " UTF-16BE or UTF-16LE");
        assertThatThrownBy(() -> TextCodecs.ofItem("UTF-16")).hasMessageStartingWith("charset UTF-16 has 4 bytes");
        assertThat(TextCodecs.ofItem("UTF-16LE").space()).containsExactly(' ', 0);
    }

    @Test
    void characters_are_those_of_the_charset() {
        var bytes = "Grüße, 0-9: \"€\" \\".getBytes(Charset.forName("IBM01141"));
        var json = new JsonBuffer(16);
        CodePage.named("IBM01141").text().decode(bytes, 0, bytes.length, json);
        assertThat(json).hasToString("Grüße, 0-9: \\\"€\\\" \\\\");
    }

    @Test
    void line_ends_of_EBCDIC_stay_apart() {
        var json = new JsonBuffer(16);
        CodePage.named("IBM037").text().decode(new byte[] {0x15, 0x25}, 0, 2, json);
        assertThat(json).hasToString("\u0085\\u000a");
    }

    @Test
    void undefined_bytes_and_characters_are_refused() {
        var ascii = CodePage.named("US-ASCII").text();
        assertThat(ascii.decode(new byte[] {(byte) 0x80}, 0, 1, new JsonBuffer(8)))
                .isFalse();
        var target = new byte[4];
        assertThat(ascii.encode("é".getBytes(StandardCharsets.UTF_8), 0, 2, target, 0, 4))
                .isEqualTo(TextCodec.UNMAPPABLE);
        assertThat(ascii.encode(new byte[] {'a', (byte) 0xff}, 0, 2, target, 0, 4))
                .isEqualTo(TextCodec.UNMAPPABLE);
        assertThat(ascii.encode("abcde".getBytes(StandardCharsets.UTF_8), 0, 5, target, 0, 4))
                .isEqualTo(TextCodec.TOO_LONG);
    }

    @Test
    void charsets_of_several_bytes_serve_text_too() {
        var utf8 = CodePage.named("UTF-8");
        assertThat(utf8.ebcdic()).isFalse();
        var json = new JsonBuffer(8);
        assertThat(utf8.text().decode(new byte[] {(byte) 0xc3, (byte) 0xa9}, 0, 2, json))
                .isTrue();
        assertThat(json).hasToString("é");
        assertThat(utf8.text().decode(new byte[] {(byte) 0xc3}, 0, 1, json)).isFalse();
    }

    @Test
    void unknown_charsets_are_named() {
        assertThatThrownBy(() -> CodePage.named("KLINGON")).hasMessage("there is no charset KLINGON");
        assertThatThrownBy(() -> CodePage.named("no such")).hasMessage("there is no charset no such");
    }

    private static JsonCursor cursor(byte[] json) {
        var cursor = new JsonCursor();
        cursor.reset(json, 0, json.length);
        return cursor;
    }

    private static byte[] encode(TextCodec codec, byte[] json) {
        var cursor = cursor(json);
        cursor.string();
        var target = new byte[1];
        codec.encode(cursor.text(), cursor.textStart(), cursor.textEnd(), target, 0, 1);
        return target;
    }
}
