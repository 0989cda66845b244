package dev.bascule.translate.copybook.oracle;

import java.nio.charset.Charset;
import java.util.Random;

/** PIC X in IBM037. */
record Text(int length) implements Value {
    private static final String[] CHARACTERS = characters();

    private static String[] characters() {
        var characters = new String[256];
        for (int b = 0; b < characters.length; b++) {
            characters[b] = new String(new byte[] {(byte) b}, Charset.forName("IBM037"));
        }
        // NEL is a character of its own; the charset in Java confuses it with the line feed.
        characters[0x15] = "\u0085";
        return characters;
    }

    @Override
    public String clause() {
        return "PIC X(" + length + ")";
    }

    @Override
    public Reading read(byte[] bytes) {
        var text = new StringBuilder();
        for (byte b : bytes) {
            text.append(CHARACTERS[b & 0xff]);
        }
        while (text.length() > 0 && text.charAt(text.length() - 1) == ' ') {
            text.setLength(text.length() - 1);
        }
        return new Reading.Good(text.toString(), bytes);
    }

    @Override
    public byte[] sample(Random random) {
        var bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) (random.nextInt(4) == 0 ? 0x40 : 0xc1 + random.nextInt(9));
        }
        return bytes;
    }
}
