package dev.bascule.translate.copybook.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.bascule.translate.copybook.Copybook;
import dev.bascule.translate.copybook.Decoded;
import dev.bascule.translate.copybook.Encoded;
import java.util.Arrays;
import org.junit.jupiter.api.Tag;

/** Any bytes are refused, or are JSON whose record can be read. */
class RecordEncoderFuzz {
    private static final Copybook COPYBOOK = Layouts.everything("IBM1399");

    @Tag(Fuzzing.SHORT)
    @FuzzTest(maxExecutions = Fuzzing.EXECUTIONS, maxDuration = Fuzzing.DURATION)
    void short_run(byte[] data) {
        encode(data);
    }

    @Tag(Fuzzing.LONG)
    @FuzzTest(maxExecutions = Fuzzing.MANY_EXECUTIONS, maxDuration = "")
    void long_run(byte[] data) {
        encode(data);
    }

    private static void encode(byte[] data) {
        var encoded = COPYBOOK.encoder().encode(data, 0, data.length);
        if (encoded instanceof Encoded.Refused refused) {
            if (refused.errors().isEmpty()) {
                throw new AssertionError("refused without a reason");
            }
            return;
        }
        var written = (Encoded.Written) encoded;
        var record = Arrays.copyOf(written.bytes(), written.length());
        var decoded = COPYBOOK.decoder().decode(record, 0, record.length, 1, 0);
        if (!(decoded instanceof Decoded.Accepted)) {
            throw new AssertionError("what was written cannot be read: " + decoded);
        }
    }
}
