package dev.bascule.it.feed;

import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.util.Locale;

/**
 * One record of the file, as bytes in EBCDIC and as what must become of it. Everything follows from its number.
 *
 * @param number from 1
 */
record Movement(long number) {
    /** How a copybook describes it. */
    static final String LAYOUT =
            """
                   01  MOVEMENT.
                       05  MOVEMENT-NO     PIC 9(10).
                       05  ACCOUNT         PIC X(12).
                       05  AMOUNT          PIC S9(9)V99 COMP-3.
                       05  LINE-COUNT      PIC 9(2).
                       05  LINE-TEXT       PIC X(40) OCCURS 0 TO 9 TIMES
                                           DEPENDING ON LINE-COUNT.
            """;

    /** Each so many-th has an amount that is none. */
    static final long BAD_EVERY = 1009;

    private static final Charset EBCDIC = Charset.forName("IBM037");
    private static final int LINE_BYTES = 40;
    private static final int MOST_LINES = 9;
    private static final int AMOUNT_BYTES = 6;
    private static final long AMOUNTS = 1_000_000_007L;
    private static final long STRIDE = 7_919;

    /** The number in a record's bytes. */
    static long numberIn(byte[] bytes) {
        return Long.parseLong(new String(bytes, 0, 10, EBCDIC));
    }

    /** How many of the first {@code movements} are bad. */
    static long bad(long movements) {
        return movements / BAD_EVERY;
    }

    boolean isBad() {
        return number % BAD_EVERY == 0;
    }

    int lines() {
        return (int) (number * STRIDE % (MOST_LINES + 1));
    }

    String account() {
        return String.format(Locale.ROOT, "ACC%09d", number % AMOUNTS);
    }

    /** In hundredths. */
    long amountCents() {
        long amount = number * STRIDE % AMOUNTS;
        return number % 3 == 0 ? -amount : amount;
    }

    String line(int index) {
        return "LINE " + index + " OF MOVEMENT " + number;
    }

    /** Appends its bytes. */
    void write(ByteBuffer out) {
        out.put(String.format(Locale.ROOT, "%010d%s", number, account()).getBytes(EBCDIC));
        amount(out);
        out.put(String.format(Locale.ROOT, "%02d", lines()).getBytes(EBCDIC));
        for (int i = 0; i < lines(); i++) {
            out.put(String.format(Locale.ROOT, "%-" + LINE_BYTES + "s", line(i)).getBytes(EBCDIC));
        }
    }

    /** Packed: two digits a byte, the sign last. */
    private void amount(ByteBuffer out) {
        if (isBad()) {
            for (int i = 0; i < AMOUNT_BYTES; i++) {
                out.put((byte) 0xff);
            }
            return;
        }
        var digits = String.format(Locale.ROOT, "%011d", Math.abs(amountCents())) + (amountCents() < 0 ? "d" : "c");
        for (int i = 0; i < digits.length(); i += 2) {
            out.put((byte) Integer.parseInt(digits.substring(i, i + 2), 16));
        }
    }
}
