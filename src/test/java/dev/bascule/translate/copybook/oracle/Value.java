package dev.bascule.translate.copybook.oracle;

import java.math.BigDecimal;
import java.util.Random;

/** How an elementary item is stored. */
interface Value {
    /** What follows its name in the copybook. */
    String clause();

    int length();

    /** Reads {@code length()} bytes. */
    Reading read(byte[] bytes);

    /** Bytes as programs write them. */
    byte[] sample(Random random);

    /** Whether two values are the same; numbers by what they are, not by how they are written. */
    default boolean same(Object ours, Object theirs) {
        return ours instanceof BigDecimal a && theirs instanceof BigDecimal b
                ? a.compareTo(b) == 0
                : ours.equals(theirs);
    }
}
