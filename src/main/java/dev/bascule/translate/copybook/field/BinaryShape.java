package dev.bascule.translate.copybook.field;

/**
 * A binary number.
 *
 * @param length 2, 4 or 8 bytes
 * @param largest of the picture's digits; -1: all that the bytes hold
 */
record BinaryShape(int length, int scale, boolean signed, boolean bigEndian, long largest) {
    /** Largest value of so many digits. */
    static long nines(int digits) {
        long value = 1;
        for (int i = 0; i < digits; i++) {
            value *= 10;
        }
        return value - 1;
    }
}
