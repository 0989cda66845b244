package dev.bascule.translate.copybook.text;

import dev.bascule.translate.copybook.json.JsonBuffer;

/** PIC G: double-byte characters without shifts. */
final class PairsCodec implements TextCodec {
    private final DoubleByteCharset charset;

    PairsCodec(DoubleByteCharset charset) {
        this.charset = charset;
    }

    @Override
    public boolean decode(byte[] bytes, int from, int to, JsonBuffer out) {
        var text = new StringBuilder((to - from) / 2);
        if (!charset.decodePairs(bytes, from, to, text)) {
            return false;
        }
        out.putText(text.toString());
        return true;
    }

    @Override
    public int encode(byte[] utf8, int from, int to, byte[] target, int at, int end) {
        var text = StrictUtf8.decode(utf8, from, to);
        return text == null ? UNMAPPABLE : charset.encodePairs(text, target, at, end);
    }

    @Override
    public byte[] space() {
        return new byte[] {DoubleByteCharset.SPACE, DoubleByteCharset.SPACE};
    }
}
