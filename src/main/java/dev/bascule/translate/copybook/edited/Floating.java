package dev.bascule.translate.copybook.edited;

/** The symbol that floats before the first digit shown. */
enum Floating {
    NONE,
    PLUS,
    MINUS,
    CURRENCY;

    static Floating of(char symbol) {
        return switch (symbol) {
            case '+' -> PLUS;
            case '-' -> MINUS;
            case Symbols.CURRENCY -> CURRENCY;
            default -> NONE;
        };
    }
}
