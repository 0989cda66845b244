package dev.bascule.translate.copybook.plan;

/** A FILLER that the JSON leaves out. */
final class SilentPart extends Part {
    private final Node node;
    private final boolean movesOthers;

    /** @param movesOthers whether what follows lies elsewhere by what is in it: it has a table that is counted */
    SilentPart(Node node, boolean movesOthers) {
        this.node = node;
        this.movesOthers = movesOthers;
    }

    @Override
    void decode(DecodeRun run) {
        if (movesOthers) {
            int before = run.out.length();
            node.decode(run);
            run.out.length(before);
        }
    }

    @Override
    void encode(EncodeRun run, ObjectReader object) {
        encodeAbsent(run);
    }

    @Override
    void encodeAbsent(EncodeRun run) {
        boolean before = run.silent;
        run.silent = true;
        node.encodeAbsent(run);
        run.silent = before;
    }
}
