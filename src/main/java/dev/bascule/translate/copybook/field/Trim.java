package dev.bascule.translate.copybook.field;

/** At which ends of a text spaces are taken off. */
public enum Trim {
    RIGHT(false, true),
    BOTH(true, true),
    LEFT(true, false),
    NONE(false, false);

    private final boolean left;
    private final boolean right;

    Trim(boolean left, boolean right) {
        this.left = left;
        this.right = right;
    }

    boolean left() {
        return left;
    }

    boolean right() {
        return right;
    }
}
