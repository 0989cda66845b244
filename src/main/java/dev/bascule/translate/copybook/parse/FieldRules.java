package dev.bascule.translate.copybook.parse;

import dev.bascule.translate.copybook.layout.Category;
import dev.bascule.translate.copybook.layout.Limits;
import dev.bascule.translate.copybook.layout.Picture;
import dev.bascule.translate.copybook.layout.Usage;

/** Which clauses go together in an elementary item, and how many bytes it has. */
final class FieldRules {
    private static final int HALFWORD_DIGITS = 4;
    private static final int FULLWORD_DIGITS = 9;
    private static final int DOUBLE_BYTES = 2;

    private final Draft draft;
    private final Usage usage;

    private FieldRules(Draft draft) {
        this.draft = draft;
        this.usage = usage(draft);
    }

    /** The usage that is written or inherited, or else the picture's. */
    static Usage usage(Draft draft) {
        return draft.usage.orElseGet(
                () -> draft.entry.picture.map(FieldRules::usualUsage).orElse(Usage.DISPLAY));
    }

    private static Usage usualUsage(Picture picture) {
        return switch (picture.category()) {
            case NATIONAL -> Usage.NATIONAL;
            case DBCS -> Usage.DISPLAY_1;
            default -> Usage.DISPLAY;
        };
    }

    /** Bytes of one occurrence of a checked item. */
    static int length(Draft draft) {
        var rules = new FieldRules(draft);
        rules.check();
        return rules.length();
    }

    private void check() {
        var entry = draft.entry;
        if (usage.floating()) {
            require(entry.picture.isEmpty(), usage.cobol() + " takes no picture");
            return;
        }
        require(entry.picture.isPresent(), "has neither a picture nor items below it");
        checkUsage(picture().category());
        boolean zoned = usage == Usage.DISPLAY && picture().category() == Category.NUMERIC;
        require(entry.signPlace.isEmpty() || (zoned && picture().signed()), "SIGN needs a DISPLAY picture with S");
        require(!entry.justified || text(), "JUSTIFIED is for text");
        require(
                !entry.blankWhenZero
                        || zoned && !picture().signed()
                        || picture().category() == Category.NUMERIC_EDITED,
                "BLANK WHEN ZERO is for edited numbers and DISPLAY numbers without a sign");
    }

    private void checkUsage(Category category) {
        switch (usage) {
            case BINARY, NATIVE_BINARY -> {
                require(category == Category.NUMERIC, usage.cobol() + " needs a picture of S, 9, V and P");
                require(
                        picture().digits() <= Limits.BINARY_DIGITS,
                        usage.cobol() + " holds up to " + Limits.BINARY_DIGITS + " digits, not "
                                + picture().digits());
            }
            case PACKED, PACKED_UNSIGNED -> {
                require(category == Category.NUMERIC, usage.cobol() + " needs a picture of S, 9, V and P");
                require(usage == Usage.PACKED || !picture().signed(), "COMP-6 has no sign; leave out the S");
            }
            case DISPLAY_1 ->
                require(category == Category.DBCS || category == Category.NATIONAL, "DISPLAY-1 needs PIC G or N");
            case NATIONAL -> require(category == Category.NATIONAL, "NATIONAL needs PIC N");
            default ->
                require(category != Category.NATIONAL && category != Category.DBCS, "PIC N and G are not DISPLAY");
        }
    }

    private boolean text() {
        return switch (picture().category()) {
            case NUMERIC, NUMERIC_EDITED, ALPHANUMERIC_EDITED -> false;
            default -> true;
        };
    }

    private int length() {
        return switch (usage) {
            case FLOAT -> Float.BYTES;
            case DOUBLE -> Double.BYTES;
            case BINARY, NATIVE_BINARY -> binaryBytes(picture().digits());
            case PACKED -> picture().digits() / 2 + 1;
            case PACKED_UNSIGNED -> (picture().digits() + 1) / 2;
            case NATIONAL, DISPLAY_1 -> picture().positions() * DOUBLE_BYTES;
            case DISPLAY -> picture().positions() + (separateSign() ? 1 : 0);
        };
    }

    private static int binaryBytes(int digits) {
        if (digits <= HALFWORD_DIGITS) {
            return Short.BYTES;
        }
        return digits <= FULLWORD_DIGITS ? Integer.BYTES : Long.BYTES;
    }

    private boolean separateSign() {
        return picture().category() == Category.NUMERIC
                && picture().signed()
                && draft.signPlace.isPresent()
                && draft.signPlace.get().separate();
    }

    private Picture picture() {
        return draft.entry.picture.orElseThrow();
    }

    private void require(boolean holds, String message) {
        if (!holds) {
            throw draft.wrong(message);
        }
    }
}
