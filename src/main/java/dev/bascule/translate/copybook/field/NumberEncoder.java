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
    public final FieldCode encode(JsonCursor.Kind kind, JsonCursor json, Scratch scratch, byte[] target, int at) {
        Decimal number;
        if (kind == JsonCursor.Kind.NUMBER) {
            number = json.number();
        } else if (kind == JsonCursor.Kind.STRING && fromString) {
            json.string();
            number = scratch.decimal;
            if (!number.parseAll(json.text(), json.textStart(), json.textEnd())) {
                return FieldCode.WRONG_TYPE;
            }
        } else {
            json.skip();
            return FieldCode.WRONG_TYPE;
        }
        return number.isNegative() && !signed ? FieldCode.SIGN_LOSS : write(number, scratch, target, at);
    }

    abstract FieldCode write(Decimal number, Scratch scratch, byte[] target, int at);

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
