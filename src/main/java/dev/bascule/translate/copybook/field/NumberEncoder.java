package dev.bascule.translate.copybook.field;

import dev.bascule.translate.copybook.json.Decimal;
import dev.bascule.translate.copybook.json.JsonCursor;

/** Encoders that take a JSON number. */
abstract class NumberEncoder extends FieldEncoder {
    private final boolean signed;
    private final boolean fromString;

    /** @param fromString whether a string with a number in it will do too */
    NumberEncoder(boolean signed, boolean fromString) {
        this.signed = signed;
        this.fromString = fromString;
    }

    @Override
    final FieldCode string(JsonCursor json, Scratch scratch, byte[] target, int at) {
        json.string();
        boolean isNumber = fromString && scratch.decimal.parseAll(json.text(), json.textStart(), json.textEnd());
        return isNumber ? number(scratch.decimal, scratch, target, at) : FieldCode.WRONG_TYPE;
    }

    @Override
    abstract FieldCode number(Decimal number, Scratch scratch, byte[] target, int at);

    /** Whether the number is negative and the item has no sign. */
    final boolean losesSign(Decimal number) {
        return !signed && number.isNegative();
    }

    /** What {@link Decimal#unscaled} said instead of a number. */
    static FieldCode code(long refusal) {
        return refusal == Decimal.TOO_LARGE ? FieldCode.OVERFLOW : FieldCode.LOSSY;
    }

    static FieldCode code(Decimal.Fit fit) {
        return switch (fit) {
            case EXACT -> FieldCode.GOOD;
            case TOO_LARGE -> FieldCode.OVERFLOW;
            case TOO_FINE -> FieldCode.LOSSY;
        };
    }
}
