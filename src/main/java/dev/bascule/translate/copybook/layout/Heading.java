package dev.bascule.translate.copybook.layout;

import java.util.Optional;

/**
 * What groups and fields have in common.
 *
 * @param name as written; {@code FILLER} where there is none
 * @param offset of the first occurrence from the start of the record, all tables before it at their largest
 * @param length bytes of one occurrence, slack at its end included
 * @param redefines the item whose area this one uses too
 */
public record Heading(
        int level,
        String name,
        Position position,
        int offset,
        int length,
        Optional<Occurs> occurs,
        Optional<String> redefines) {
    public static final String FILLER = "FILLER";

    public boolean filler() {
        return name.equalsIgnoreCase(FILLER);
    }
}
