package dev.bascule.translate.copybook.layout;

/** Where the sign of a DISPLAY number is. */
public enum SignPlace {
    TRAILING(false, false),
    LEADING(true, false),
    TRAILING_SEPARATE(false, true),
    LEADING_SEPARATE(true, true);

    private final boolean leading;
    private final boolean separate;

    SignPlace(boolean leading, boolean separate) {
        this.leading = leading;
        this.separate = separate;
    }

    public boolean leading() {
        return leading;
    }

    /** Whether it has a byte of its own. */
    public boolean separate() {
        return separate;
    }

    public static SignPlace of(boolean leading, boolean separate) {
        if (leading) {
            return separate ? LEADING_SEPARATE : LEADING;
        }
        return separate ? TRAILING_SEPARATE : TRAILING;
    }
}
