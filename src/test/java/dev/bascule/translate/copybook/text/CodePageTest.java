package dev.bascule.translate.copybook.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bascule.translate.copybook.json.JsonBuffer;
import dev.bascule.translate.copybook.json.JsonCursor;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CodePageTest {
    @ParameterizedTest
    @ValueSource(
            strings = {"IBM037", "IBM273", "IBM277", "IBM278", "IBM280", "IBM284", "IBM285", "IBM297", "IBM500", "IBM870", "IBM871",
                "IBM1047", "IBM01140", "IBM01141", "IBM01144", "IBM01148", "ISO-8859-1", "ISO-8859-15"})
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
        assertThat(ascii.decode(new byte[] {(byte) 0x80}, 0, 1, new JsonBuffer(8))).isFalse();
        var target = new byte[4];
        assertThat(ascii.encode("é".getBytes(StandardCharsets.UTF_8), 0, 2, target, 0, 4))
                .isEqualTo(TextCodec.UNMAPPABLE);
        assertThat(ascii.encode(new byte[] {'a', (byte) 0xff}, 0, 2, target, 0, 4)).isEqualTo(TextCodec.UNMAPPABLE);
        assertThat(ascii.encode("abcde".getBytes(StandardCharsets.UTF_8), 0, 5, target, 0, 4))
                .isEqualTo(TextCodec.TOO_LONG);
    }

    @Test
    void charsets_of_several_bytes_serve_text_too() {
        var utf8 = CodePage.named("UTF-8");
        assertThat(utf8.ebcdic()).isFalse();
        var json = new JsonBuffer(8);
        assertThat(utf8.text().decode(new byte[] {(byte) 0xc3, (byte) 0xa9}, 0, 2, json)).isTrue();
        assertThat(json).hasToString("é");
        assertThat(utf8.text().decode(new byte[] {(byte) 0xc3}, 0, 1, json)).isFalse();
    }

    @Test
    void unknown_charsets_are_named() {
        assertThatThrownBy(() -> CodePage.named("KLINGON")).hasMessage("there is no charset KLINGON");
        assertThatThrownBy(() -> CodePage.named("no such")).hasMessage("there is no charset no such");
    }

    private static byte[] encode(TextCodec codec, byte[] json) {
        var cursor = new JsonCursor();
        cursor.reset(json, 0, json.length);
        cursor.string();
        var target = new byte[1];
        codec.encode(cursor.text(), cursor.textStart(), cursor.textEnd(), target, 0, 1);
        return target;
    }
}
