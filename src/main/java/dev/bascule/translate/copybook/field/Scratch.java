package dev.bascule.translate.copybook.field;

import dev.bascule.translate.copybook.json.Decimal;

/** Where an encoder puts a number's digits together; one for each thread. */
public final class Scratch {
    static final int DIGITS = 96;

    /** Values 0 to 9. */
    final byte[] digits = new byte[DIGITS];

    /** For numbers that come as strings. */
    final Decimal decimal = new Decimal();
}
