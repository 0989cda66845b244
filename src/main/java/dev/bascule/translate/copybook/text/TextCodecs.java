package dev.bascule.translate.copybook.text;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** The codec for a charset: tables where they suffice. */
public final class TextCodecs {
    private TextCodecs() {}

    /**
     * The codec of a charset that Java has, or that has double-byte tables here.
     *
     * @throws IllegalArgumentException if there is no such charset
     */
    public static TextCodec named(String name) {
        return DoubleByteCharset.named(name).<TextCodec>map(MixedCodec::new).orElseGet(() -> of(javaCharset(name)));
    }

    /** UTF-16, big endian: PIC N. */
    public static TextCodec utf16() {
        return of(StandardCharsets.UTF_16BE);
    }

    private static Charset javaCharset(String name) {
        try {
            return Charset.forName(name);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("there is no charset " + name, e);
        }
    }

    private static TextCodec of(Charset charset) {
        var table = SingleByteCodec.of(charset);
        return table != null ? table : new CharsetCodec(charset);
    }
}
