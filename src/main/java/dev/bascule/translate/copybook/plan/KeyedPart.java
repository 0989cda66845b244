package dev.bascule.translate.copybook.plan;

/** An item with its key. */
final class KeyedPart extends Part {
    private final Step step;

    KeyedPart(Step step) {
        this.step = step;
    }

    Step step() {
        return step;
    }

    @Override
    void decode(DecodeRun run) {
        step.decode(run);
    }

    @Override
    void encode(EncodeRun run, ObjectReader object) {
        if (object.take(step)) {
            step.node().encode(run);
        } else {
            step.node().encodeAbsent(run);
        }
    }

    @Override
    void encodeAbsent(EncodeRun run) {
        step.node().encodeAbsent(run);
    }

    @Override
    boolean visible() {
        return true;
    }
}
