package dev.bascule.translate.copybook.frame;

import static dev.bascule.translate.copybook.frame.Records.hex;
import static dev.bascule.translate.copybook.frame.Records.hexOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.bascule.translate.copybook.frame.FramedRecord.Role;
import dev.bascule.translate.copybook.frame.FramingException.Code;
import java.io.IOException;
import java.io.InputStream;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordReaderTest {
    private static final Framing V = new Framing.Variable(Descriptor.ZOS);
    private static final Framing VB =
            new Framing.VariableBlocked(Descriptor.ZOS, Descriptor.ZOS, Framing.DEFAULT_BLOCK_BYTES);
    private static final Framing VBS = new Framing.Spanned(Descriptor.ZOS, Descriptor.ZOS, Framing.DEFAULT_BLOCK_BYTES);

    @ParameterizedTest
    @CsvSource({
        "big-inclusive, 0, 00060000",
        "big, 0, 00020000",
        "little-inclusive, 0, 00000600",
        "little, 0, 00000200",
        "big, -4, 00060000",
        "big-inclusive, 2, 00040000",
    })
    void each_form_of_descriptor_is_read(String form, int adjustBytes, String word) throws Exception {
        var rdw = new Descriptor(DescriptorForm.named(form).orElseThrow(), adjustBytes);

        var records = Records.read(hex(word + "f0f1"), FileShape.of(new Framing.Variable(rdw)));

        assertThat(hexOf(records)).containsExactly("f0f1");
        assertThat(records.get(0).fileOffset()).isEqualTo(4);
        assertThat(records.get(0).next()).isEqualTo(new FilePosition(6, 2, 6));
    }

    @Test
    void a_position_within_a_block_tells_where_the_block_ends() throws Exception {
        var records = Records.read(hex("00100000 0006 0000 f0f1 0006 0000 f2f3"), FileShape.of(VB));

        assertThat(records.get(0).next()).isEqualTo(new FilePosition(10, 2, 16));
        assertThat(records.get(1).next()).isEqualTo(new FilePosition(16, 3, 16));
    }

    @Test
    void a_block_descriptor_may_be_extended() throws Exception {
        var records = Records.read(hex("8000000a 0006 0000 f0f1"), FileShape.of(VB));

        assertThat(hexOf(records)).containsExactly("f0f1");
    }

    @Test
    void segments_of_a_spanned_record_are_joined() throws Exception {
        var file = hex("000a0000 0006 0100 f0f1 | 000a0000 0006 0300 f2f3 | 0010 0000 0006 0200 f4f5 0006 0000 f6f7"
                .replace("|", ""));

        var records = Records.read(file, FileShape.of(VBS));

        assertThat(hexOf(records)).containsExactly("f0f1f2f3f4f5", "f6f7");
        assertThat(records.get(0).fileOffset()).isEqualTo(8);
        assertThat(records.get(0).next()).isEqualTo(new FilePosition(30, 2, 36));
    }

    @Test
    void the_segment_code_of_a_little_descriptor_lies_beside_its_zero() throws Exception {
        var little = new Descriptor(DescriptorForm.LITTLE, 0);
        var file = hex("0000 0600 0001 0200 f0f1 0000 0600 0002 0200 f2f3");

        assertThat(hexOf(Records.read(file, FileShape.of(new Framing.Spanned(little, little, 100)))))
                .containsExactly("f0f1f2f3");
    }

    @ParameterizedTest
    @CsvSource({
        "EBCDIC, f1f2 15 f3 25 f4 0d25 f5 0d15 15 f6, f1f2|f3|f4|f5||f6",
        "ASCII, 3132 0a 33 0d0a 34 0d 35 0a 15 25 0a, 3132|33|340d35|1525",
        "ASCII, 31 0d, 310d",
    })
    void lines_end_as_their_code_page_ends_them(LineEnds ends, String file, String lines) throws Exception {
        assertThat(String.join("|", hexOf(Records.read(hex(file), FileShape.of(new Framing.Lines(ends))))))
                .isEqualTo(lines);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "00000000 f0f1 | 0 | 00000000 | a record descriptor of zeros (read as big-inclusive)",
                "00030000 f0f1 | 0 | 00030000 | a record descriptor for -1 bytes (read as big-inclusive)",
                "0006 0000 f0f1 0000 0600 f2f3 | 6 | 00000600 | a segment code in a record descriptor",
                "00002800 f0f1 | 0 | 00002800 | as little-inclusive it would announce 36 bytes",
                "00060100 f0f1 | 0 | 00060100 | spanned records are read with VBS",
                "00060001 f0f1 | 0 | 00060001 | its last byte must be zero",
            })
    void a_descriptor_that_cannot_be_right_is_shown(String file, long offset, String hex, String problem) {
        var error = refused(hex(file), FileShape.of(V));

        assertThat(error.code()).isEqualTo(Code.FRAMING);
        assertThat(error.fileOffset()).isEqualTo(offset);
        assertThat(error.hex()).isEqualTo(hex);
        assertThat(error).hasMessageContaining(problem);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "000a0000 0007 0000 f0f1f2 | 4 | 00070000 | a record of 7 bytes with 6 left in its block",
                "000c0000 0006 0000 f0f1 0006 0000 | 10 | 00060000 | a record descriptor of 4 bytes with 2 left",
                "00060000 0006 | 0 | 00060000 | a block descriptor for 2 bytes, too few for a record",
                "000a0001 0006 0000 f0f1 | 0 | 000a0001 | its last two bytes must be zero",
            })
    void a_record_stays_within_its_block(String file, long offset, String hex, String problem) {
        var error = refused(hex(file), FileShape.of(VB));

        assertThat(error.code()).isEqualTo(Code.FRAMING);
        assertThat(error.fileOffset()).isEqualTo(offset);
        assertThat(error.hex()).isEqualTo(hex);
        assertThat(error).hasMessageContaining(problem);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "000a0000 0006 0200 f0f1 | 4 | a LAST segment where a record should begin",
                "000a0000 0006 0100 f0f1 000a0000 0006 0000 f2f3 | 14 | a COMPLETE segment inside a spanned record",
                "000a0000 0006 0400 f0f1 | 4 | segment code 4",
            })
    void segments_come_in_order(String file, long offset, String problem) {
        var error = refused(hex(file), FileShape.of(VBS));

        assertThat(error.code()).isEqualTo(Code.FRAMING);
        assertThat(error.fileOffset()).isEqualTo(offset);
        assertThat(error).hasMessageContaining(problem);
    }

    @Test
    void a_file_that_ends_inside_a_record_shows_what_is_left_of_it() {
        var error = refused(hex("f0f1f2f3 f4f5"), FileShape.of(new Framing.Fixed(4)));

        assertThat(error.code()).isEqualTo(Code.TRUNCATED_FILE);
        assertThat(error)
                .hasMessage("record 2, file offset 4, bytes f4f5: a record needs 4 bytes, the file has 2 more");
    }

    @Test
    void a_claimed_length_beyond_the_limit_is_refused_before_it_is_read() {
        var error = refused(hex("04000000 f0f1"), new FileShape(V, Margins.NONE, 1_000));

        assertThat(error.code()).isEqualTo(Code.FRAMING);
        assertThat(error).hasMessageContaining("a record of 1020 bytes; at most 1000 are allowed");
    }

    @Test
    void a_spanned_record_or_line_beyond_the_limit_is_refused() {
        var spanned =
                refused(hex("000a0000 0006 0100 f0f1 000a0000 0006 0200 f2f3"), new FileShape(VBS, Margins.NONE, 3));
        var line = refused(hex("31323334"), new FileShape(new Framing.Lines(LineEnds.ASCII), Margins.NONE, 3));

        assertThat(spanned).hasMessageContaining("a record of 4 bytes; at most 3 are allowed");
        assertThat(line).hasMessageContaining("a record of 4 bytes; at most 3 are allowed");
    }

    @Test
    void an_endless_line_takes_no_more_memory_than_its_limit() {
        var endless = new InputStream() {
            @Override
            public int read() {
                return 'x';
            }
        };
        var reader =
                RecordReader.open(endless, new FileShape(new Framing.Lines(LineEnds.ASCII), Margins.NONE, 100_000));

        var error = catchThrowableOfType(FramingException.class, reader::next);

        assertThat(error.code()).isEqualTo(Code.FRAMING);
    }

    @Test
    void margins_are_set_apart() throws Exception {
        var shape = new FileShape(new Framing.Fixed(1), new Margins(2, 3, 1, 2), 100);

        var records = Records.read(hex("aaaa c8 f1f2f3 e3e4 bbbbbb"), shape);

        assertThat(hexOf(records)).containsExactly("c8", "f1", "f2", "f3", "e3", "e4");
        assertThat(records)
                .extracting(FramedRecord::role)
                .containsExactly(Role.HEADER, Role.DATA, Role.DATA, Role.DATA, Role.TRAILER, Role.TRAILER);
        assertThat(records.get(0).fileOffset()).isEqualTo(2);
        assertThat(records.get(3).number()).isEqualTo(4);
    }

    @Test
    void margins_are_the_same_when_reading_goes_on() throws Exception {
        var file = hex("aaaa c8 f1f2f3 e3e4 bbbbbb");
        var shape = new FileShape(new Framing.Fixed(1), new Margins(2, 3, 1, 2), 100);
        var whole = Records.read(file, shape);
        var next = whole.get(1).next();

        var in = Records.dripping(file, new Random(1));
        in.skipNBytes(next.offset());
        var rest = Records.rest(RecordReader.resume(in, shape, next));

        assertThat(rest).usingRecursiveComparison().isEqualTo(whole.subList(2, 6));
    }

    @Test
    void a_tail_of_many_bytes_is_never_taken_for_data() throws Exception {
        int tailBytes = 300_000;
        var file = new byte[1_000 + tailBytes];
        var shape = new FileShape(new Framing.Fixed(10), new Margins(0, tailBytes, 0, 0), 100);

        assertThat(Records.read(file, shape)).hasSize(100);
    }

    @ParameterizedTest
    @CsvSource({"4, 0, 0, 0", "0, 4, 0, 0", "0, 0, 4, 0", "0, 0, 0, 4", "0, 0, 2, 2"})
    void a_file_without_its_margins_is_truncated(long headBytes, int tailBytes, int headerRecords, int trailerRecords) {
        var margins = new Margins(headBytes, tailBytes, headerRecords, trailerRecords);

        var error = refused(hex("f1f2f3"), new FileShape(new Framing.Fixed(1), margins, 100));

        assertThat(error.code()).isEqualTo(Code.TRUNCATED_FILE);
    }

    @Test
    void a_record_that_tells_no_length_is_refused_where_the_length_should_be() {
        LengthRule digit = head -> {
            head.require(2);
            int value = head.bytes()[head.start() + 1] - 0xf0;
            throw head.refuse(1, 1, "the length field holds no digit but " + value);
        };
        var error = refused(hex("0102"), FileShape.of(new Framing.SelfDescribing(digit)));

        assertThat(error.fileOffset()).isEqualTo(1);
        assertThat(error.hex()).isEqualTo("02");
    }

    @ParameterizedTest
    @CsvSource({"0", "-1"})
    void a_record_without_bytes_is_refused(int length) {
        var error = refused(hex("0102"), FileShape.of(new Framing.SelfDescribing(head -> length)));

        assertThat(error).hasMessageContaining("gives its length as " + length);
    }

    @Test
    void an_io_error_stays_one() {
        var broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("gone");
            }
        };
        var reader = RecordReader.open(broken, FileShape.of(V));

        assertThat(catchThrowableOfType(IOException.class, reader::next)).hasMessage("gone");
    }

    @Test
    void settings_that_make_no_sense_are_named() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Framing.FixedBlocked(80, 100))
                .withMessage("block-length is 100; it must be a multiple of the record length 80");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Margins(0, 0, 0, -1))
                .withMessage("skip-trailer-records is -1; it must lie between 0 and 1000");
    }

    private static FramingException refused(byte[] file, FileShape shape) {
        return catchThrowableOfType(FramingException.class, () -> Records.read(file, shape));
    }
}
