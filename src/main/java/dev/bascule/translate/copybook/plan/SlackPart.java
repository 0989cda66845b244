package dev.bascule.translate.copybook.plan;

import java.util.Arrays;

/** Bytes between items, for alignment: low-values when written, never read. */
final class SlackPart extends Part {
    private final int offset;
    private final int length;

    SlackPart(int offset, int length) {
        this.offset = offset;
        this.length = length;
    }

    @Override
    void decode(DecodeRun run) {}

    @Override
    void encode(EncodeRun run, ObjectReader object) {
        encodeAbsent(run);
    }

    @Override
    void encodeAbsent(EncodeRun run) {
        int from = run.base + offset;
        run.used(from + length);
        Arrays.fill(run.target, from, from + length, (byte) 0);
    }
}
