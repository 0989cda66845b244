package dev.bascule.translate.copybook.field;

/** How COMP-1 and COMP-2 are stored. */
public enum FloatFormat {
    /** Hexadecimal floating point, big endian: sign, exponent of 16 plus 64 in 7 bits, fraction of 6 or 14 hexadecimal digits. */
    IBM,
    /** Binary floating point, IEEE 754, big endian. */
    IEEE,
    /** The same, little endian. */
    IEEE_LITTLE
}
