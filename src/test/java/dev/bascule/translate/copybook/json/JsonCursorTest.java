package dev.bascule.translate.copybook.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonCursorTest {
    /** Letters only. */
    private static final short[] UPPER_CASE = new short[256];

    static {
        Arrays.fill(UPPER_CASE, (short) -1);
        for (char c = 'a'; c <= 'z'; c++) {
            UPPER_CASE[c] = (short) Character.toUpperCase(c);
        }
    }

    private final JsonCursor json = new JsonCursor();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "-0",
                "1",
                "10",
                "-10.50",
                "0.05",
                "12345678",
                "123456789",
                "1234567890123456.78",
                "123456789012345678",
                "1234567890123456789",
                "99999999999999999999999999999999999999",
                "1e3",
                "1.25E-2",
                "-7e+2",
                "0e5",
                "0.000000000000000000001"
            })
    void numbers_are_exact(String text) {
        assertThat(number(text).value()).isEqualByComparingTo(new BigDecimal(text));
        assertThat(number(text + ",12345678").value()).isEqualByComparingTo(new BigDecimal(text));
    }

    @Property
    void numbers_of_any_size_are_exact_and_aligned(
            @ForAll @BigRange(min = "-999999999999999999999", max = "999999999999999999999") @Scale(9) BigDecimal value,
            @ForAll @IntRange(min = 9, max = 12) int scale) {
        var decimal = number(value.toPlainString() + "        ");
        var target = new byte[40];
        assertThat(decimal.align(40, scale, target)).isEqualTo(Decimal.Fit.EXACT);
        var text = new StringBuilder();
        for (byte digit : target) {
            text.append(digit);
        }
        assertThat(new BigDecimal(text.toString()).movePointLeft(scale)).isEqualByComparingTo(value.abs());
        assertThat(decimal.isNegative()).isEqualTo(value.signum() < 0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"01", "-", ".5", "1.", "1e", "+1", "1a", "--1", "0x1", "1.e3", "1234567890123456.", "12345678e"})
    void what_is_no_number_is_refused(String text) {
        assertThatThrownBy(() -> number(text)).isInstanceOf(JsonException.class);
        assertThatThrownBy(() -> number(text + ",        ")).isInstanceOf(JsonException.class);
    }

    @Test
    void small_numbers_scale_without_loss_or_say_why_not() {
        assertThat(number("1.50,       ").unscaled(2, 1000)).isEqualTo(150);
        assertThat(number("1.50,       ").unscaled(1, 1000)).isEqualTo(15);
        assertThat(number("1.50,       ").unscaled(0, 1000)).isEqualTo(Decimal.TOO_FINE);
        assertThat(number("1.50,       ").unscaled(3, 1000)).isEqualTo(Decimal.TOO_LARGE);
        assertThat(number("1500,       ").unscaled(-2, 1000)).isEqualTo(15);
        assertThat(number("1e3,        ").unscaled(0, 10000)).isEqualTo(Decimal.NOT_SMALL);
    }

    @Test
    void strings_are_unescaped() {
        start("\"a\\u00e9\\ud83d\\ude00\\n\\/\\\"\\\\b\" ,\"plain text of more than one word\"");
        json.string();
        assertThat(json.textString()).isEqualTo("aé😀\n/\"\\b");
        assertThat(json.take(',')).isTrue();
        json.string();
        assertThat(json.textString()).isEqualTo("plain text of more than one word");
        json.expectEnd();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"abc", "\"a\nb\"", "\"\\q\"", "\"\\u12g4\"", "\"long enough for words \u0001 \"", "\"\\"})
    void broken_strings_are_refused(String text) {
        start(text);
        assertThatThrownBy(json::string).isInstanceOf(JsonException.class);
    }

    @Test
    void plain_text_is_translated_when_there_is_room() {
        start("\"ab\",\"\",\"c\"");
        var target = new byte[] {9, 9, 9, 9};
        assertThat(json.takeTranslated(UPPER_CASE, target, 1, 3)).isEqualTo(2);
        assertThat(target).containsExactly(9, 'A', 'B', 9);
        assertThat(json.take(',')).isTrue();
        assertThat(json.takeTranslated(UPPER_CASE, target, 1, 1)).isZero();
        assertThat(json.take(',')).isTrue();
        assertThat(json.takeTranslated(UPPER_CASE, target, 2, 3)).isEqualTo(1);
        assertThat(target).containsExactly(9, 'A', 'C', 9);
        json.expectEnd();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"abc\"", "\"a\\n\"", "\"a\n\"", "\"é\"", "\"~\"", "\"ab", "\"a", "\"", "7", ""})
    void other_text_is_not_translated_and_not_taken(String text) {
        start(text);
        assertThat(json.takeTranslated(UPPER_CASE, new byte[2], 0, 2)).isEqualTo(-1);
        assertThat(json.position()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "12|34567890",
                "12|.5678901",
                "12|e3456789",
                "1.2|34567890",
                "1.2|e3456789",
                "12345678|90123456789012"
            })
    void numbers_end_where_the_text_does(String text) {
        int end = text.indexOf('|');
        var bytes = text.replace("|", "").getBytes(StandardCharsets.US_ASCII);
        json.reset(bytes, 0, end);
        assertThat(json.number().value()).isEqualByComparingTo(text.substring(0, end));
        json.expectEnd();
    }

    @Test
    void values_are_skipped_whole() {
        start("{\"a\":[1,{\"b\":null},true,\"]\"],\"c\":{}} 7");
        json.skip();
        assertThat(json.number().value()).isEqualByComparingTo("7");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"a\" 1}", "[1,]", "{,}", "[1 2]", "{\"a\":1,}", "nul", "falsy", "", "]"})
    void broken_values_are_not_skipped(String text) {
        start(text);
        assertThatThrownBy(json::skip).isInstanceOf(JsonException.class);
    }

    @Test
    void nesting_is_bounded() {
        start("[".repeat(100_000));
        assertThatThrownBy(json::skip).hasMessageContaining("nested deeper");
    }

    private Decimal number(String text) {
        start(text);
        return json.number();
    }

    private void start(String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        json.reset(bytes, 0, bytes.length);
    }
}
