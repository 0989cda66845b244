package dev.bascule.translate.copybook.parse;

import dev.bascule.translate.copybook.layout.Position;

/** @param text of literals what is between the quotes, of other tokens what was written */
record Token(Kind kind, String text, Position position) {
    /** What it is. */
    enum Kind {
        WORD,
        NUMBER,
        LITERAL,
        HEX_LITERAL,
        PICTURE,
        PERIOD,
        END
    }

    boolean is(Kind wanted) {
        return kind == wanted;
    }

    boolean is(String word) {
        return kind == Kind.WORD && text.equalsIgnoreCase(word);
    }

    /** For messages. */
    @Override
    public String toString() {
        return switch (kind) {
            case PERIOD -> "a period";
            case END -> "the end of the copybook";
            default -> "'" + text + "'";
        };
    }
}
