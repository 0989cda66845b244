package dev.bascule.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CopybookCommandTest {
    private static final Charset EBCDIC = Charset.forName("IBM037");

    @TempDir
    Path dir;

    private final PrintStream standardOutput = System.out;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void a_layout_and_caught_output() throws IOException {
        System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        write("order.cpy", "01 R.\n  COPY INNER.\n  05 NAME PIC X(3).\n");
        Files.createDirectory(dir.resolve("members"));
        write("members/inner.CPY", "  05 ID PIC 9(2).\n");
    }

    @AfterEach
    void standard_output_again() {
        System.setOut(standardOutput);
    }

    @Test
    void decode_prints_a_line_for_each_good_record_and_an_error_line_for_each_bad_field() throws IOException {
        Files.write(dir.resolve("data"), "01ABCX2D  03   ".getBytes(EBCDIC));
        assertThat(run("decode")).isEqualTo(1);
        assertThat(bytes.toString(StandardCharsets.UTF_8))
                .isEqualTo("{\"ID\":1,\"NAME\":\"ABC\"}\n{\"ID\":3,\"NAME\":\"\"}\n");
        assertThat(err.toString())
                .isEqualTo(
                        "record 2, file offset 5: ZONED_DIGIT: ID: a byte is no zoned digit; offset 0, length 2, bytes E7F2, PIC 9(2) DISPLAY\n");
    }

    @Test
    void errors_as_json_have_the_documented_members() throws IOException {
        Files.write(dir.resolve("data"), "01ABC0".getBytes(EBCDIC));
        Files.write(dir.resolve("bad"), "  ABC".getBytes(EBCDIC));
        assertThat(run("decode", "--json", "--data", dir.resolve("bad").toString()))
                .isEqualTo(1);
        assertThat(err.toString())
                .startsWith("{\"record\":1,\"fileOffset\":0,\"path\":\"ID\",\"offset\":0,\"length\":2,\"hex\":\"4040\","
                        + "\"picture\":\"9(2)\",\"usage\":\"DISPLAY\",\"code\":\"ZONED_DIGIT\",\"message\":");
    }

    @Test
    void a_file_that_ends_inside_a_record_fails_even_leniently() throws IOException {
        Files.write(dir.resolve("data"), "01ABC0".getBytes(EBCDIC));
        assertThat(run("decode", "--lenient")).isEqualTo(1);
        assertThat(bytes.toString(StandardCharsets.UTF_8)).isEqualTo("{\"ID\":1,\"NAME\":\"ABC\"}\n");
        assertThat(err.toString()).startsWith("TRUNCATED_FILE: record 2, file offset 5");
    }

    @Test
    void leniently_bad_fields_are_null_and_the_exit_code_is_0() throws IOException {
        Files.write(dir.resolve("data"), "  ABC".getBytes(EBCDIC));
        assertThat(run("decode", "--lenient")).isZero();
        assertThat(bytes.toString(StandardCharsets.UTF_8)).startsWith("{\"ID\":null,\"NAME\":\"ABC\",\"_errors\":[{");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void encode_writes_good_objects_and_tells_bad_ones() throws IOException {
        Files.writeString(
                dir.resolve("data"),
                "{\"ID\":1,\"NAME\":\"ABC\"}\n\n{\"ID\":100,\"NAME\":\"ABC\"}\r\n{\"NAME\":\"\",\"ID\":2}\n");
        assertThat(run("encode")).isEqualTo(1);
        assertThat(new String(bytes.toByteArray(), EBCDIC)).isEqualTo("01ABC02   ");
        assertThat(err.toString()).startsWith("record 3: OVERFLOW: ID: ").hasLineCount(1);
    }

    @Test
    void fixed_records_are_filled_to_their_length_and_read_back_with_a_warning() throws IOException {
        Files.writeString(dir.resolve("data"), "{\"ID\":1,\"NAME\":\"ABC\"}\n");
        assertThat(run("encode", "--record-length", "8")).isZero();
        assertThat(new String(bytes.toByteArray(), EBCDIC)).isEqualTo("01ABC   ");
        Files.write(dir.resolve("data"), bytes.toByteArray());
        assertThat(run("decode", "--record-length", "8")).isZero();
        assertThat(err.toString()).startsWith("warning: record 1 is longer than its layout; 3 bytes");
    }

    @Test
    void describe_shows_alternatives_within_alternatives_and_tables_within_tables() throws IOException {
        write(
                "order.cpy",
                """
                01 CLAIM.
                   05 KIND PIC X.
                      88 MOTOR VALUE 'M'.
                      88 HOUSE VALUE 'H'.
                   05 DETAIL PIC X(30).
                   05 MOTOR-DETAIL REDEFINES DETAIL.
                      10 OTHER PIC X(20).
                      10 DRIVER REDEFINES OTHER.
                         15 AGE PIC S9(3) SIGN LEADING SEPARATE.
                   05 PAYMENTS PIC S9(3) COMP-3.
                   05 PAYMENT OCCURS 0 TO 50 DEPENDING ON PAYMENTS.
                      10 NOTES PIC 9.
                      10 NOTE OCCURS 1 TO 5 DEPENDING ON NOTES.
                         15 WORDS PIC X(8) OCCURS 4.
                """);
        assertThat(run("describe")).isZero();
        assertThat(out.toString())
                .isEqualToNormalizingNewlines(
                        """
                        LEVEL  NAME            OFFSET  LENGTH  PICTURE  USAGE
                        01     CLAIM                0    8083
                        05       KIND               0       1  X        DISPLAY  88 MOTOR, HOUSE
                        05       DETAIL             1      30  X(30)    DISPLAY
                        05       MOTOR-DETAIL       1      20                    REDEFINES DETAIL
                        10         OTHER            1      20  X(20)    DISPLAY
                        10         DRIVER           1       4                    REDEFINES OTHER
                        15           AGE            1       4  S9(3)    DISPLAY  SIGN LEADING SEPARATE
                        05       PAYMENTS          31       2  S9(3)    COMP-3
                        05       PAYMENT           33     161                    OCCURS 0 TO 50 DEPENDING ON PAYMENTS
                        10         NOTES           33       1  9        DISPLAY
                        10         NOTE            34      32                    OCCURS 1 TO 5 DEPENDING ON NOTES
                        15           WORDS         34       8  X(8)     DISPLAY  OCCURS 4
                        """);
    }

    @Test
    void describe_and_schema_answer_as_text_and_as_json() {
        assertThat(run("describe", "--json")).isZero();
        assertThat(out.toString()).contains("\"name\" : \"NAME\"", "\"offset\" : 2");
        assertThat(run("schema", "--to", "json-schema", "--names", "snake")).isZero();
        assertThat(out.toString()).contains("\"name\" : {", "\"maxLength\" : 3");
        assertThat(run("schema", "--to", "avro")).isZero();
        assertThat(run("schema", "--to", "xsd")).isZero();
        assertThat(out.toString()).contains("<xs:element name=\"R\">");
    }

    @Test
    void wrong_options_are_wrong_usage_and_a_wrong_layout_a_negative_answer() throws IOException {
        assertThat(run("decode", "--trim", "up")).isEqualTo(2);
        assertThat(run("decode", "--charset", "KLINGON")).isEqualTo(2);
        assertThat(run("schema", "--to", "cobol")).isEqualTo(2);
        assertThat(run("decode", "--rdw", "huge")).isEqualTo(2);
        assertThat(run("decode", "--format", "FB", "--block-length", "7")).isEqualTo(2);
        assertThat(err.toString().lines()).hasSize(5).allSatisfy(line -> assertThat(line)
                .startsWith("bascule: "));
        write("order.cpy", "01 R.\n  05 A PIC Q.\n");
        assertThat(run("describe")).isEqualTo(1);
        assertThat(err.toString()).contains("order.cpy:2:12: picture Q: 'Q' is no picture character");
        assertThat(BasculeCommand.commandLine("copybook").execute("copybook")).isEqualTo(2);
    }

    @Test
    void a_redefinition_without_a_rule_is_warned_about() throws IOException {
        write("order.cpy", "01 R.\n  05 A PIC X.\n  05 B REDEFINES A PIC 9.\n");
        Files.write(dir.resolve("data"), "X".getBytes(EBCDIC));
        assertThat(run("decode")).isZero();
        assertThat(err.toString()).startsWith("warning: ").contains("A is redefined by B");
    }

    private int run(String command, String... options) {
        bytes.reset();
        var line = BasculeCommand.commandLine("copybook")
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true));
        var args = new ArrayList<String>(List.of(
                "copybook",
                command,
                "--layout",
                dir.resolve("order.cpy").toString(),
                "--copy-path",
                dir.resolve("members").toString()));
        if (command.endsWith("code") && !List.of(options).contains("--data")) {
            args.addAll(List.of("--data", dir.resolve("data").toString()));
        }
        args.addAll(List.of(options));
        return line.execute(args.toArray(String[]::new));
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(dir.resolve(name), text);
    }
}
