package dev.bascule.translate.copybook.plan;

import dev.bascule.translate.copybook.field.FieldCode;
import dev.bascule.translate.copybook.field.FieldDecoder;
import dev.bascule.translate.copybook.field.FieldEncoder;
import dev.bascule.translate.copybook.json.JsonBuffer;
import dev.bascule.translate.copybook.json.JsonCursor;
import org.jspecify.annotations.Nullable;

/** An elementary item. */
final class FieldNode extends Node {
    private static final int NO_COUNTER = -1;

    private final Site site;
    private final int offset;
    private final int length;
    private final FieldDecoder decoder;
    private final FieldEncoder encoder;
    private final NullPolicy nulls;
    private final @Nullable ConditionCheck conditions;
    private final FieldDefaults defaults;
    /** The reference by which tables know this counter. */
    private final int counter;

    FieldNode(
            Site site,
            FieldDecoder decoder,
            FieldEncoder encoder,
            NullPolicy nulls,
            @Nullable ConditionCheck conditions,
            FieldDefaults defaults,
            int counter) {
        this.site = site;
        this.offset = site.offset();
        this.length = site.length();
        this.decoder = decoder;
        this.encoder = encoder;
        this.nulls = nulls;
        this.conditions = conditions;
        this.defaults = defaults;
        this.counter = counter;
    }

    @Override
    void decode(DecodeRun run) {
        int at = run.base + offset;
        if (at + length > run.end) {
            run.truncated(site);
            return;
        }
        JsonBuffer out = run.out;
        int before = out.length();
        FieldCode code = decoder.decode(run.bytes, at, out);
        if (code != FieldCode.GOOD) {
            out.length(before);
            fault(run, at, code);
        } else if (conditions != null && !conditions.holds(run.bytes, at, out, before)) {
            out.length(before);
            fault(run, at, FieldCode.CONDITION);
        }
    }

    private void fault(DecodeRun run, int at, FieldCode code) {
        run.out.put("null");
        if (!nulls.isNull(run.bytes, at, length)) {
            run.fault(site, code, "");
        }
    }

    @Override
    void encode(EncodeRun run) {
        var kind = run.json.kind();
        if (kind == JsonCursor.Kind.NULL) {
            run.json.skip();
            encodeNull(run);
            return;
        }
        int at = run.base + offset;
        int from = run.json.position();
        run.used(at + length);
        var code = encoder.encode(kind, run.json, run.scratch, run.target, at);
        if (code != FieldCode.GOOD) {
            run.fault(site, code, from);
        }
        if (counter != NO_COUNTER) {
            run.counted[counter] = true;
        }
    }

    private void encodeNull(EncodeRun run) {
        if (nulls.writesNull()) {
            run.used(run.base + offset + length);
            nulls.write(run.target, run.base + offset, length);
        } else {
            encodeAbsent(run);
        }
    }

    @Override
    void encodeAbsent(EncodeRun run) {
        if (!run.silent && !defaults.replaceMissing() && counter == NO_COUNTER) {
            run.missing(site);
        }
        run.used(run.base + offset + length);
        defaults.write(run.silent, run.target, run.base + offset);
    }
}
