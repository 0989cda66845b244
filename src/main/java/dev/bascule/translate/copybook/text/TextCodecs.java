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

    /**
     * The codec of a charset that single items can have.
     *
     * @throws IllegalArgumentException if there is no such charset, or if its space has more than two bytes
     */
    public static TextCodec ofItem(String name) {
        var codec = named(name);
        int bytes = codec.space().length;
        if (bytes > 2) {
            throw new IllegalArgumentException("charset " + name + " has " + bytes
                    + " bytes for a space; items are padded with one or two, as in UTF-16BE or UTF-16LE");
        }
        return codec;
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
