package dev.bascule.translate.copybook.plan;

import java.util.Arrays;

/**
 * Which bytes that are no value mean null.
 *
 * @param lowValues zero bytes do
 * @param spaces the space byte, or -1 if spaces do not
 */
record NullPolicy(boolean lowValues, int spaces) {
    static final NullPolicy NEVER = new NullPolicy(false, -1);

    boolean isNull(byte[] bytes, int at, int length) {
        return lowValues && filled(bytes, at, length, (byte) 0)
                || spaces >= 0 && filled(bytes, at, length, (byte) spaces);
    }

    private static boolean filled(byte[] bytes, int at, int length, byte with) {
        for (int i = at; i < at + length; i++) {
            if (bytes[i] != with) {
                return false;
            }
        }
        return true;
    }

    boolean writesNull() {
        return lowValues || spaces >= 0;
    }

    /** Low-values where both would do. */
    void write(byte[] target, int at, int length) {
        Arrays.fill(target, at, at + length, lowValues ? 0 : (byte) spaces);
    }
}
