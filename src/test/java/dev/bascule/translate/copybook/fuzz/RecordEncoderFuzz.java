package dev.bascule.translate.copybook.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.bascule.translate.copybook.Copybook;
import dev.bascule.translate.copybook.Decoded;
import dev.bascule.translate.copybook.Encoded;
import java.util.Arrays;
import java.util.List;

/** Any bytes are refused, or are JSON whose record can be read. */
class RecordEncoderFuzz {
    private static final List<Copybook> COPYBOOKS =
            List.of(Layouts.everything("IBM1399"), Layouts.everything("IBM037"));

    @FuzzTest(maxExecutions = Fuzzing.EXECUTIONS, maxDuration = "")
    void any_bytes_are_json_of_a_record_or_are_refused(byte[] data) {
        accepts(data);
    }

    /** Fails, or tells whether it is JSON of a record. */
    static boolean accepts(byte[] data) {
        // Counted, so that all of them see it.
        return COPYBOOKS.stream().filter(copybook -> accepts(copybook, data)).count() > 0;
    }

    private static boolean accepts(Copybook copybook, byte[] data) {
        var encoded = copybook.encoder().encode(data, 0, data.length);
        if (encoded instanceof Encoded.Refused refused) {
            if (refused.errors().isEmpty()) {
                throw new AssertionError("refused without a reason");
            }
            return false;
        }
        var written = (Encoded.Written) encoded;
        var record = Arrays.copyOf(written.bytes(), written.length());
        var decoded = copybook.decoder().decode(record, 0, record.length, 1, 0);
        if (!(decoded instanceof Decoded.Accepted)) {
            throw new AssertionError("what was written cannot be read: " + decoded);
        }
        return true;
    }
}
