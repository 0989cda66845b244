package dev.bascule.translate.copybook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bascule.translate.copybook.field.FieldCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecodeTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
            PIC 9(3)                          | '042'          | 42
            PIC S9(3)                         | F0F1C2         | 12
            PIC S9(3)                         | F0F1D2         | -12
            PIC S9(3)                         | F0F1A2         | 12
            PIC S9(3)                         | F0F1B2         | -12
            PIC S9(3)                         | F0F0D0         | 0
            PIC 9(3)                          | F0F1C2         | 12
            PIC S9(3) SIGN LEADING            | D0F1F2         | -12
            PIC S9(3) SIGN LEADING SEPARATE   | 60F0F1F2       | -12
            PIC S9(3) SIGN TRAILING SEPARATE  | F0F1F24E       | 12
            PIC S9(3)V99                      | F0F0F1F2D3     | -1.23
            PIC SV99                          | F1D2           | -0.12
            PIC 9(3)PP                        | '012'          | 1200
            PIC 9(3)PP                        | '000'          | 0
            PIC VPP9(2)                       | '12'           | 0.0012
            PIC S9(12)                        | '00012345678'D9 | -123456789
            PIC S9(12) SIGN LEADING           | D1'23456789012' | -123456789012
            PIC S9(16)V9                      | '1234567890123456'D7 | -1234567890123456.7
            PIC 9(16)                         | '0000000000000001' | 1
            PIC 9(9)V9(7)                     | '0000000010000001' | 1.0000001
            PIC S9(38) SIGN LEADING SEPARATE  | 60'99999999999999999999999999999999999999' | -99999999999999999999999999999999999999
            PIC 9(6) BLANK WHEN ZERO          | '      '       | 0
            PIC S9(3) COMP-3                  | 012D           | -12
            PIC S9(4) COMP-3                  | 01234C         | 1234
            PIC S9(3) COMP-3                  | 000B           | 0
            PIC 9(3) COMP-3                   | 012A           | 12
            PIC 9(3)V99 COMP-3                | 00123F         | 1.23
            PIC S9(15) COMP-3                 | 123456789012345D | -123456789012345
            PIC S9(17)V9 COMP-3               | 0123456789012345678D | -12345678901234567.8
            PIC 9(4) COMP-6                   | 0123           | 123
            PIC 9(5) COMP-6                   | 012345         | 12345
            PIC S9(4) COMP                    | FFFE           | -2
            PIC 9(4) COMP                     | 270F           | 9999
            PIC S9(9) COMP                    | FFFFFFFF       | -1
            PIC S9(7)V99 COMP                 | FFFFFF85       | -1.23
            PIC S9(18) COMP                   | F21F494C589C0001 | -999999999999999999
            PIC S9(4) COMP-5                  | 8000           | -32768
            PIC 9(18) COMP-5                  | FFFFFFFFFFFFFFFF | 18446744073709551615
            PIC S9(18) COMP-5                 | 8000000000000000 | -9223372036854775808
            COMP-1                            | C276A000       | -118.625
            COMP-1                            | 00000000       | 0
            COMP-2                            | 401999999999999A | 0.1
            PIC X(5)                          | 'AB   '        | "AB"
            PIC X(5)                          | '  A B'        | "  A B"
            PIC X(3)                          | 4040'`'        | "  `"
            PIC X(4)                          | 7FE04A00       | "\\"\\\\¢\\u0000"
            PIC X(2)                          | 4040           | ""
            PIC N(3)                          | 004100E90020   | "Aé"
            PIC ZZ9.99-                       | '  1.50-'      | -1.50
            PIC 99/99                         | '31/12'        | 3112
            PIC XX/XX                         | 'AB/CD'        | "AB/CD"
            """)
    void a_value_becomes_json(String clauses, String bytes, String json) {
        assertThat(Lab.of("01 R. 05 A " + clauses + ".").decode(bytes)).isEqualTo("{\"A\":" + json + "}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
            PIC 9(3)                          | F0C1F2   | ZONED_DIGIT
            PIC 9(3)                          | F0F1FA   | ZONED_DIGIT
            PIC 9(3)                          | F0F140   | ZONED_DIGIT
            PIC 9(3)                          | F0F1D2   | ZONED_SIGN
            PIC S9(3)                         | F0F142   | ZONED_SIGN
            PIC S9(3)                         | F0F1CA   | ZONED_DIGIT
            PIC S9(3) SIGN LEADING SEPARATE   | F0F0F1F2 | ZONED_SIGN
            PIC S9(20)                        | 'A0000000000000000000' | ZONED_DIGIT
            PIC S9(3) COMP-3                  | 0A2C     | PACKED_DIGIT
            PIC S9(3) COMP-3                  | 0123     | PACKED_SIGN
            PIC S9(4) COMP-3                  | 91234C   | PACKED_DIGIT
            PIC 9(3) COMP-3                   | 012D     | PACKED_SIGN
            PIC S9(18) COMP-3                 | 012345678901234567FC | PACKED_DIGIT
            PIC 9(3) COMP-6                   | 1123     | PACKED_DIGIT
            PIC 9(4) COMP-6                   | 0A12     | PACKED_DIGIT
            PIC S9(3) COMP                    | 03E8     | BINARY_RANGE
            PIC S9(3) COMP                    | FC18     | BINARY_RANGE
            PIC 9(18) COMP                    | FFFFFFFFFFFFFFFF | BINARY_RANGE
            PIC ZZ9                           | '1 2'    | EDITED_FORMAT
            PIC XX/XX                         | 'AB-CD'  | EDITED_FORMAT
            PIC N                             | D800     | INVALID_TEXT
            PIC 9(3)                          | F0F1     | TRUNCATED_RECORD
            PIC X(3)                          | C1C2     | TRUNCATED_RECORD
            """)
    void bytes_that_are_no_value_are_an_error_and_never_a_guess(String clauses, String bytes, FieldCode code) {
        assertThat(Lab.of("01 R. 05 A " + clauses + ".").decodeErrors(bytes))
                .singleElement()
                .satisfies(error -> assertThat(error.code()).isEqualTo(code));
    }

    @Test
    void floats_that_are_no_number_are_errors() {
        assertThat(Lab.of("01 R. 05 A COMP-1. 05 B COMP-2.", "--float", "ieee")
                        .decodeFaults("7F800000 7FF8000000000000"))
                .containsExactly("FLOAT_RANGE A", "FLOAT_RANGE B");
    }

    @Test
    void an_error_names_path_place_bytes_picture_and_usage() {
        var lab = Lab.of("01 R. 05 G OCCURS 2. 10 A PIC X. 10 B PIC S9(3) COMP-3 OCCURS 2.");
        assertThat(lab.decodeErrors("C1 123C 123C C2 123C 12FF"))
                .singleElement()
                .satisfies(error -> {
                    assertThat(error.path()).isEqualTo("G[1].B[1]");
                    assertThat(error.offset()).isEqualTo(8);
                    assertThat(error.length()).isEqualTo(2);
                    assertThat(error.hex()).isEqualTo("12FF");
                    assertThat(error.picture()).isEqualTo("S9(3)");
                    assertThat(error.usage()).isEqualTo("COMP-3");
                    assertThat(error.message()).isNotBlank();
                });
    }

    @Test
    void all_errors_of_a_record_are_told() {
        assertThat(Lab.of("01 R. 05 A PIC 9. 05 B PIC X. 05 C PIC 9. 05 D PIC 9(2).")
                        .decodeFaults("40C140F1"))
                .containsExactly("ZONED_DIGIT A", "ZONED_DIGIT C", "TRUNCATED_RECORD D");
    }

    @Test
    void leniently_what_cannot_be_read_is_null_and_listed() {
        var lab = Lab.of("01 R. 05 A PIC 9. 05 B PIC X.", "--lenient");
        assertThat(lab.decode("40C1"))
                .startsWith(
                        "{\"A\":null,\"B\":\"A\",\"_errors\":[{\"record\":1,\"fileOffset\":0,\"path\":\"A\",\"offset\":0")
                .endsWith("}]}");
        assertThat(lab.decode("F1C1")).isEqualTo("{\"A\":1,\"B\":\"A\"}");
    }

    @Test
    void items_behind_a_counted_table_move_up() {
        var layout = "01 R. 05 N PIC 9. 05 T PIC X OCCURS 0 TO 5 DEPENDING ON N. 05 E PIC X(2).";
        assertThat(Lab.of(layout).decode("'2ABEF'")).isEqualTo("{\"N\":2,\"T\":[\"A\",\"B\"],\"E\":\"EF\"}");
        assertThat(Lab.of(layout).decode("'0EF'")).isEqualTo("{\"N\":0,\"T\":[],\"E\":\"EF\"}");
        assertThat(Lab.of(layout, "--odo", "fixed").decode("'2AB   EF'"))
                .isEqualTo("{\"N\":2,\"T\":[\"A\",\"B\"],\"E\":\"EF\"}");
    }

    @Test
    void counted_tables_nest_and_may_stand_anywhere() {
        var lab = Lab.of(
                """
                01 R.
                  05 N PIC 9.
                  05 G OCCURS 1 TO 3 DEPENDING ON N.
                    10 M PIC 9.
                    10 T PIC X OCCURS 0 TO 3 DEPENDING ON M OF G.
                    10 U PIC X.
                  05 K PIC 9.
                  05 S PIC X OCCURS 1 TO 2 DEPENDING ON K.
                """);
        var json =
                "{\"N\":2,\"G\":[{\"M\":1,\"T\":[\"A\"],\"U\":\"u\"},{\"M\":0,\"T\":[],\"U\":\"v\"}],\"K\":2,\"S\":[\"x\",\"y\"]}";
        assertThat(lab.decode("'21Au0v2xy'")).isEqualTo(json);
        assertThat(lab.encode(json)).isEqualTo(Lab.bytes("'21Au0v2xy'"));
    }

    @Test
    void elements_that_consist_of_empty_tables_take_no_room_at_the_records_end() {
        var lab = Lab.of("01 R. 05 N PIC 9. 05 G OCCURS 2. 10 T PIC X OCCURS 0 TO 3 DEPENDING ON N.");
        assertThat(lab.decode("'0'")).isEqualTo("{\"N\":0,\"G\":[{\"T\":[]},{\"T\":[]}]}");
        assertThat(lab.encode("{\"N\":0,\"G\":[{\"T\":[]},{\"T\":[]}]}")).isEqualTo(Lab.bytes("'0'"));
        assertThat(lab.decode("'1AB'")).isEqualTo("{\"N\":1,\"G\":[{\"T\":[\"A\"]},{\"T\":[\"B\"]}]}");
        assertThat(lab.decodeFaults("'1A'")).containsExactly("TRUNCATED_RECORD G[1].T");
    }

    @Test
    void a_counter_out_of_range_or_without_number_is_an_error_and_nothing_behind_it_is_guessed() {
        var layout = "01 R. 05 N PIC 9. 05 T PIC X OCCURS 1 TO 3 DEPENDING ON N. 05 E PIC 9.";
        assertThat(Lab.of(layout).decodeFaults("'4ABCD1'")).containsExactly("ODO_RANGE T");
        assertThat(Lab.of(layout).decodeFaults("'01'")).containsExactly("ODO_RANGE T");
        assertThat(Lab.of(layout).decodeFaults("40'ABC1'")).containsExactly("ZONED_DIGIT N", "ODO_RANGE T");
        assertThat(Lab.of(layout, "--lenient").decode("'4ABCD1'")).contains("\"T\":null,\"E\":null,");
    }

    @Test
    void a_short_record_cuts_a_table_with_one_error() {
        assertThat(Lab.of("01 R. 05 T PIC X(2) OCCURS 1000. 05 E PIC X.").decodeFaults("C1C1C1"))
                .containsExactly("TRUNCATED_RECORD T[1]", "TRUNCATED_RECORD T", "TRUNCATED_RECORD E");
    }

    @Test
    void a_rule_chooses_the_alternative() {
        var layout = "01 R. 05 K PIC X. 05 A PIC X(2). 05 B REDEFINES A PIC 9(2). 05 C REDEFINES A PIC S9(3) COMP-3.";
        var lab = Lab.of(layout, "--select", "B:K=1,2", "--select", "C:K=3");
        assertThat(lab.decode("'112'")).isEqualTo("{\"K\":\"1\",\"B\":12}");
        assertThat(lab.decode("'3'012C")).isEqualTo("{\"K\":\"3\",\"C\":12}");
        assertThat(lab.decodeFaults("'9XY'")).containsExactly("NO_ALTERNATIVE A");
        assertThat(Lab.of(layout, "--select", "B:K=1", "--select", "A:*").decode("'9XY'"))
                .isEqualTo("{\"K\":\"9\",\"A\":\"XY\"}");
        assertThat(Lab.of(layout).decode("'9XY'")).isEqualTo("{\"K\":\"9\",\"A\":\"XY\"}");
        assertThat(Lab.of(layout).copybook().warnings()).hasSize(1);
        assertThat(lab.copybook().warnings()).isEmpty();
    }

    @Test
    void only_the_chosen_alternative_has_to_be_complete() {
        var lab = Lab.of(
                "01 R. 05 K PIC X. 05 A PIC X(9). 05 B REDEFINES A PIC X.", "--select", "A:K=A", "--select", "B:K=B");
        assertThat(lab.decode("'BX'")).isEqualTo("{\"K\":\"B\",\"B\":\"X\"}");
        assertThat(lab.decodeFaults("'AX'")).containsExactly("TRUNCATED_RECORD A");
    }

    @Test
    void rules_compare_numbers_by_value_and_may_look_into_the_alternatives() {
        var lab = Lab.of(
                "01 R. 05 A. 10 TA PIC S9(3)V9 COMP-3. 10 XA PIC X. 05 B REDEFINES A. 10 TB PIC S9(3)V9 COMP-3. 10 XB PIC X.",
                "--select",
                "A:A.TA=1.50,-2",
                "--select",
                "B:B.TB=7");
        assertThat(lab.decode("00015C C1")).isEqualTo("{\"A\":{\"TA\":1.5,\"XA\":\"A\"}}");
        assertThat(lab.decode("00020D C1")).isEqualTo("{\"A\":{\"TA\":-2.0,\"XA\":\"A\"}}");
        assertThat(lab.decode("00070C C1")).isEqualTo("{\"B\":{\"TB\":7.0,\"XB\":\"A\"}}");
        assertThat(lab.encode("{\"B\":{\"TB\":7,\"XB\":\"A\"}}")).isEqualTo(Lab.bytes("00070C C1"));
    }

    @Test
    void where_keeps_records_by_value() {
        var lab = Lab.of("01 R. 05 K PIC X(2). 05 N PIC 9.", "--where", "K=A,B", "--where", "N=1");
        assertThat(lab.decode("'A 1'")).isEqualTo("{\"K\":\"A\",\"N\":1}");
        assertThat(lab.outcome(Lab.bytes("'C 1'"))).isInstanceOf(Decoded.Filtered.class);
        assertThat(lab.outcome(Lab.bytes("'A 2'"))).isInstanceOf(Decoded.Filtered.class);
        assertThat(lab.decodeFaults("'A  '")).containsExactly("ZONED_DIGIT N");
    }

    @Test
    void select_record_chooses_the_level_01() {
        var lab = Lab.of(
                "01 H. 05 K PIC X. 05 A PIC X(2). 01 D. 05 K PIC X. 05 N PIC 9(2).",
                "--select-record",
                "H:K=H",
                "--select-record",
                "D:K=D",
                "--root",
                "keep");
        assertThat(lab.decode("'HAB'")).isEqualTo("{\"H\":{\"K\":\"H\",\"A\":\"AB\"}}");
        assertThat(lab.decode("'D42'")).isEqualTo("{\"D\":{\"K\":\"D\",\"N\":42}}");
        assertThat(lab.decodeFaults("'X42'")).containsExactly("NO_ALTERNATIVE");
        assertThat(lab.encode("{\"D\":{\"K\":\"D\",\"N\":42}}")).isEqualTo(Lab.bytes("'D42'"));
    }

    @Test
    void low_values_and_spaces_are_null_only_where_a_policy_says_so() {
        var layout = "01 R. 05 A PIC 9(2). 05 B PIC S9(3) COMP-3. 05 C PIC S9(4) COMP. 05 D PIC X(2).";
        assertThat(Lab.of(layout).decodeFaults("0000 0000 0000 0000"))
                .containsExactly("ZONED_DIGIT A", "PACKED_SIGN B");
        assertThat(Lab.of(layout, "--low-values", "null").decode("0000 0000 0000 0000"))
                .isEqualTo("{\"A\":null,\"B\":null,\"C\":0,\"D\":\"\\u0000\\u0000\"}");
        assertThat(Lab.of(layout, "--spaces", "null").decode("4040 4040 4040 4040"))
                .isEqualTo("{\"A\":null,\"B\":null,\"C\":null,\"D\":\"\"}");
        assertThat(Lab.of(layout, "--spaces", "null").encode("{\"A\":null,\"B\":null,\"C\":null,\"D\":\"\"}"))
                .isEqualTo(Lab.bytes("4040 4040 4040 4040"));
    }

    @Test
    void conditions_are_checked_on_demand() {
        var layout =
                """
                01 R.
                  05 A PIC X.
                    88 A-OK VALUE 'A' 'X' THRU 'Z'.
                  05 B PIC 9(2)V9.
                    88 B-OK VALUE 1 THRU 2.5, 90.
                """;
        assertThat(Lab.of(layout).decode("'Q999'")).isNotEmpty();
        var checked = Lab.of(layout, "--check-conditions");
        assertThat(checked.decode("'A010'")).isEqualTo("{\"A\":\"A\",\"B\":1.0}");
        assertThat(checked.decode("'Y900'")).isEqualTo("{\"A\":\"Y\",\"B\":90.0}");
        assertThat(checked.decodeFaults("'B026'")).containsExactly("CONDITION A", "CONDITION B");
    }

    @Test
    void names_fillers_and_root_follow_the_options() {
        var layout = "01 MY-REC. 05 ORDER-ID PIC 9. 05 FILLER PIC X. 05 FILLER PIC X. 05 SHIP-TO. 10 ZIP-CODE PIC 9.";
        assertThat(Lab.of(layout).decode("'1AB2'")).isEqualTo("{\"ORDER-ID\":1,\"SHIP-TO\":{\"ZIP-CODE\":2}}");
        assertThat(Lab.of(layout, "--fillers", "keep", "--root", "keep").decode("'1AB2'"))
                .isEqualTo(
                        "{\"MY-REC\":{\"ORDER-ID\":1,\"FILLER\":\"A\",\"FILLER-2\":\"B\",\"SHIP-TO\":{\"ZIP-CODE\":2}}}");
        assertThat(Lab.of(layout, "--names", "camel", "--fillers", "keep").decode("'1AB2'"))
                .isEqualTo("{\"orderId\":1,\"filler\":\"A\",\"filler2\":\"B\",\"shipTo\":{\"zipCode\":2}}");
        assertThat(Lab.of(layout, "--names", "underscore").decode("'1AB2'"))
                .isEqualTo("{\"ORDER_ID\":1,\"SHIP_TO\":{\"ZIP_CODE\":2}}");
    }

    @Test
    void trimming_and_number_strings_follow_the_options() {
        var layout = "01 R. 05 A PIC X(5). 05 B PIC 9V9. 05 C PIC 9. 05 D PIC Z9.";
        assertThat(Lab.of(layout, "--trim", "both", "--numbers", "string", "--edited", "text")
                        .decode("'  X  123 4'"))
                .isEqualTo("{\"A\":\"X\",\"B\":\"1.2\",\"C\":3,\"D\":\" 4\"}");
        assertThat(Lab.of(layout, "--trim", "left").decode("'  X  123 4'")).startsWith("{\"A\":\"X  \"");
        assertThat(Lab.of(layout, "--trim", "none").decode("'  X  123 4'")).startsWith("{\"A\":\"  X  \"");
    }

    @Test
    void signs_of_translated_files_follow_the_option() {
        var layout = "01 R. 05 A PIC S9(2). 05 B PIC S9(2).";
        assertThat(Lab.of(layout, "--charset", "US-ASCII").decode("3141 317D")).isEqualTo("{\"A\":11,\"B\":-10}");
        assertThat(Lab.of(layout, "--charset", "US-ASCII", "--zoned-sign", "ascii-mf")
                        .decode("3131 3170"))
                .isEqualTo("{\"A\":11,\"B\":-10}");
        assertThat(Lab.of(layout, "--charset", "US-ASCII").decodeFaults("3171 3120"))
                .containsExactly("ZONED_SIGN A", "ZONED_SIGN B");
    }

    @Test
    void the_byte_order_holds_for_all_binary_numbers() {
        assertThat(Lab.of("01 R. 05 A PIC S9(4) COMP. 05 B PIC S9(9) COMP-5.", "--byte-order", "little")
                        .decode("FEFF 01000000"))
                .isEqualTo("{\"A\":-2,\"B\":1}");
    }

    @Test
    void binary_full_takes_what_the_bytes_hold() {
        assertThat(Lab.of("01 R. 05 A PIC S9(3) COMP.", "--binary", "full").decode("8000"))
                .isEqualTo("{\"A\":-32768}");
    }

    @Test
    void double_bytes_are_read_between_shifts_and_in_PIC_G() {
        var lab = Lab.of("01 R. 05 A PIC X(8). 05 B PIC G(3).", "--charset", "IBM1399");
        var bytes = lab.encode("{\"A\":\"a日b\",\"B\":\"本\"}");
        assertThat(bytes).hasSize(14);
        assertThat(lab.decode(bytes)).isEqualTo("{\"A\":\"a日b\",\"B\":\"本\"}");
        bytes[2] = 0x0e;
        bytes[3] = 0x41;
        bytes[4] = 0x40;
        assertThat(((Decoded.Rejected) lab.outcome(bytes)).errors())
                .singleElement()
                .satisfies(error -> assertThat(error.code()).isEqualTo(FieldCode.INVALID_TEXT));
    }

    @Test
    void PIC_G_and_PIC_N_have_no_shifts_with_a_charset_of_their_own_either() {
        var json = "{\"G\":\"日\",\"N\":\"本\",\"X\":\"日\"}";
        var layout = "01 R. 05 G PIC G(2). 05 N PIC N(2). 05 X PIC X(4).";
        var own = Lab.of(
                layout, "--field-charset", "G=IBM1399", "--field-charset", "N=IBM1399", "--field-charset", "X=IBM1399");
        var whole = Lab.of(layout, "--charset", "IBM1399", "--national", "dbcs");
        assertThat(own.encodeHex(json)).isEqualTo(whole.encodeHex(json)).matches("....4040....40400e....0f");
        assertThat(own.decode(own.encode(json))).isEqualTo(json);
    }

    @Test
    void JUSTIFIED_text_keeps_the_spaces_at_its_right() {
        var lab = Lab.of("01 R. 05 A PIC X(3) JUSTIFIED RIGHT.");
        assertThat(lab.decode("'AB '")).isEqualTo("{\"A\":\"AB \"}");
        assertThat(lab.decode("' AB'")).isEqualTo("{\"A\":\" AB\"}");
        assertThat(lab.decode("'   '")).isEqualTo("{\"A\":\"\"}");
        assertThat(lab.encode("{\"A\":\"AB \"}")).isEqualTo(Lab.bytes("'AB '"));
        assertThat(lab.encode("{\"A\":\"AB\"}")).isEqualTo(Lab.bytes("' AB'"));
        var wide = Lab.of("01 R. 05 A PIC N(2) JUSTIFIED.");
        assertThat(wide.decode("00410020")).isEqualTo("{\"A\":\"A \"}");
        assertThat(wide.decode("00200020")).isEqualTo("{\"A\":\"\"}");
    }

    @Test
    void an_elementary_record_is_an_object_too() {
        assertThat(Lab.of("01 REC PIC X(3).").decode("'ABC'")).isEqualTo("{\"REC\":\"ABC\"}");
    }

    @Test
    void the_number_of_errors_of_one_record_is_bounded() {
        var errors = Lab.of("01 R. 05 T PIC 9 OCCURS 5000.").decodeErrors("40".repeat(5000));
        assertThat(errors).hasSize(1000);
        assertThat(errors.get(999).message()).contains("and more");
    }

    @Test
    void bytes_behind_the_layout_are_counted() {
        var decoder = Lab.of("01 R. 05 A PIC X.").copybook().decoder();
        decoder.decode(Lab.bytes("'ABC'"), 0, 3, 1, 0);
        assertThat(decoder.bytesLeft()).isEqualTo(2);
    }
}
