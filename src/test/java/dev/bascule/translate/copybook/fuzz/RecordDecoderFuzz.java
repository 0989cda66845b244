package dev.bascule.translate.copybook.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.bascule.translate.copybook.Copybook;
import dev.bascule.translate.copybook.Decoded;
import dev.bascule.translate.copybook.Encoded;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;

/** Any bytes are refused with their errors, or have a canonical form that says the same. */
class RecordDecoderFuzz {
    private static final List<Copybook> COPYBOOKS =
            List.of(Layouts.everything("IBM037"), Layouts.everything("IBM1399"), Layouts.everything("US-ASCII"));

    @Tag(Fuzzing.SHORT)
    @FuzzTest(maxExecutions = Fuzzing.EXECUTIONS, maxDuration = Fuzzing.DURATION)
    void short_run(byte[] data) {
        COPYBOOKS.forEach(copybook -> decode(copybook, data));
    }

    @Tag(Fuzzing.LONG)
    @FuzzTest(maxExecutions = Fuzzing.MANY_EXECUTIONS, maxDuration = "")
    void long_run(byte[] data) {
        COPYBOOKS.forEach(copybook -> decode(copybook, data));
    }

    private static void decode(Copybook copybook, byte[] data) {
        var decoded = copybook.decoder().decode(data, 0, data.length, 1, 0);
        if (decoded instanceof Decoded.Rejected rejected) {
            require(!rejected.errors().isEmpty(), "rejected without a reason");
            return;
        }
        var json = json(decoded);
        var canonical = encode(copybook, json);
        var again = json(copybook.decoder().decode(canonical, 0, canonical.length, 1, 0));
        require(Arrays.equals(json, again), "the canonical form says something else");
        require(Arrays.equals(canonical, encode(copybook, again)), "the canonical form has another one");
    }

    private static byte[] json(Decoded decoded) {
        if (decoded instanceof Decoded.Accepted accepted) {
            return accepted.json().toBytes();
        }
        throw new AssertionError("not accepted: " + decoded);
    }

    private static byte[] encode(Copybook copybook, byte[] json) {
        if (copybook.encoder().encode(json, 0, json.length) instanceof Encoded.Written written) {
            return Arrays.copyOf(written.bytes(), written.length());
        }
        throw new AssertionError("what was read cannot be written: " + new String(json));
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new AssertionError(otherwise);
        }
    }
}
