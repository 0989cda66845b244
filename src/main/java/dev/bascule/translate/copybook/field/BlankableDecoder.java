package dev.bascule.translate.copybook.field;

import dev.bascule.translate.copybook.json.JsonBuffer;

/** BLANK WHEN ZERO: spaces are 0. */
final class BlankableDecoder extends FieldDecoder {
    private final FieldDecoder number;
    private final int length;
    private final byte space;

    BlankableDecoder(FieldDecoder number, int length, byte space) {
        this.number = number;
        this.length = length;
        this.space = space;
    }

    @Override
    public FieldCode decode(byte[] bytes, int at, JsonBuffer out) {
        if (!blank(bytes, at)) {
            return number.decode(bytes, at, out);
        }
        out.put('0');
        return FieldCode.GOOD;
    }

    @Override
    public long unscaled(byte[] bytes, int at) {
        return blank(bytes, at) ? 0 : number.unscaled(bytes, at);
    }

    private boolean blank(byte[] bytes, int at) {
        for (int i = at; i < at + length; i++) {
            if (bytes[i] != space) {
                return false;
            }
        }
        return true;
    }
}
