package dev.bascule.translate.copybook.frame;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bascule.translate.copybook.frame.FramingException.Code;
import java.io.ByteArrayInputStream;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every framing. */
class FramingRoundTripTest {
    private static final int ROUNDS = 40;

    static Stream<AnyFraming> framings() {
        return AnyFraming.all();
    }

    @ParameterizedTest
    @MethodSource("framings")
    void what_was_written_is_read(AnyFraming any) throws Exception {
        for (int seed = 0; seed < ROUNDS; seed++) {
            var random = new Random(seed);
            var records = any.records(random);
            var file = Records.write(any.framing(), records);

            var reader = RecordReader.open(Records.dripping(file, random), FileShape.of(any.framing()));

            var read = Records.rest(reader);
            assertThat(Records.hexOf(read)).as("seed %d", seed).isEqualTo(hex(records));
            assertThat(reader.next()).as("again at the end").isEmpty();
            for (int i = 0; i < read.size(); i++) {
                assertThat(read.get(i).number()).isEqualTo(i + 1);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("framings")
    void a_reader_goes_on_from_any_record(AnyFraming any) throws Exception {
        var records = any.records(new Random(4));
        var file = Records.write(any.framing(), records);
        var shape = FileShape.of(any.framing());
        var whole = Records.read(file, shape);

        for (int i = 0; i < whole.size(); i++) {
            var next = whole.get(i).next();
            var in = new ByteArrayInputStream(file, (int) next.offset(), file.length);
            var rest = Records.rest(RecordReader.resume(in, shape, next));

            assertThat(rest).usingRecursiveComparison().isEqualTo(whole.subList(i + 1, whole.size()));
        }
    }

    @ParameterizedTest
    @MethodSource("framings")
    void a_file_cut_anywhere_gives_the_whole_records_and_then_an_error(AnyFraming any) throws Exception {
        var file = Records.write(any.framing(), any.records(new Random(5)));
        var shape = FileShape.of(any.framing());
        var whole = Records.read(file, shape);
        for (int length = 0; length < file.length; length++) {
            int cut = length;
            var reader = RecordReader.open(new ByteArrayInputStream(Arrays.copyOf(file, cut)), shape);
            long complete = whole.stream().filter(r -> r.next().offset() <= cut).count();
            for (int i = 0; i < complete; i++) {
                assertThat(reader.next().orElseThrow().toBytes())
                        .isEqualTo(whole.get(i).toBytes());
            }
            assertThat(endOf(reader, any)).as("cut at %d", cut).isEqualTo(expectedEnd(whole, cut, any));
        }
    }

    private static String endOf(RecordReader reader, AnyFraming any) throws Exception {
        try {
            var record = reader.next();
            return any.framing() instanceof Framing.Lines || record.isEmpty() ? "end" : "record";
        } catch (FramingException e) {
            assertThat(e.code()).isEqualTo(Code.TRUNCATED_FILE);
            return "error";
        }
    }

    /** A line may lack its end; everything else ends behind a record that is the last in its block. */
    private static String expectedEnd(List<FramedRecord> whole, int cut, AnyFraming any) {
        boolean clean = cut == 0
                || any.framing() instanceof Framing.Lines
                || whole.stream()
                        .map(FramedRecord::next)
                        .anyMatch(next -> next.offset() == cut && next.blockEnd() == cut);
        return clean ? "end" : "error";
    }

    private static List<String> hex(List<byte[]> records) {
        return records.stream().map(HexFormat.of()::formatHex).toList();
    }
}
