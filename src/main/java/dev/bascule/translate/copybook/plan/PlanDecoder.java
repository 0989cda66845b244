package dev.bascule.translate.copybook.plan;

import dev.bascule.translate.copybook.field.FieldError;
import dev.bascule.translate.copybook.json.JsonBuffer;
import java.util.List;

/** Decodes records of one plan. Used by one thread. */
public final class PlanDecoder {
    private final RecordPlan plan;
    private final DecodeRun run;

    public PlanDecoder(RecordPlan plan) {
        this.plan = plan;
        this.run = new DecodeRun(plan.tables(), plan.references());
    }

    /** Decodes {@code length} bytes; afterwards {@link #json} and {@link #takeErrors} tell the result. */
    public void decode(byte[] bytes, int from, int length) {
        run.out.clear();
        run.begin(bytes, from, from + length);
        plan.root().decode(run);
    }

    /** The object, with null for each field that has an error; until the next record. */
    public JsonBuffer json() {
        return run.out;
    }

    public boolean hasErrors() {
        return !run.errors.isEmpty();
    }

    /** The errors, once. */
    public List<FieldError> takeErrors() {
        return run.errors.take();
    }

    /** Whether the record has what {@code --where} asks for. */
    public boolean wanted() {
        for (var test : plan.where()) {
            if (!test.holds(run.bytes, run.places, run.last)) {
                return false;
            }
        }
        return true;
    }

    /** Whether {@code --where} surely leaves out a record with these errors: none is in a field that it looks at. */
    public boolean unwanted(List<FieldError> errors) {
        return !wanted() && plan.where().stream().noneMatch(test -> concerned(test, errors));
    }

    private boolean concerned(PlacedTest test, List<FieldError> errors) {
        int at = run.places[test.reference()];
        return at < 0 || errors.stream().anyMatch(error -> error.offset() == at - run.start);
    }

    /** Bytes behind those that the layout describes. */
    public int bytesLeft() {
        return run.lost ? 0 : Math.max(0, run.last - run.base - plan.record().length());
    }
}
