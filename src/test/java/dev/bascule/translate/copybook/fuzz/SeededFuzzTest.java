package dev.bascule.translate.copybook.fuzz;

import dev.bascule.translate.copybook.SeededRun;
import java.util.HexFormat;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** All targets in one process, on inputs made from a seed; as many as {@link SeededRun} is told. */
class SeededFuzzTest {
    private static final int INPUTS = 10_000;
    private static final int INPUTS_PER_SEED = 100;

    private enum Target {
        COPYBOOKS(CopybookParserFuzz::accepts, Sound.copybooks()),
        RECORDS(RecordDecoderFuzz::accepts, Sound.records()),
        OBJECTS(RecordEncoderFuzz::accepts, Sound.objects()),
        FILES(RecordReaderFuzz::accepts, Sound.files());

        private final Attempt attempt;
        private final Inputs inputs;

        Target(Attempt attempt, Inputs inputs) {
            this.attempt = attempt;
            this.inputs = inputs;
        }
    }

    private interface Attempt {
        boolean accepts(byte[] input) throws Exception;
    }

    @ParameterizedTest
    @EnumSource
    void targets_withstand_any_input(Target target) {
        SeededRun.of(target.name().toLowerCase(), INPUTS, INPUTS_PER_SEED, seed -> attempts(target, seed));
    }

    private static int attempts(Target target, long seed) {
        var random = new SplittableRandom(seed);
        int accepted = 0;
        for (int i = 0; i < INPUTS_PER_SEED; i++) {
            var input = target.inputs.next(random);
            try {
                accepted += target.attempt.accepts(input) ? 1 : 0;
            } catch (Exception | AssertionError | StackOverflowError | OutOfMemoryError e) {
                throw new AssertionError(
                        "-Dcodec.seed=" + seed + "\n" + HexFormat.of().formatHex(input), e);
            }
        }
        return accepted;
    }
}
