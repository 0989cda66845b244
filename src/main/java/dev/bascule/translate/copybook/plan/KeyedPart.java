package dev.bascule.translate.copybook.plan;

import dev.bascule.translate.copybook.json.Piece;

/** An item with its key. */
final class KeyedPart extends Part {
    private final Step step;
    private final Node node;
    private final Piece next;
    private final boolean follows;

    KeyedPart(Step step) {
        this(step, false);
    }

    private KeyedPart(Step step, boolean follows) {
        this.step = step;
        this.node = step.node();
        this.next = step.next();
        this.follows = follows;
    }

    /** The same behind another key of its object. */
    KeyedPart following() {
        return new KeyedPart(step, true);
    }

    Step step() {
        return step;
    }

    @Override
    void decode(DecodeRun run) {
        if (follows) {
            run.out.put(next);
        } else {
            step.putKey(run.out);
        }
        node.decode(run);
    }

    @Override
    void encode(EncodeRun run, ObjectReader object) {
        if (object.takeNext(next) || object.take(step)) {
            node.encode(run);
        } else {
            node.encodeAbsent(run);
        }
    }

    @Override
    void encodeAbsent(EncodeRun run) {
        node.encodeAbsent(run);
    }

    @Override
    boolean visible() {
        return true;
    }
}
