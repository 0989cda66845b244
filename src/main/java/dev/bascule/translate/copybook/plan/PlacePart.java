package dev.bascule.translate.copybook.plan;

/** Notes where an item is that others refer to. */
final class PlacePart extends Part {
    private final int reference;
    private final int offset;

    PlacePart(int reference, int offset) {
        this.reference = reference;
        this.offset = offset;
    }

    @Override
    void decode(DecodeRun run) {
        run.places[reference] = run.base + offset;
    }

    @Override
    void encode(EncodeRun run, ObjectReader object) {
        encodeAbsent(run);
    }

    @Override
    void encodeAbsent(EncodeRun run) {
        run.places[reference] = run.base + offset;
        run.counted[reference] = false;
    }
}
