package dev.bascule.translate.copybook.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.bascule.translate.copybook.Copybook;
import dev.bascule.translate.copybook.Decoded;
import dev.bascule.translate.copybook.Encoded;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Any bytes are refused with their errors, or have a canonical form that says the same. */
class RecordDecoderFuzz {
    static final List<Copybook> COPYBOOKS =
            List.of(Layouts.everything("IBM037"), Layouts.everything("IBM1399"), Layouts.everything("US-ASCII"));

    @FuzzTest(maxExecutions = Fuzzing.EXECUTIONS, maxDuration = "")
    void any_bytes_are_a_record_or_are_refused(byte[] data) {
        accepts(data);
    }

    /** Fails, or tells whether it is a record in any code page. */
    static boolean accepts(byte[] data) {
        boolean accepted = false;
        for (var copybook : COPYBOOKS) {
            accepted |= accepts(copybook, data);
        }
        return accepted;
    }

    private static boolean accepts(Copybook copybook, byte[] data) {
        var decoded = copybook.decoder().decode(data, 0, data.length, 1, 0);
        if (decoded instanceof Decoded.Rejected rejected) {
            require(!rejected.errors().isEmpty(), "rejected without a reason");
            return false;
        }
        var json = json(decoded);
        var canonical = encode(copybook, json);
        var again = json(copybook.decoder().decode(canonical, 0, canonical.length, 1, 0));
        require(Arrays.equals(json, again), "the canonical form says something else");
        require(Arrays.equals(canonical, encode(copybook, again)), "the canonical form has another one");
        return true;
    }

    private static byte[] json(Decoded decoded) {
        if (decoded instanceof Decoded.Accepted accepted) {
            return accepted.json().toBytes();
        }
        throw new AssertionError("not accepted: " + decoded);
    }

    static byte[] encode(Copybook copybook, byte[] json) {
        var encoded = copybook.encoder().encode(json, 0, json.length);
        if (encoded instanceof Encoded.Written written) {
            return Arrays.copyOf(written.bytes(), written.length());
        }
        throw new AssertionError("cannot be written: " + new String(json, StandardCharsets.UTF_8) + " " + encoded);
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new AssertionError(otherwise);
        }
    }
}
