package dev.bascule.translate.copybook.text;

/** Writes one text. Shifts are written where pairs begin and end, and nowhere else. */
final class DoubleByteEncoding {
    private final DoubleByteTable singles;
    private final DoubleByteTable pairs;
    private final byte[] target;
    private final int start;
    private final int end;
    private int at;
    private boolean shifted;

    DoubleByteEncoding(DoubleByteTable singles, DoubleByteTable pairs, byte[] target, int start, int end) {
        this.singles = singles;
        this.pairs = pairs;
        this.target = target;
        this.start = start;
        this.end = end;
        this.at = start;
    }

    int mixed(CharSequence text) {
        int i = 0;
        while (i < text.length()) {
            int single = singles.slot(text, i);
            int pair = single >= 0 ? DoubleByteTable.NONE : pairs.slot(text, i);
            if (single < 0 && pair < 0) {
                return DoubleByteCharset.UNMAPPABLE;
            }
            if (!(pair < 0 ? putSingle(single) : shiftAndPutPair(pair))) {
                return DoubleByteCharset.TOO_LONG;
            }
            i += pair < 0 ? singles.units(single) : pairs.units(pair);
        }
        // Room for this was left when the last pair was written.
        shift(false);
        return at - start;
    }

    int pairs(CharSequence text) {
        int i = 0;
        while (i < text.length()) {
            int pair = pairs.slot(text, i);
            if (pair < 0) {
                return DoubleByteCharset.UNMAPPABLE;
            }
            if (end - at < 2) {
                return DoubleByteCharset.TOO_LONG;
            }
            putPair(pair);
            i += pairs.units(pair);
        }
        return at - start;
    }

    private boolean putSingle(int slot) {
        shift(false);
        if (at == end) {
            return false;
        }
        target[at++] = (byte) slot;
        return true;
    }

    private boolean shiftAndPutPair(int slot) {
        // The pair and the shift behind it, and the shift before it where there is none yet.
        if (end - at < (shifted ? 3 : 4)) {
            return false;
        }
        shift(true);
        putPair(slot);
        return true;
    }

    private void putPair(int slot) {
        DoubleByteCharset.putPair(slot, target, at);
        at += 2;
    }

    private void shift(boolean out) {
        if (out != shifted) {
            target[at++] = out ? DoubleByteCharset.SHIFT_OUT : DoubleByteCharset.SHIFT_IN;
            shifted = out;
        }
    }
}
