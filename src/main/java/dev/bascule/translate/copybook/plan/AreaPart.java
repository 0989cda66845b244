package dev.bascule.translate.copybook.plan;

import dev.bascule.translate.copybook.field.FieldCode;
import java.util.List;

/** Bytes with several descriptions, of which one is chosen in each record. What follows lies behind the longest of them. */
final class AreaPart extends Part {
    private static final String NULL = "null";

    private final Site site;
    private final List<PlacePart> places;
    private final Choice choice;
    private final List<Part> alternatives;

    /**
     * @param places of items inside the alternatives that others refer to
     */
    AreaPart(Site site, List<PlacePart> places, Choice choice, List<Part> alternatives) {
        this.site = site;
        this.places = List.copyOf(places);
        this.choice = choice;
        this.alternatives = List.copyOf(alternatives);
    }

    @Override
    void decode(DecodeRun run) {
        for (int i = 0; i < places.size(); i++) {
            places.get(i).decode(run);
        }
        int chosen = choice.choose(run.bytes, run.places, run.end);
        if (chosen == Choice.NONE) {
            undecided(run);
            return;
        }
        int saved = run.base;
        alternatives.get(chosen).decode(run);
        run.base = saved;
    }

    private void undecided(DecodeRun run) {
        if (!run.lost) {
            run.fault(site, FieldCode.NO_ALTERNATIVE, "");
        }
        for (var part : alternatives) {
            if (part instanceof KeyedPart keyed) {
                keyed.step().putKey(run.out);
                run.out.put(NULL);
                return;
            }
        }
    }

    @Override
    void encode(EncodeRun run, ObjectReader object) {
        places.forEach(place -> place.encodeAbsent(run));
        int chosen = choice.byContent() ? present(object) : chosen(run);
        int saved = run.base;
        if (chosen != Choice.NONE) {
            alternatives.get(chosen).encode(run, object);
        }
        run.base = saved;
        if (chosen == Choice.NONE || choice.byContent() && chosen(run) != chosen) {
            run.errors.add(site.encodeError(run, FieldCode.NO_ALTERNATIVE, ""));
        }
    }

    /** What the JSON has decides where the bytes cannot, as they aren't written yet. */
    private int present(ObjectReader object) {
        for (int i = 0; i < alternatives.size(); i++) {
            if (alternatives.get(i) instanceof KeyedPart keyed && object.has(keyed.step())) {
                return i;
            }
        }
        return Choice.NONE;
    }

    private int chosen(EncodeRun run) {
        return choice.choose(run.target, run.places, run.target.length);
    }

    @Override
    void encodeAbsent(EncodeRun run) {
        places.forEach(place -> place.encodeAbsent(run));
        int chosen = choice.byContent() ? Choice.NONE : chosen(run);
        int saved = run.base;
        alternatives.get(Math.max(chosen, 0)).encodeAbsent(run);
        run.base = saved;
    }

    @Override
    boolean visible() {
        return alternatives.stream().anyMatch(Part::visible);
    }
}
