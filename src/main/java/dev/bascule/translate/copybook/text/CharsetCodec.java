package dev.bascule.translate.copybook.text;

import dev.bascule.translate.copybook.json.JsonBuffer;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;

/** Any Java charset, with errors in the place of replacement characters. */
final class CharsetCodec implements TextCodec {
    private final Charset charset;
    private final byte[] space;

    CharsetCodec(Charset charset) {
        this.charset = charset;
        this.space = " ".getBytes(charset);
    }

    @Override
    public boolean decode(byte[] bytes, int from, int to, JsonBuffer out) {
        try {
            out.putText(charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes, from, to - from))
                    .toString());
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    @Override
    public int encode(byte[] utf8, int from, int to, byte[] target, int at, int end) {
        var text = StrictUtf8.decode(utf8, from, to);
        if (text == null) {
            return UNMAPPABLE;
        }
        try {
            var bytes = charset.newEncoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .encode(CharBuffer.wrap(text));
            int count = bytes.remaining();
            if (count > end - at) {
                return TOO_LONG;
            }
            bytes.get(target, at, count);
            return count;
        } catch (CharacterCodingException e) {
            return UNMAPPABLE;
        }
    }

    @Override
    public byte[] space() {
        return space.clone();
    }
}
