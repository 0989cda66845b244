package dev.bascule.translate.copybook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bascule.translate.copybook.field.FieldCode;
import dev.bascule.translate.copybook.layout.CopybookException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EncodeTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
            PIC 9(3)                          | 42            | f0f4f2
            PIC 9(3)                          | 4.2e1         | f0f4f2
            PIC 9(3)                          | 4200E-2       | f0f4f2
            PIC S9(3)                         | -12           | f0f1d2
            PIC S9(3)                         | 12            | f0f1c2
            PIC S9(3)                         | -0            | f0f0c0
            PIC S9(3) SIGN LEADING            | -12           | d0f1f2
            PIC S9(3) SIGN LEADING SEPARATE   | -12           | 60f0f1f2
            PIC S9(3) SIGN TRAILING SEPARATE  | 12            | f0f1f24e
            PIC S9(3)V99                      | -1.5          | f0f0f1f5d0
            PIC 9(3)PP                        | 1200          | f0f1f2
            PIC VPP9(2)                       | 0.0012        | f1f2
            PIC S9(12)                        | -123456789    | f0f0f0f1f2f3f4f5f6f7f8d9
            PIC 9(20)                         | 12345678901234567890 | f1f2f3f4f5f6f7f8f9f0f1f2f3f4f5f6f7f8f9f0
            PIC 9(6) BLANK WHEN ZERO          | 0             | 404040404040
            PIC S9(3) COMP-3                  | -12           | 012d
            PIC S9(4) COMP-3                  | 1234          | 01234c
            PIC 9(3) COMP-3                   | 12            | 012f
            PIC S9(17)V9 COMP-3               | -12345678901234567.8 | 0123456789012345678d
            PIC 9(5) COMP-6                   | 12345         | 012345
            PIC S9(4) COMP                    | -2            | fffe
            PIC S9(7)V99 COMP                 | -1.23         | ffffff85
            PIC 9(18) COMP-5                  | 18446744073709551615 | ffffffffffffffff
            PIC S9(18) COMP-5                 | -9223372036854775808 | 8000000000000000
            COMP-1                            | -118.625      | c276a000
            COMP-2                            | 0.1           | 401999999999999a
            COMP-2                            | 0             | 0000000000000000
            PIC X(4)                          | "AB"          | c1c24040
            PIC X(4) JUST RIGHT               | "AB"          | 4040c1c2
            PIC X(4)                          | "\\u00a2\\n\\"\\\\" | 4a257fe0
            PIC N(2)                          | "é"           | 00e90020
            PIC ZZ9.99-                       | -1.5          | 4040f14bf5f060
            PIC XX/XX                         | "AB/CD"       | c1c261c3c4
            """)
    void json_becomes_bytes(String clauses, String json, String hex) {
        assertThat(Lab.of("01 R. 05 A " + clauses + ".").encodeHex("{\"A\":" + json + "}"))
                .isEqualTo(hex);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
            PIC 9(3)            | 1000     | OVERFLOW
            PIC 9(3)            | 1e400    | OVERFLOW
            PIC 9(20)           | 123456789012345678901 | OVERFLOW
            PIC 9(3)            | -1       | SIGN_LOSS
            PIC 9(3)            | 1.5      | LOSSY
            PIC 9(3)            | 1e-400   | LOSSY
            PIC 9(3)PP          | 1234     | LOSSY
            PIC 9(3)            | "1"      | WRONG_TYPE
            PIC 9(3)            | true     | WRONG_TYPE
            PIC 9(3)            | [1]      | WRONG_TYPE
            PIC 9(3)            | null     | MISSING_FIELD
            PIC S9(3) COMP-3    | 1000     | OVERFLOW
            PIC S9(4) COMP-3    | 10000    | OVERFLOW
            PIC S9(3) COMP-3    | 0.5      | LOSSY
            PIC 9(3) COMP-3     | -1       | SIGN_LOSS
            PIC S9(3) COMP      | 1000     | OVERFLOW
            PIC S9(4) COMP-5    | 32768    | OVERFLOW
            PIC S9(18) COMP-5   | 9223372036854775808 | OVERFLOW
            PIC 9(18) COMP-5    | 18446744073709551616 | OVERFLOW
            COMP-1              | 1e76     | OVERFLOW
            COMP-1              | 1e-90    | LOSSY
            COMP-1              | "1"      | WRONG_TYPE
            PIC X(2)            | "ABC"    | OVERFLOW
            PIC X(2)            | 1        | WRONG_TYPE
            PIC X(2)            | "日"     | UNMAPPABLE_CHARACTER
            PIC X(2)            | "\\ud800" | UNMAPPABLE_CHARACTER
            PIC XX/XX           | "AB-CD"  | EDITED_FORMAT
            PIC X OCCURS 2      | ["A"]    | ODO_COUNT
            PIC X OCCURS 2      | ["A","B","C"] | ODO_COUNT
            PIC X OCCURS 2      | "A"      | WRONG_TYPE
            """)
    void what_would_not_come_back_is_an_error(String clauses, String json, FieldCode code) {
        assertThat(Lab.of("01 R. 05 A " + clauses + ".").encodeCodes("{\"A\":" + json + "}"))
                .containsExactly(code);
    }

    @Test
    void keys_may_come_in_any_order_with_any_spaces() {
        var lab = Lab.of("01 R. 05 A PIC X. 05 G. 10 B PIC 9. 10 C PIC 9. 05 D PIC X.");
        assertThat(lab.encodeHex("{ \"D\" : \"d\" ,\t\"G\":{ \"C\":2, \"B\": 1 }, \"\\u0041\":\"a\" }"))
                .isEqualTo("81f1f284");
        assertThat(lab.encodeHex("{\"A\": \"a\", \"G\": {\"B\": 1, \"C\": 2}, \"D\": \"d\"}"))
                .isEqualTo("81f1f284");
    }

    @Test
    void unknown_missing_and_repeated_fields_are_errors_with_their_path() {
        var lab = Lab.of("01 R. 05 A PIC X. 05 G. 10 B PIC 9. 10 C PIC 9.");
        assertThat(lab.encodeFaults("{\"A\":\"a\",\"G\":{\"B\":1,\"X\":[{}],\"B\":2},\"Y\":null}"))
                .containsExactlyInAnyOrder(
                        "MISSING_FIELD G.C", "UNKNOWN_FIELD G.X", "UNKNOWN_FIELD G.B", "UNKNOWN_FIELD Y");
        assertThat(lab.encodeFaults("{\"A\":\"a\"}")).containsExactly("MISSING_FIELD G");
        assertThat(lab.encodeFaults("{\"A\":\"a\",\"G\":3}")).containsExactly("WRONG_TYPE G");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"A\":1",
                "{\"A\":01}",
                "{\"A\":1}}",
                "[]x",
                "{\"A\":1 \"B\":2}",
                "{\"A\":-}",
                "{A:1}",
                "{\"A\":tru}",
                "{\"A\":\"\\x\"}"
            })
    void what_is_no_json_is_an_error(String json) {
        assertThat(Lab.of("01 R. 05 A PIC 9.").encodeCodes(json)).contains(FieldCode.INVALID_JSON);
    }

    @Test
    void missing_fields_get_their_value_zero_or_spaces_on_demand() {
        var lab = Lab.of(
                """
                01 R.
                  05 A PIC X(3) VALUE 'AB'.
                  05 B PIC S9(3) COMP-3 VALUE -7.
                  05 C PIC X(2).
                  05 D PIC 9(2).
                  05 E PIC 9(2) OCCURS 2.
                  05 F PIC X(2) VALUE ALL 'Z'.
                  05 G PIC X(2) VALUE X'C1'.
                  05 H PIC 9(2) VALUE ZERO.
                  05 I PIC X VALUE HIGH-VALUES.
                  05 J. 10 K PIC X VALUE QUOTE.
                """,
                "--missing",
                "default");
        assertThat(lab.encode("{}")).isEqualTo(Lab.bytes("'AB ' 007D '  00'F0F0F0F0'ZZA 00' FF 7F"));
        assertThat(lab.encode("{\"E\":[5]}")).startsWith(Lab.bytes("'AB ' 007D '  000500'"));
    }

    @Test
    void a_value_that_does_not_fit_is_an_error_when_the_layout_loads() {
        assertThatThrownBy(() -> Lab.of("01 R. 05 A PIC X VALUE 'AB'."))
                .isInstanceOf(CopybookException.class)
                .hasMessageContaining("VALUE does not fit");
    }

    @Test
    void fillers_and_slack_are_written_as_documented() {
        var lab = Lab.of(
                """
                01 R.
                  05 A PIC X.
                  05 B PIC S9(9) COMP SYNC.
                  05 FILLER PIC X(2) VALUE 'FI'.
                  05 FILLER PIC X(2).
                  05 FILLER PIC S9(3) COMP-3.
                  05 FILLER. 10 X PIC 9(2). 10 FILLER PIC S9(4) COMP.
                """);
        assertThat(lab.encode("{\"A\":\"A\",\"B\":1}"))
                .isEqualTo(Lab.bytes("C1 000000 00000001 'FI' 4040 0000 4040 0000"));
    }

    @Test
    void counters_are_derived_or_checked() {
        var lab = Lab.of(
                "01 R. 05 N PIC 9. 05 T PIC X OCCURS 1 TO 3 DEPENDING ON N. 05 U PIC X OCCURS 0 TO 3 DEPENDING ON N.");
        assertThat(lab.encode("{\"T\":[\"A\",\"B\"],\"U\":[\"X\",\"Y\"]}")).isEqualTo(Lab.bytes("'2ABXY'"));
        assertThat(lab.encode("{\"N\":1,\"T\":[\"A\"],\"U\":[\"X\"]}")).isEqualTo(Lab.bytes("'1AX'"));
        assertThat(lab.encodeFaults("{\"N\":2,\"T\":[\"A\"],\"U\":[\"X\",\"Y\"]}"))
                .containsExactly("ODO_COUNT T");
        assertThat(lab.encodeFaults("{\"T\":[\"A\"],\"U\":[]}")).containsExactly("ODO_COUNT U");
        assertThat(lab.encodeFaults("{\"T\":[],\"U\":[]}")).containsExactly("ODO_COUNT T");
        assertThat(lab.encodeCodes("{\"T\":[\"A\",\"B\",\"C\",\"D\"],\"U\":[]}"))
                .contains(FieldCode.ODO_COUNT);
    }

    @Test
    void the_chosen_alternative_is_written_and_the_others_are_unknown() {
        var lab = Lab.of(
                "01 R. 05 K PIC X. 05 A PIC X(4). 05 B REDEFINES A PIC 9(2). 05 E PIC X.",
                "--select",
                "A:K=A",
                "--select",
                "B:K=B");
        assertThat(lab.encode("{\"K\":\"B\",\"B\":12,\"E\":\"e\"}")).isEqualTo(Lab.bytes("'B12  e'"));
        assertThat(lab.encodeFaults("{\"K\":\"B\",\"A\":\"x\",\"E\":\"e\"}"))
                .containsExactlyInAnyOrder("MISSING_FIELD B", "UNKNOWN_FIELD A");
        assertThat(lab.encodeFaults("{\"K\":\"C\",\"B\":1,\"E\":\"e\"}"))
                .containsExactlyInAnyOrder("NO_ALTERNATIVE A", "UNKNOWN_FIELD B");
    }

    @Test
    void unused_elements_of_a_fixed_table_are_spaces() {
        var lab = Lab.of("01 R. 05 N PIC 9. 05 T PIC 9(2) OCCURS 0 TO 3 DEPENDING ON N. 05 E PIC X.", "--odo", "fixed");
        assertThat(lab.encode("{\"N\":3,\"T\":[1,2,3],\"E\":\"e\"}")).isEqualTo(Lab.bytes("'3010203e'"));
        assertThat(lab.encode("{\"T\":[1],\"E\":\"e\"}")).isEqualTo(Lab.bytes("'101    e'"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"N\":3,\"B\":[\"X\",\"Y\",\"Z\"],\"A\":\"LONG\"}",
                "{\"N\":3,\"B\":[\"X\",\"Y\",\"Z\"],\"A\":\"LONGER\"}",
                "{\"N\":3,\"B\":[\"X\",\"Y\",\"Z\"],\"A\":\"LON\u4e2d\"}",
                "{\"N\":3,\"B\":[\"X\",\"Y\",\"Z\"],\"A\":\"LONG",
                "{\"N\":3,\"B\":[\"X\",\"Y\",\"Z\""
            })
    void a_record_holds_nothing_of_the_one_before_even_if_that_was_refused(String before) {
        var lab = Lab.of("01 R. 05 N PIC 9. 05 B PIC X OCCURS 0 TO 3 DEPENDING ON N. 05 A PIC X(4).", "--odo", "fixed");
        lab.encoded(before);
        assertThat(lab.encode("{\"N\":0,\"B\":[],\"A\":\"S\"}")).isEqualTo(Lab.bytes("'0   S   '"));
    }

    @Test
    void items_that_a_charset_cannot_pad_are_refused() {
        assertThatThrownBy(() -> Lab.of("01 R. 05 A PIC X(3).", "--field-charset", "A=UTF-16BE"))
                .hasMessageContaining("its charset has two bytes a character, which 3 bytes cannot hold");
        assertThatThrownBy(() -> Lab.of("01 R. 05 A PIC X(8)B.", "--field-charset", "A=UTF-16BE"))
                .hasMessageContaining("its charset has two bytes a character; edited items have one");
    }

    @Test
    void names_in_options_have_to_exist() {
        assertThatThrownBy(() -> Lab.of("01 R. 05 A PIC X.", "--select", "B:A=1"))
                .hasMessageContaining("no item B");
        assertThatThrownBy(() -> Lab.of("01 R. 05 A PIC X.", "--select", "A:A=1"))
                .hasMessageContaining("neither redefines");
        assertThatThrownBy(() -> Lab.of("01 R. 05 A PIC X.", "--where", "Z=1")).hasMessageContaining("no item Z");
        assertThatThrownBy(() -> Lab.of("01 R. 05 A PIC 9.", "--where", "A=x")).hasMessageContaining("no number");
        assertThatThrownBy(() -> Lab.of("01 R. 05 A PIC X.", "--record", "S")).hasMessageContaining("no level 01 S");
        assertThatThrownBy(() -> Lab.of("01 R. 05 A PIC X.", "--field-charset", "Q=IBM037"))
                .hasMessageContaining("no item Q");
        assertThatThrownBy(() -> Lab.of("01 R. 05 A PIC X.", "--charset", "UTF-16"))
                .hasMessageContaining("no charset for records");
        assertThatThrownBy(() -> Lab.of("01 R. 05 A PIC X.", "--trim", "up"))
                .hasMessage("trim is 'up'; it must be both, left, none, right");
        assertThatThrownBy(() -> Lab.of("01 R. 05 A PIC G.")).hasMessageContaining("no double-byte characters");
        assertThatThrownBy(() -> Lab.of("01 R. 05 A PIC X. 05 A PIC X.")).hasMessageContaining("would both be \"A\"");
    }
}
