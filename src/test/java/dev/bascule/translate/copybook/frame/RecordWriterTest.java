package dev.bascule.translate.copybook.frame;

import static dev.bascule.translate.copybook.frame.Records.hex;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordWriterTest {
    private static final Descriptor BIG = new Descriptor(DescriptorForm.BIG, 0);

    @Test
    void a_block_is_filled_before_the_next_begins() throws Exception {
        var framing = new Framing.VariableBlocked(Descriptor.ZOS, Descriptor.ZOS, 17);

        var file = Records.write(framing, List.of(hex("f1f1"), hex("f2f2"), hex("f3f3f3")));

        assertThat(file).asHexString().isEqualTo(plain("00100000 00060000F1F1 00060000F2F2 000B0000 00070000F3F3F3"));
    }

    @Test
    void a_spanned_record_fills_its_blocks() throws Exception {
        var framing = new Framing.Spanned(Descriptor.ZOS, Descriptor.ZOS, 11);

        var file = Records.write(framing, List.of(hex("f1f2f3f4f5f6f7"), hex("c1")));

        assertThat(file)
                .asHexString()
                .isEqualTo(plain(
                        "000B0000 00070100F1F2F3 000B0000 00070300F4F5F6 00090000 00050200F7 00090000 00050000C1"));
    }

    @Test
    void a_block_beyond_32767_bytes_has_an_extended_descriptor() throws Exception {
        var framing = new Framing.VariableBlocked(Descriptor.ZOS, Descriptor.ZOS, 100_000);

        var file = Records.write(framing, List.of(new byte[20_000], new byte[20_000]));

        assertThat(file).startsWith(hex("80009c4c 4e24 0000"));
        assertThat(Records.read(file, FileShape.of(framing))).hasSize(2);
    }

    @Test
    void lines_end_in_nel_or_line_feed() throws Exception {
        assertThat(Records.write(new Framing.Lines(LineEnds.EBCDIC), List.of(hex("c1"), hex(""))))
                .isEqualTo(hex("c1 15 15"));
        assertThat(Records.write(new Framing.Lines(LineEnds.ASCII), List.of(hex("41"))))
                .isEqualTo(hex("41 0a"));
    }

    @ParameterizedTest
    @CsvSource({"c125c2, 25, a line end at offset 1 of a line", "c10d, 0d, ends in a carriage return of its own"})
    void a_line_that_would_be_read_differently_is_refused(String line, String hex, String problem) {
        var error = refused(new Framing.Lines(LineEnds.EBCDIC), hex(line));

        assertThat(error.hex()).isEqualTo(hex);
        assertThat(error).hasMessageContaining(problem);
    }

    @Test
    void a_record_that_would_not_be_found_again_is_refused() {
        assertThat(refused(new Framing.Fixed(3), new byte[4])).hasMessageContaining("4 bytes where all have 3");
        assertThat(refused(new Framing.Variable(BIG), new byte[0])).hasMessageContaining("no big descriptor");
        assertThat(refused(new Framing.Variable(BIG), new byte[70_000])).hasMessageContaining("no big descriptor");
        assertThat(refused(new Framing.VariableBlocked(BIG, BIG, 20), new byte[13]))
                .hasMessageContaining("a record of 13 bytes; a block takes 12");
        assertThat(refused(new Framing.SelfDescribing(head -> 3), new byte[4]))
                .hasMessageContaining("a record of 4 bytes that gives its length as 3");
    }

    @Test
    void the_refused_record_is_named() {
        var error = catchThrowableOfType(
                FramingException.class,
                () -> Records.write(new Framing.Fixed(2), List.of(new byte[2], new byte[2], new byte[1])));

        assertThat(error.recordNumber()).isEqualTo(3);
        assertThat(error.fileOffset()).isEqualTo(4);
    }

    private static FramingException refused(Framing framing, byte[] record) {
        return catchThrowableOfType(FramingException.class, () -> Records.write(framing, List.of(record)));
    }

    private static String plain(String hex) {
        return hex.replace(" ", "");
    }
}
