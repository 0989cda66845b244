package dev.bascule.translate.copybook.oracle;

import java.util.Set;

/** What the bytes of one item are. */
sealed interface Reading {
    /**
     * A value.
     *
     * @param value String or BigDecimal
     * @param canonical the bytes in which COBOL would have stored it
     */
    record Good(Object value, byte[] canonical) implements Reading {}

    /** Not a value; any of these codes says why. */
    record Bad(Set<String> codes) implements Reading {}

    static Reading bad(String... codes) {
        return new Bad(Set.of(codes));
    }
}
