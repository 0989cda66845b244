package dev.bascule.translate.copybook.text;

import dev.bascule.translate.copybook.json.JsonBuffer;

/** PIC X of a code page with double-byte characters, which lie between shifts. */
final class MixedCodec implements TextCodec {
    private final DoubleByteCharset charset;

    MixedCodec(DoubleByteCharset charset) {
        this.charset = charset;
    }

    @Override
    public boolean decode(byte[] bytes, int from, int to, JsonBuffer out) {
        var text = new StringBuilder(to - from);
        if (!charset.decodeMixed(bytes, from, to, text)) {
            return false;
        }
        out.putText(text.toString());
        return true;
    }

    @Override
    public int encode(byte[] utf8, int from, int to, byte[] target, int at, int end) {
        var text = StrictUtf8.decode(utf8, from, to);
        return text == null ? UNMAPPABLE : charset.encodeMixed(text, target, at, end);
    }

    @Override
    public byte[] space() {
        return new byte[] {DoubleByteCharset.SPACE};
    }

    @Override
    public TextCodec withoutShifts() {
        return new PairsCodec(charset);
    }
}
