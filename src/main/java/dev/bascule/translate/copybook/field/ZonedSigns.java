package dev.bascule.translate.copybook.field;

/** How the byte that carries digit and sign of a zoned number is read and written. */
public enum ZonedSigns {
    /** EBCDIC zones: A, C, E and F plus, B and D minus. */
    EBCDIC {
        @Override
        int read(int b) {
            int zone = b >> 4;
            int digit = b & 0xf;
            if (zone < 0xa || digit > 9) {
                return BAD;
            }
            return zone == 0xb || zone == 0xd ? MINUS | digit : digit;
        }

        @Override
        int write(int digit, boolean negative) {
            return (negative ? 0xd0 : 0xc0) | digit;
        }
    },
    /** EBCDIC zones after a translation to ASCII: {@code {ABCDEFGHI} plus, <code>}JKLMNOPQR</code> minus, digits plus. */
    TRANSLATED {
        @Override
        int read(int b) {
            if (b >= '0' && b <= '9') {
                return b - '0';
            }
            int plus = PLUS_LETTERS.indexOf(b);
            int minus = MINUS_LETTERS.indexOf(b);
            return minus >= 0 ? MINUS | minus : plus >= 0 ? plus : BAD;
        }

        @Override
        int write(int digit, boolean negative) {
            return (negative ? MINUS_LETTERS : PLUS_LETTERS).charAt(digit);
        }
    },
    /** ASCII as Micro Focus writes it: 0x3n plus, 0x7n minus. */
    ASCII_MF {
        @Override
        int read(int b) {
            int zone = b >> 4;
            int digit = b & 0xf;
            if (zone != 0x3 && zone != 0x7 || digit > 9) {
                return BAD;
            }
            return zone == 0x7 ? MINUS | digit : digit;
        }

        @Override
        int write(int digit, boolean negative) {
            return (negative ? 0x70 : 0x30) | digit;
        }
    };

    /** Set in what {@link #read} returns when the number is negative. */
    static final int MINUS = 0x10;

    /** Returned by {@link #read} for a byte that is none. */
    static final int BAD = -1;

    private static final String PLUS_LETTERS = "{ABCDEFGHI";
    private static final String MINUS_LETTERS = "}JKLMNOPQR";

    /** The digit, with MINUS or without, or BAD. */
    abstract int read(int b);

    abstract int write(int digit, boolean negative);
}
