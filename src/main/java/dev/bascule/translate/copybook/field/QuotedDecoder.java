package dev.bascule.translate.copybook.field;

import dev.bascule.translate.copybook.json.JsonBuffer;

/** A number as a JSON string. */
final class QuotedDecoder extends FieldDecoder {
    private final FieldDecoder number;

    QuotedDecoder(FieldDecoder number) {
        this.number = number;
    }

    @Override
    public FieldCode decode(byte[] bytes, int at, JsonBuffer out) {
        out.put('"');
        var code = number.decode(bytes, at, out);
        out.put('"');
        return code;
    }

    @Override
    public long unscaled(byte[] bytes, int at) {
        return number.unscaled(bytes, at);
    }
}
