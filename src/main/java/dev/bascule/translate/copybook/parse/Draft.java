package dev.bascule.translate.copybook.parse;

import dev.bascule.translate.copybook.layout.Condition;
import dev.bascule.translate.copybook.layout.CopybookException;
import dev.bascule.translate.copybook.layout.SignPlace;
import dev.bascule.translate.copybook.layout.Usage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An item that is being given its place: an entry with those below it. */
final class Draft {
    final Entry entry;
    final List<Draft> children = new ArrayList<>();
    final List<Condition> conditions = new ArrayList<>();
    final Optional<Usage> usage;
    final Optional<SignPlace> signPlace;
    int offset;
    /** Of one occurrence. */
    int length;

    /** Usage and sign are inherited from the group. */
    Draft(Entry entry, Optional<Draft> parent) {
        this.entry = entry;
        this.usage = entry.usage.or(() -> parent.flatMap(group -> group.usage));
        this.signPlace = entry.signPlace.or(() -> parent.flatMap(group -> group.signPlace));
    }

    boolean group() {
        return !children.isEmpty();
    }

    int totalLength() {
        return length * entry.occurs.map(occurs -> occurs.max()).orElse(1);
    }

    /** The first elementary item. */
    Draft firstField() {
        return group() ? children.get(0).firstField() : this;
    }

    CopybookException wrong(String message) {
        return new CopybookException(entry.position, entry.name + ": " + message);
    }
}
