package dev.bascule.translate.copybook.edited;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EditedPictureTest {
    /** Most are worked examples of the language reference; the rest follow from its rules. */
    @ParameterizedTest
    @CsvSource(
            ignoreLeadingAndTrailingWhitespace = false,
            delimiter = '|',
            value = {
                "999.99|1.2|001.20",
                "9(2)/9(2)/9(4)|31122026|31/12/2026",
                "99,B999,B000|1234|01, 234, 000",
                "99,999|12345|12,345",
                "999.99+|6555.55|OVERFLOW",
                "999.99+|-655.55|655.55-",
                "+9999.99|6555.55|+6555.55",
                "$999.99|-123.45|SIGN_LOSS",
                "$999.99|123.45|$123.45",
                "-$999.99|-123.45|-$123.45",
                "-$999.99|123.45| $123.45",
                "$9999.99CR|123.45|$0123.45  ",
                "$9999.99DB|-123.45|$0123.45DB",
                "$$$$.99|.123|LOSSY",
                "$$$9.99|.12|  $0.12",
                "$,$$$,999.99|1234.56|   $1,234.56",
                "+,+++,999.99|-123456.78| -123,456.78",
                "$$,$$$,$$$.99CR|-1234567|$1,234,567.00CR",
                "++,+++,+++.+++|0000.00|'              '",
                "$$$,999|5|   $005",
                "--9|-5| -5",
                "--9|5|  5",
                "++9|5| +5",
                "****.**|0|****.**",
                "ZZZZ.ZZ|0|'       '",
                "ZZZZ.99|0|    .00",
                "****.99|0|****.00",
                "ZZ99.99|0|  00.00",
                "Z,ZZZ.ZZ+|123.45|  123.45+",
                "*,***.**+|-123.45|**123.45-",
                "**,***,***.**+|12345678.9|12,345,678.90+",
                "$Z,ZZZ,ZZZ.ZZCR|12345.67|$   12,345.67  ",
                "$B*,***,***.**BBDB|-12345.67|$ ***12,345.67  DB",
                "ZZ.ZZ|.05|  .05",
                "ZZVZZ|.05|  05",
                ".ZZ|.05|.05",
                "+ZZZ|0|'    '",
                "ZZ9PPP|5000|  5",
                "ZZ9PPP|5001|LOSSY",
                "-PP99|-.0012|-12",
                "0ZZ9|12|0 12",
                "ZZZ9B|7|   7 ",
            })
    void a_number_is_shown_as_its_picture_says(String picture, String value, String text) {
        assertThat(Edits.format(picture, value)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            ignoreLeadingAndTrailingWhitespace = false,
            delimiter = '|',
            value = {
                "ZZZ9|'    '|0",
                "9(8).9(2)|789.09     |789.09",
                "9(8).9(2)|   789.09  |789.09",
                "+9(5).99|  -12.5  |-12.5",
                "+9(5).99|12.5-    |-12.5",
                "ZZZ9|0012|12",
                "ZZ.99|12   |12",
                "-9.99|-0.00|0",
            })
    void what_can_mean_one_number_is_read_too(String picture, String text, String value) {
        assertThat(Edits.parse(picture, text)).isEqualByComparingTo(new BigDecimal(value));
    }

    @ParameterizedTest
    @CsvSource(
            ignoreLeadingAndTrailingWhitespace = false,
            delimiter = '|',
            value = {
                "ZZZ9|1 23",
                "ZZZ9|12A4",
                "ZZZ9|123",
                "ZZZ9| -12",
                "Z,ZZ9.99|1234.567",
                "Z,ZZ9.99|12345.6 ",
                "Z,ZZ9.99|1,2345.6",
                "Z,ZZ9.99|1.234,56",
                "99/99|12-34",
                "$$$9|$ 12",
                "$$$9| $$1",
                "999CR|123DB",
                "999CR|123C ",
                "99V99|12.3",
                "99V9B|12  ",
                "+999|+-12",
                "9.9|...",
                "9.9|+  ",
            })
    void everything_else_is_malformed(String picture, String text) {
        assertThat(Edits.read(EditedPicture.compile(picture, picture.equals("99V99"), EditedNotation.STANDARD), text))
                .isEqualTo(Reading.MALFORMED);
    }

    @Test
    void blank_when_zero_is_blank_when_zero() {
        var picture = EditedPicture.compile("9(3).99", true, EditedNotation.STANDARD);

        assertThat(Edits.format(picture, BigDecimal.ZERO)).isEqualTo("      ");
        assertThat(Edits.format(picture, BigDecimal.ONE)).isEqualTo("001.00");
    }

    @Test
    void a_currency_may_have_several_characters() {
        var picture = EditedPicture.compile("€€,€€9.99", false, new EditedNotation('€', "EUR ", false));

        assertThat(picture.lengthChars()).isEqualTo(12);
        assertThat(Edits.format(picture, new BigDecimal("1.5"))).isEqualTo("    EUR 1.50");
        assertThat(Edits.format(picture, new BigDecimal("1234.5"))).isEqualTo("EUR 1,234.50");
        assertThat(Edits.parse(picture, "EUR 1,234.50")).isEqualByComparingTo("1234.5");
    }

    @Test
    void comma_and_period_change_places_when_the_program_says_so() {
        var picture = EditedPicture.compile("Z.ZZ9,99", false, new EditedNotation('$', "$", true));

        assertThat(Edits.format(picture, new BigDecimal("1234.5"))).isEqualTo("1.234,50");
        assertThat(Edits.parse(picture, "  12,5  ")).isEqualByComparingTo("12.5");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "ZZ*9 | Z, * and a floating symbol don't go together",
                "9Z | Z behind 9",
                "Z.Z9 | either all digits are suppressed or none",
                "9.9.9 | two decimal points",
                "+99- | two signs",
                "+99CR | two signs",
                "CR99 | stands behind the digits",
                "S99.9 | 'S' has no place",
                "99CX | 'C' stands in CR only",
                "9(0).9 | no repetition",
                "9(2.9 | no repetition",
                "99P.9 | P and a decimal point",
                "9P9/ | 9 behind the last digit position",
                "99 | nothing in it edits",
                "Z(39) | 1 to 38 digits",
                "$ | 1 to 38 digits",
                "9(2000).9 | more than 1024 characters",
                "9+9 | 9 behind the last digit position",
            })
    void a_picture_that_cobol_does_not_allow_is_refused(String picture, String problem) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EditedPicture.compile(picture, false, EditedNotation.STANDARD))
                .withMessageContaining(problem);
    }

    @Test
    void asterisks_cannot_be_blank() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EditedPicture.compile("**9", true, EditedNotation.STANDARD))
                .withMessageContaining("* and BLANK WHEN ZERO");
    }

    @Test
    void a_picture_tells_its_measures() {
        var picture = EditedPicture.compile("$$,$$9.99-", false, EditedNotation.STANDARD);

        assertThat(picture.lengthChars()).isEqualTo(10);
        assertThat(picture.digits()).isEqualTo(6);
        assertThat(picture.scale()).isEqualTo(2);
        assertThat(picture.signed()).isTrue();
    }
}
