package dev.bascule.translate.copybook.plan;

import dev.bascule.translate.copybook.field.FieldCode;
import dev.bascule.translate.copybook.json.JsonCursor;
import java.util.Arrays;
import java.util.List;

/** A group: a JSON object. */
final class GroupNode extends Node {
    private final Site site;
    private final Part[] parts;
    private final boolean visible;
    private final boolean replaceMissing;

    /** @param replaceMissing whether it is no error that the JSON doesn't have it */
    GroupNode(Site site, List<Part> parts, boolean replaceMissing) {
        this.site = site;
        this.parts = parts.toArray(Part[]::new);
        this.visible = Arrays.stream(this.parts).anyMatch(Part::visible);
        this.replaceMissing = replaceMissing;
    }

    @Override
    void decode(DecodeRun run) {
        run.out.put('{');
        for (var part : parts) {
            part.decode(run);
        }
        run.out.put('}');
    }

    @Override
    void encode(EncodeRun run) {
        var kind = run.json.kind();
        if (kind != JsonCursor.Kind.OBJECT) {
            int from = run.json.position();
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
        var object = run.enterObject(site);
        for (var part : parts) {
            part.encode(run, object);
        }
        object.close();
        run.leaveObject();
    }

    @Override
    void encodeAbsent(EncodeRun run) {
        boolean before = run.silent;
        if (!before && !replaceMissing) {
            if (visible) {
                run.missing(site);
            }
            run.silent = true;
        }
        for (var part : parts) {
            part.encodeAbsent(run);
        }
        run.silent = before;
    }
}
