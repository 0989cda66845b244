package dev.bascule.translate.copybook.layout;

import java.util.List;
import java.util.Optional;

/**
 * An elementary item.
 *
 * @param picture absent for COMP-1 and COMP-2
 * @param value the VALUE clause
 */
public record Field(
        Heading heading,
        Optional<Picture> picture,
        Usage usage,
        SignPlace signPlace,
        boolean justified,
        boolean blankWhenZero,
        Optional<Literal> value,
        List<Condition> conditions)
        implements Item {
    public Field {
        conditions = List.copyOf(conditions);
    }

    /** The picture's; NUMERIC without one. */
    public Category category() {
        return picture.map(Picture::category).orElse(Category.NUMERIC);
    }

    /** Whether it holds a number, edited or not. */
    public boolean numeric() {
        return category() == Category.NUMERIC || category() == Category.NUMERIC_EDITED;
    }

    /** The picture as written, or nothing. */
    public String pictureText() {
        return picture.map(Picture::text).orElse("");
    }
}
