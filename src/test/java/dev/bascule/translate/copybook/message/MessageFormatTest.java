package dev.bascule.translate.copybook.message;

import static dev.bascule.translate.copybook.Lab.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bascule.translate.copybook.layout.CopybookException;
import dev.bascule.translate.copybook.mq.MqData;
import dev.bascule.translate.copybook.mq.MqEncoding;
import dev.bascule.translate.copybook.option.OptionValues;
import dev.bascule.translate.copybook.parse.CopySource;
import dev.bascule.translate.copybook.parse.CopybookParser;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MessageFormatTest {
    private static final String ORDER = "01 ORDER. 05 ID PIC X(4). 05 TOTAL PIC S9(3)V99 COMP-3.";
    private static final String TABLE = "01 T. 05 N PIC 9. 05 X PIC X(2) OCCURS 0 TO 9 DEPENDING ON N.";

    @Test
    void a_message_is_one_record_by_default() {
        assertThat(decode(codec(ORDER), "'A001' 12345C")).containsExactly("{\"ID\":\"A001\",\"TOTAL\":123.45}");
    }

    @Test
    void a_record_of_variable_length_ends_with_its_message() {
        assertThat(decode(codec(TABLE), "'2aabb'")).containsExactly("{\"N\":2,\"X\":[\"aa\",\"bb\"]}");
        assertThat(decode(codec(TABLE), "'0'")).containsExactly("{\"N\":0,\"X\":[]}");
    }

    @Test
    void padding_behind_a_record_is_let_go_and_anything_else_is_an_error() {
        assertThat(decode(codec(ORDER), "'A001' 12345C 0000 404040")).hasSize(1);
        assertThat(refused(codec(ORDER), "'A001' 12345C 0000 01")).satisfies(errors -> {
            assertThat(errors.summary()).startsWith("SURPLUS: bytes follow the record");
            assertThat(errors.details()).singleElement().asString().contains("offset 7, length 3");
        });
        assertThat(decode(codec(ORDER, "lenient", "true"), "'A001' 12345C FF")).hasSize(1);
    }

    @Test
    void all_field_errors_of_a_record_are_told_and_the_summary_shows_no_byte() {
        var errors = refused(codec("01 R. 05 A PIC 99. 05 B PIC S9(3) COMP-3."), "F1FA 12FF");
        assertThat(errors.summary())
                .startsWith("ZONED_DIGIT in A: ")
                .endsWith(", and 1 more")
                .doesNotContainIgnoringCase("f1fa");
        assertThat(errors.details()).hasSize(2);
        assertThat(errors.details().get(0))
                .startsWith("record 1: ZONED_DIGIT: A: ")
                .containsIgnoringCase("bytes f1fa");
        assertThat(errors.details().get(1))
                .startsWith("record 1: PACKED_DIGIT: B: ")
                .contains("PIC S9(3) COMP-3");
    }

    @Test
    void a_framed_message_holds_several_records() {
        var codec = codec(ORDER, "format", "V");
        assertThat(decode(codec, "000B0000 'A001' 12345C 000B0000 'A002' 00000D"))
                .containsExactly("{\"ID\":\"A001\",\"TOTAL\":123.45}", "{\"ID\":\"A002\",\"TOTAL\":0.00}");
    }

    @Test
    void an_option_about_files_makes_a_message_a_file() {
        assertThat(decode(codec(ORDER, "record-length", "8"), "'A001' 12345C 40 'A002' 12345C 40"))
                .hasSize(2);
    }

    @Test
    void what_lies_behind_a_shorter_record_of_fixed_length_is_no_surplus() {
        var codec = codec(TABLE, "format", "F", "record-length", "21");
        assertThat(decode(codec, "'1aa' C1C1C1C1C1C1C1C1C1C1C1C1C1C1C1C1 4040"))
                .containsExactly("{\"N\":1,\"X\":[\"aa\"]}");
        assertThat(refused(codec, "'1aa' C1C1C1C1C1C1C1C1C1C1C1C1C1C1C1C1 40C1").summary())
                .startsWith("record 1: SURPLUS: ");
    }

    @Test
    void a_framed_message_is_refused_whole_with_the_errors_of_all_records() {
        var errors = refused(codec(ORDER, "format", "F"), "'A001' 1234FF 'A002' 12345C 'A003' 123450 'A0'");
        assertThat(errors.summary()).startsWith("record 1: PACKED_DIGIT in TOTAL: ");
        assertThat(errors.details()).hasSize(3);
        assertThat(errors.details().get(1)).startsWith("record 3, file offset 18: PACKED_SIGN: TOTAL: ");
        assertThat(errors.details().get(2)).startsWith("TRUNCATED_FILE: record 4");
    }

    @Test
    void where_lets_records_go() {
        var codec = codec(ORDER, "format", "F", "where", "ID=A002");
        assertThat(decode(codec, "'A001' 12345C 'A002' 12345C")).hasSize(1);
        assertThat(codec.decode(bytes("'A001' 12345C"), 0)).isInstanceOf(DecodedMessage.Nothing.class);
    }

    @Test
    void text_is_read_as_the_bytes_that_it_has_in_the_charset() {
        var codec = codec("01 R. 05 A PIC X(2). 05 B PIC S99.");
        assertThat(((DecodedMessage.Single) codec.decode("äx1J")).json())
                .asString(StandardCharsets.UTF_8)
                .isEqualTo("{\"A\":\"äx\",\"B\":-11}");
        assertThat(((DecodedMessage.Refused) codec.decode("日x1J")).errors().summary())
                .isEqualTo("the text has a character that charset IBM037 has not");
    }

    @Test
    void what_a_message_tells_counts_where_the_route_is_silent() {
        var data = new MqData(0, "", new MqEncoding(0x222), Optional.of("1208"));
        assertThat(format(ORDER).told(data))
                .containsOnly(
                        Map.entry("charset", "UTF-8"),
                        Map.entry("byte-order", "little"),
                        Map.entry("float", "ieee-little"));
        assertThat(format(ORDER, "charset", "IBM1047", "float", "ibm").told(data))
                .containsOnly(Map.entry("byte-order", "little"));
    }

    @Test
    void an_unknown_ccsid_does_not_matter_when_the_route_names_the_charset() {
        var data = new MqData(0, "", new MqEncoding(0), Optional.of("4711"));
        assertThat(format(ORDER, "charset", "IBM1047").told(data)).isEmpty();
        assertThatThrownBy(() -> format(ORDER).told(data)).hasMessageContaining("4711");
    }

    @Test
    void numbers_are_read_as_the_message_tells() {
        var format = format("01 R. 05 A PIC S9(9) COMP-5. 05 B COMP-1. 05 C COMP-2. 05 D PIC X.");
        var told = Map.of("byte-order", "little", "float", "ieee-little", "charset", "ISO-8859-1");
        var record = "01000000 0000C03F 000000000000F8BF 41";
        assertThat(decode(format.codec(told), record)).containsExactly("{\"A\":1,\"B\":1.5,\"C\":-1.5,\"D\":\"A\"}");
        assertThat(encode(format.codec(told), "{\"A\":1,\"B\":1.5,\"C\":-1.5,\"D\":\"A\"}"))
                .isEqualTo(bytes(record));
    }

    @Test
    void layouts_that_cannot_be_in_a_charset_are_refused() {
        assertThatThrownBy(() -> format("01 R. 05 G PIC G(2) DISPLAY-1.", "charset", "IBM037"))
                .isInstanceOf(CopybookException.class)
                .hasMessageStartingWith("order.cpy:1:");
    }

    @Test
    void one_object_becomes_one_record() {
        assertThat(encode(codec(ORDER), "{\"ID\":\"A001\",\"TOTAL\":123.45}")).isEqualTo(bytes("'A001' 12345C"));
    }

    @Test
    void several_objects_need_a_framing() {
        var objects = new String[] {"{\"ID\":\"A001\",\"TOTAL\":1}", "{\"ID\":\"A002\",\"TOTAL\":2}"};
        assertThat(encode(codec(ORDER, "format", "V"), objects))
                .isEqualTo(bytes("000B0000 'A001' 00100C 000B0000 'A002' 00200C"));
        assertThat(encoded(codec(ORDER), objects))
                .isInstanceOfSatisfying(EncodedMessage.Refused.class, refused -> assertThat(
                                refused.errors().summary())
                        .startsWith("2 objects for a message of one record"));
    }

    @Test
    void all_errors_of_all_objects_are_told() {
        var encoded = encoded(
                codec(ORDER, "format", "V"), "{\"ID\":\"A0012\",\"TOTAL\":1234}", "{\"ID\":\"A\",\"TOTAL\":1.005}");
        assertThat(encoded).isInstanceOfSatisfying(EncodedMessage.Refused.class, refused -> {
            assertThat(refused.errors().summary())
                    .startsWith("record 1: OVERFLOW in ID: ")
                    .endsWith(", and 2 more");
            assertThat(refused.errors().details()).hasSize(3);
        });
    }

    private static MessageFormat format(String layout, String... options) {
        Map<String, List<String>> values = new HashMap<>();
        for (int i = 0; i < options.length; i += 2) {
            values.put(options[i], List.of(options[i + 1]));
        }
        return MessageFormat.of(CopybookParser.parse("order.cpy", layout, CopySource.NONE), new OptionValues(values));
    }

    private static MessageCodec codec(String layout, String... options) {
        return format(layout, options).codec(Map.of());
    }

    private static List<String> decode(MessageCodec codec, String hexAndText) {
        var decoded = codec.decode(bytes(hexAndText), 0);
        var objects = decoded instanceof DecodedMessage.Single single
                ? List.of(single.json())
                : ((DecodedMessage.Several) decoded).json();
        return objects.stream()
                .map(json -> new String(json, StandardCharsets.UTF_8))
                .toList();
    }

    private static MessageErrors refused(MessageCodec codec, String hexAndText) {
        return ((DecodedMessage.Refused) codec.decode(bytes(hexAndText), 0)).errors();
    }

    private static EncodedMessage encoded(MessageCodec codec, String... objects) {
        return codec.encode(List.of(objects).stream()
                .map(object -> object.getBytes(StandardCharsets.UTF_8))
                .toList());
    }

    private static byte[] encode(MessageCodec codec, String... objects) {
        return ((EncodedMessage.Written) encoded(codec, objects)).bytes();
    }
}
