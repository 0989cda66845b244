package dev.bascule.benchmarks;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * What a programmer writes who knows that there will never be another record: bytes of {@code order.cpy} to JSON, field by field. Digits and
 * signs are checked, as the codec checks them.
 */
final class HandWrittenDecoder {
    private static final byte[] TO_ASCII = toAscii();

    private byte[] json = new byte[1_024];
    private int at;

    private static byte[] toAscii() {
        var ebcdic = new byte[256];
        for (int i = 0; i < ebcdic.length; i++) {
            ebcdic[i] = (byte) i;
        }
        var table = new byte[256];
        var text = new String(ebcdic, Charset.forName("IBM037"));
        for (int i = 0; i < table.length; i++) {
            char c = text.charAt(i);
            table[i] = c >= ' ' && c < 0x7f && c != '"' && c != '\\' ? (byte) c : 0;
        }
        return table;
    }

    /** The JSON of a record; valid in {@link #bytes()} until the next call. */
    int decode(byte[] record) {
        at = 0;
        zoned("{\"ORDER-ID\":", record, 0, 9, 0, false);
        number(",\"CUSTOMER-ID\":", readInt(record, 9), 0);
        text(",\"CUSTOMER-NAME\":\"", record, 13, 30);
        text(",\"STREET\":\"", record, 43, 25);
        text(",\"CITY\":\"", record, 68, 20);
        text(",\"COUNTRY\":\"", record, 88, 2);
        zoned(",\"ORDER-DATE\":", record, 90, 8, 0, false);
        text(",\"ORDER-STATUS\":\"", record, 98, 1);
        text(",\"CURRENCY-CODE\":\"", record, 99, 3);
        packed(",\"NET-AMOUNT\":", record, 102, 6, 2, true);
        packed(",\"TAX-AMOUNT\":", record, 108, 6, 2, true);
        packed(",\"DISCOUNT\":", record, 114, 4, 4, true);
        number(",\"QUANTITY\":", (short) (record[118] << 8 | record[119] & 0xff), 0);
        text(",\"WAREHOUSE\":\"", record, 120, 8);
        text(",\"CARRIER\":\"", record, 128, 12);
        text(",\"TRACKING\":\"", record, 140, 20);
        zoned(",\"PRIORITY\":", record, 160, 1, 0, false);
        zoned(",\"BALANCE\":", record, 161, 13, 2, true);
        packed(",\"WEIGHT\":", record, 174, 5, 4, false);
        text(",\"REMARK\":\"", record, 179, 21);
        json[at++] = '}';
        return at;
    }

    byte[] bytes() {
        return json;
    }

    private static int readInt(byte[] bytes, int offset) {
        return bytes[offset] << 24
                | (bytes[offset + 1] & 0xff) << 16
                | (bytes[offset + 2] & 0xff) << 8
                | bytes[offset + 3] & 0xff;
    }

    @SuppressWarnings("deprecation") // copies bytes of ASCII, which is what is wanted
    private void key(String key) {
        key.getBytes(0, key.length(), json, at);
        at += key.length();
    }

    private void text(String key, byte[] record, int offset, int length) {
        key(key);
        int end = offset + length;
        while (end > offset && record[end - 1] == 0x40) {
            end--;
        }
        for (int i = offset; i < end; i++) {
            byte c = TO_ASCII[record[i] & 0xff];
            if (c == 0) {
                throw new IllegalArgumentException("no plain text at " + i);
            }
            json[at++] = c;
        }
        json[at++] = '"';
    }

    private void zoned(String key, byte[] record, int offset, int length, int scale, boolean signed) {
        long value = 0;
        for (int i = offset; i < offset + length; i++) {
            int digit = record[i] & 0xf;
            int zone = record[i] & 0xf0;
            if (digit > 9 || zone != 0xf0 && (!signed || i < offset + length - 1 || zone < 0xa0)) {
                throw new IllegalArgumentException("no digit at " + i);
            }
            value = value * 10 + digit;
        }
        int zone = record[offset + length - 1] & 0xf0;
        number(key, zone == 0xd0 || zone == 0xb0 ? -value : value, scale);
    }

    private void packed(String key, byte[] record, int offset, int length, int scale, boolean signed) {
        long value = 0;
        for (int i = offset; i < offset + length; i++) {
            int high = record[i] >> 4 & 0xf;
            int low = record[i] & 0xf;
            boolean last = i == offset + length - 1;
            if (high > 9 || !last && low > 9) {
                throw new IllegalArgumentException("no digit at " + i);
            }
            value = last ? value * 10 + high : value * 100 + high * 10 + low;
        }
        int sign = record[offset + length - 1] & 0xf;
        boolean negative = sign == 0xd || sign == 0xb;
        if (sign < 0xa || negative && !signed) {
            throw new IllegalArgumentException("no sign at " + (offset + length - 1));
        }
        number(key, negative ? -value : value, scale);
    }

    private void number(String key, long value, int scale) {
        key(key);
        long rest = value;
        if (rest < 0) {
            json[at++] = '-';
            rest = -rest;
        }
        int end = at + Math.max(digits(rest), scale + 1) + (scale > 0 ? 1 : 0);
        int place = end;
        for (int i = 0; place > at; i++) {
            if (i == scale && scale > 0) {
                json[--place] = '.';
            }
            json[--place] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        at = end;
    }

    private static int digits(long value) {
        int digits = 1;
        for (long limit = 10; digits < 18 && value >= limit; limit *= 10) {
            digits++;
        }
        return digits;
    }

    @Override
    public String toString() {
        return new String(Arrays.copyOf(json, at), StandardCharsets.US_ASCII);
    }
}
