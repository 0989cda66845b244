package dev.bascule.translate.copybook.parse;

import dev.bascule.translate.copybook.layout.Condition;
import dev.bascule.translate.copybook.layout.Heading;
import dev.bascule.translate.copybook.layout.Literal;
import dev.bascule.translate.copybook.layout.Occurs;
import dev.bascule.translate.copybook.layout.Picture;
import dev.bascule.translate.copybook.layout.Position;
import dev.bascule.translate.copybook.layout.SignPlace;
import dev.bascule.translate.copybook.layout.Usage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A data description as written: what its clauses say, before it has a place in a record. */
final class Entry {
    final int level;
    final Position position;
    String name = Heading.FILLER;
    Optional<String> redefines = Optional.empty();
    Optional<Occurs> occurs = Optional.empty();
    Optional<Picture> picture = Optional.empty();
    Optional<Usage> usage = Optional.empty();
    Optional<SignPlace> signPlace = Optional.empty();
    Optional<Literal> value = Optional.empty();
    boolean synchronised;
    boolean justified;
    boolean blankWhenZero;
    /** Of a level 88. */
    final List<Condition.Range> ranges = new ArrayList<>();
    /** Of a level 66: the one or two items that it renames. */
    final List<String> renames = new ArrayList<>();

    Entry(int level, Position position) {
        this.level = level;
        this.position = position;
    }
}
