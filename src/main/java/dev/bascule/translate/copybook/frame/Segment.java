package dev.bascule.translate.copybook.frame;

/** A segment of a spanned record, as its descriptor tells. */
record Segment(Kind kind, int length) {
    static final int LAST_CODE = 3;

    /** In the order of the codes. */
    enum Kind {
        COMPLETE,
        FIRST,
        LAST,
        MIDDLE;

        private static final Kind[] BY_CODE = values();

        static Kind of(int code) {
            return BY_CODE[code];
        }

        boolean begins() {
            return this == COMPLETE || this == FIRST;
        }

        boolean ends() {
            return this == COMPLETE || this == LAST;
        }

        static Kind of(boolean begins, boolean ends) {
            if (begins) {
                return ends ? COMPLETE : FIRST;
            }
            return ends ? LAST : MIDDLE;
        }
    }

    static int code(int word) {
        return word >>> 8 & 0xff;
    }
}
