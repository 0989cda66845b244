package dev.bascule.translate.copybook.plan;

import dev.bascule.translate.copybook.field.FieldCode;
import dev.bascule.translate.copybook.field.FieldError;
import dev.bascule.translate.copybook.json.JsonException;
import java.util.List;

/** Encodes records of one plan. Used by one thread. */
public final class PlanEncoder {
    private final RecordPlan plan;
    private final EncodeRun run;

    /** @param space what bytes hold that no item writes */
    public PlanEncoder(RecordPlan plan, byte space) {
        this.plan = plan;
        this.run = new EncodeRun(plan.tables(), plan.references(), plan.record().length(), space);
    }

    /** Encodes one JSON object; afterwards {@link #bytes}, {@link #length} and {@link #takeErrors} tell the result. */
    public void encode(byte[] json, int from, int length) {
        run.begin(json, from, from + length);
        try {
            plan.root().encode(run);
            run.json.expectEnd();
        } catch (JsonException e) {
            run.errors.add(new FieldError("", -1, 0, "", "", "", FieldCode.INVALID_JSON, e.getMessage() + ""));
        }
    }

    /** Holds the record in its first bytes; until the next one. */
    public byte[] bytes() {
        return run.target;
    }

    public int length() {
        return run.end;
    }

    public boolean hasErrors() {
        return !run.errors.isEmpty();
    }

    /** The errors, once. */
    public List<FieldError> takeErrors() {
        return run.errors.take();
    }
}
