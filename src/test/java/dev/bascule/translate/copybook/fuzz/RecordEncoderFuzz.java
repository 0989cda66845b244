package dev.bascule.translate.copybook.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.bascule.translate.copybook.Copybook;
import dev.bascule.translate.copybook.Decoded;
import dev.bascule.translate.copybook.Encoded;
import java.util.Arrays;

/** Any bytes are refused, or are JSON whose record can be read. */
class RecordEncoderFuzz {
    private static final Copybook COPYBOOK = Layouts.everything("IBM1399");

    @FuzzTest(maxExecutions = Fuzzing.EXECUTIONS, maxDuration = "")
    void any_bytes_are_json_of_a_record_or_are_refused(byte[] data) {
        accepts(data);
    }

    /** Fails, or tells whether it is JSON of a record. */
    static boolean accepts(byte[] data) {
        var encoded = COPYBOOK.encoder().encode(data, 0, data.length);
        if (encoded instanceof Encoded.Refused refused) {
            if (refused.errors().isEmpty()) {
                throw new AssertionError("refused without a reason");
            }
            return false;
        }
        var written = (Encoded.Written) encoded;
        var record = Arrays.copyOf(written.bytes(), written.length());
        var decoded = COPYBOOK.decoder().decode(record, 0, record.length, 1, 0);
        if (!(decoded instanceof Decoded.Accepted)) {
            throw new AssertionError("what was written cannot be read: " + decoded);
        }
        return true;
    }
}
