package dev.bascule.translate.copybook.text;

/**
 * A charset as data descriptions need it: for text, and for the digits and signs of DISPLAY numbers. Immutable and thread-safe.
 *
 * @param name as the user wrote it
 * @param text codec of PIC X
 * @param ebcdic whether digits are 0xF0 to 0xF9; otherwise they are 0x30 to 0x39
 */
public record CodePage(String name, TextCodec text, boolean ebcdic) {
    private static final byte EBCDIC_SPACE = 0x40;
    private static final byte ASCII_SPACE = 0x20;

    /**
     * The code page of that name.
     *
     * @throws IllegalArgumentException if there is none, or if spaces are not a single byte in it
     */
    public static CodePage named(String name) {
        var codec = TextCodecs.named(name);
        var space = codec.space();
        if (space.length != 1 || space[0] != EBCDIC_SPACE && space[0] != ASCII_SPACE) {
            throw new IllegalArgumentException(name
                    + " is no charset for records: its space is neither 0x40 nor 0x20; it may serve single fields");
        }
        return new CodePage(name, codec, space[0] == EBCDIC_SPACE);
    }

    /**
     * Codec of PIC G.
     *
     * @throws IllegalArgumentException if the code page has no double-byte characters
     */
    public TextCodec doubleByte() {
        return DoubleByteCharset.named(name)
                .map(PairsCodec::new)
                .orElseThrow(() -> new IllegalArgumentException(
                        "charset " + name + " has no double-byte characters; IBM1390, IBM1399, IBM930 or IBM939 has"));
    }

    public byte space() {
        return ebcdic ? EBCDIC_SPACE : ASCII_SPACE;
    }

    /** The byte of a digit, a sign, a point, a comma or a space: the same in all EBCDIC, or in all ASCII, code pages. */
    public byte invariant(char c) {
        if (!ebcdic) {
            return (byte) c;
        }
        return (byte)
                switch (c) {
                    case ' ' -> EBCDIC_SPACE;
                    case '+' -> 0x4e;
                    case '-' -> 0x60;
                    case '.' -> 0x4b;
                    case ',' -> 0x6b;
                    default -> 0xf0 | c & 0xf;
                };
    }
}
