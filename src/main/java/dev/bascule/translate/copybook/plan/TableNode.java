package dev.bascule.translate.copybook.plan;

import dev.bascule.translate.copybook.field.FieldCode;
import dev.bascule.translate.copybook.field.FieldDecoder;
import dev.bascule.translate.copybook.json.JsonCursor;
import org.jspecify.annotations.Nullable;

/** A table: a JSON array. */
final class TableNode extends Node {
    private static final int UNKNOWN = -1;

    private final Site site;
    private final TableShape shape;
    private final Node element;
    private final @Nullable Counter counter;
    private final boolean replaceMissing;

    TableNode(Site site, TableShape shape, Node element, @Nullable Counter counter, boolean replaceMissing) {
        this.site = site;
        this.shape = shape;
        this.element = element;
        this.counter = counter;
        this.replaceMissing = replaceMissing;
    }

    @Override
    void decode(DecodeRun run) {
        int count = count(run);
        if (count == UNKNOWN) {
            run.out.put("null");
            if (shape.moves()) {
                run.lose();
            }
            return;
        }
        int saved = run.base;
        run.out.put('[');
        for (int i = 0; i < count; i++) {
            run.indexes[shape.depth()] = i;
            if (i > 0) {
                run.out.put(',');
            }
            if (run.base + shape.offset() >= run.end && !shape.mayBeEmpty()) {
                run.truncated(site);
                break;
            }
            element.decode(run);
            run.base += shape.stride();
        }
        run.out.put(']');
        run.base = shape.moves() ? run.base - shape.max() * shape.stride() : saved;
    }

    private int count(DecodeRun run) {
        if (counter == null) {
            return shape.max();
        }
        if (run.lost) {
            return UNKNOWN;
        }
        long count = counter.read(run);
        if (count == FieldDecoder.NONE) {
            run.fault(site, FieldCode.ODO_RANGE, counter.name() + " is no number");
            return UNKNOWN;
        }
        if (count < shape.min() || count > shape.max()) {
            run.fault(
                    site,
                    FieldCode.ODO_RANGE,
                    counter.name() + " is " + count + ", not " + shape.min() + " to " + shape.max());
            return UNKNOWN;
        }
        return (int) count;
    }

    @Override
    void encode(EncodeRun run) {
        var kind = run.json.kind();
        int from = run.json.position();
        if (kind != JsonCursor.Kind.ARRAY) {
            run.json.skip();
            boolean before = run.silent;
            if (kind != JsonCursor.Kind.NULL) {
                run.fault(site, FieldCode.WRONG_TYPE, from);
                run.silent = true;
            }
            encodeAbsent(run);
            run.silent = before;
            return;
        }
        int saved = run.base;
        run.json.expect('[');
        int count = run.json.take(']') ? 0 : elements(run);
        if (count > shape.max()) {
            run.errors.add(site.encodeError(run, FieldCode.ODO_COUNT, count + " elements, at most " + shape.max()));
        } else if (counter != null) {
            settleCounter(run, counter, count);
        } else if (count < shape.max()) {
            tooFew(run, count);
        }
        end(run, saved);
    }

    /** Counts all elements and writes those for which there is room. */
    private int elements(EncodeRun run) {
        int count = 0;
        do {
            if (count < shape.max()) {
                run.indexes[shape.depth()] = count;
                element.encode(run);
                run.base += shape.stride();
            } else {
                run.json.skip();
            }
            count++;
        } while (run.json.take(','));
        run.json.expect(']');
        return count;
    }

    private void settleCounter(EncodeRun run, Counter given, int count) {
        if (count < shape.min()) {
            run.errors.add(site.encodeError(run, FieldCode.ODO_COUNT, count + " elements, at least " + shape.min()));
        } else if (given.counted(run)) {
            if (given.read(run) != count) {
                run.errors.add(site.encodeError(
                        run, FieldCode.ODO_COUNT, count + " elements, but " + given.name() + " is " + given.read(run)));
            }
        } else {
            var code = given.write(run, count);
            if (code != FieldCode.GOOD) {
                run.errors.add(site.encodeError(run, code, given.name() + " cannot hold " + count));
            }
        }
    }

    private void tooFew(EncodeRun run, int count) {
        if (!replaceMissing) {
            run.errors.add(site.encodeError(run, FieldCode.ODO_COUNT, count + " elements, not " + shape.max()));
        }
        absentElements(run, count, shape.max(), !replaceMissing);
    }

    private void end(EncodeRun run, int saved) {
        if (shape.moves()) {
            run.used(run.base + shape.offset());
            run.base -= shape.max() * shape.stride();
        } else {
            run.used(saved + shape.offset() + shape.max() * shape.stride());
            run.base = saved;
        }
    }

    @Override
    void encodeAbsent(EncodeRun run) {
        boolean missed = !run.silent && !replaceMissing;
        if (missed) {
            run.missing(site);
        }
        int saved = run.base;
        int count = absentCount(run);
        absentElements(run, 0, count, missed);
        end(run, saved);
    }

    private int absentCount(EncodeRun run) {
        if (counter == null) {
            return shape.max();
        }
        if (!counter.counted(run)) {
            counter.write(run, shape.min());
            return shape.min();
        }
        long count = counter.read(run);
        return count < shape.min() || count > shape.max() ? shape.min() : (int) count;
    }

    private void absentElements(EncodeRun run, int from, int to, boolean silently) {
        boolean before = run.silent;
        run.silent |= silently;
        for (int i = from; i < to; i++) {
            run.indexes[shape.depth()] = i;
            element.encodeAbsent(run);
            run.base += shape.stride();
        }
        run.silent = before;
    }
}
