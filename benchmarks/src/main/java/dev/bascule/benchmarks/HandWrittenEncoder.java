package dev.bascule.benchmarks;

import java.nio.charset.Charset;

/**
 * The way back, likewise for one record: JSON with the fields of {@code order.cpy} in their order and without spaces between. What doesn't fit
 * is refused.
 */
final class HandWrittenEncoder {
    private static final byte[] TO_EBCDIC = toEbcdic();

    private final byte[] record = new byte[Orders.RECORD_BYTES];
    private byte[] json = {};
    private int at;

    private static byte[] toEbcdic() {
        var ascii = new char[128];
        for (char c = 0; c < ascii.length; c++) {
            ascii[c] = c;
        }
        return new String(ascii).getBytes(Charset.forName("IBM037"));
    }

    /** The record; valid until the next call. */
    byte[] encode(byte[] source) {
        json = source;
        at = 0;
        zoned("{\"ORDER-ID\":", 0, 9, 0, false);
        writeInt(9, binary(",\"CUSTOMER-ID\":", 999_999_999));
        text(",\"CUSTOMER-NAME\":\"", 13, 30);
        text(",\"STREET\":\"", 43, 25);
        text(",\"CITY\":\"", 68, 20);
        text(",\"COUNTRY\":\"", 88, 2);
        zoned(",\"ORDER-DATE\":", 90, 8, 0, false);
        text(",\"ORDER-STATUS\":\"", 98, 1);
        text(",\"CURRENCY-CODE\":\"", 99, 3);
        packed(",\"NET-AMOUNT\":", 102, 6, 2, true);
        packed(",\"TAX-AMOUNT\":", 108, 6, 2, true);
        packed(",\"DISCOUNT\":", 114, 4, 4, true);
        writeShort(118, binary(",\"QUANTITY\":", 9_999));
        text(",\"WAREHOUSE\":\"", 120, 8);
        text(",\"CARRIER\":\"", 128, 12);
        text(",\"TRACKING\":\"", 140, 20);
        zoned(",\"PRIORITY\":", 160, 1, 0, false);
        zoned(",\"BALANCE\":", 161, 13, 2, true);
        packed(",\"WEIGHT\":", 174, 5, 4, false);
        text(",\"REMARK\":\"", 179, 21);
        return record;
    }

    private void key(String key) {
        for (int i = 0; i < key.length(); i++) {
            if (json[at++] != key.charAt(i)) {
                throw new IllegalArgumentException("no " + key + " before " + at);
            }
        }
    }

    private void text(String key, int offset, int length) {
        key(key);
        int to = offset;
        for (byte c = json[at++]; c != '"'; c = json[at++]) {
            if (to == offset + length || c < ' ' || c == '\\') {
                throw new IllegalArgumentException("no plain text of " + length + " bytes before " + at);
            }
            record[to++] = TO_EBCDIC[c];
        }
        while (to < offset + length) {
            record[to++] = 0x40;
        }
    }

    private long number(String key, int scale) {
        key(key);
        boolean negative = json[at] == '-';
        if (negative) {
            at++;
        }
        long value = 0;
        int fraction = -1;
        for (byte c = json[at]; c >= '0' && c <= '9' || c == '.' && fraction < 0; c = json[++at]) {
            if (c == '.') {
                fraction = 0;
            } else {
                value = value * 10 + c - '0';
                fraction += fraction < 0 ? 0 : 1;
            }
        }
        for (int i = Math.max(fraction, 0); i < scale; i++) {
            value *= 10;
        }
        if (fraction > scale) {
            throw new IllegalArgumentException("too many decimal places before " + at);
        }
        return negative ? -value : value;
    }

    private void zoned(String key, int offset, int length, int scale, boolean signed) {
        long value = number(key, scale);
        long rest = Math.abs(value);
        for (int i = offset + length - 1; i >= offset; i--) {
            record[i] = (byte) (0xf0 | rest % 10);
            rest /= 10;
        }
        requireFit(rest, value, signed);
        if (signed) {
            record[offset + length - 1] &= (byte) (value < 0 ? 0xdf : 0xcf);
        }
    }

    private void packed(String key, int offset, int length, int scale, boolean signed) {
        long value = number(key, scale);
        long rest = Math.abs(value);
        int last = offset + length - 1;
        record[last] = (byte) (rest % 10 << 4 | (!signed ? 0xf : value < 0 ? 0xd : 0xc));
        rest /= 10;
        for (int i = last - 1; i >= offset; i--) {
            int two = (int) (rest % 100);
            record[i] = (byte) (two / 10 << 4 | two % 10);
            rest /= 100;
        }
        requireFit(rest, value, signed);
    }

    private static void requireFit(long rest, long value, boolean signed) {
        if (rest != 0 || value < 0 && !signed) {
            throw new IllegalArgumentException("no room for " + value);
        }
    }

    private long binary(String key, long largest) {
        long value = number(key, 0);
        requireFit(Math.abs(value) > largest ? 1 : 0, value, true);
        return value;
    }

    private void writeInt(int offset, long value) {
        writeShort(offset, value >> 16);
        writeShort(offset + 2, value);
    }

    private void writeShort(int offset, long value) {
        record[offset] = (byte) (value >> 8);
        record[offset + 1] = (byte) value;
    }
}
