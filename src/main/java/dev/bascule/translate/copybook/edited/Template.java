package dev.bascule.translate.copybook.edited;

import java.util.Arrays;

/**
 * A compiled picture: a slot for each character that is stored.
 *
 * @param literals what a slot shows, where that doesn't depend on the value
 * @param impliedPoint the slot before which V stands; beyond the last slot if there is none
 * @param fill what replaces suppressed zeros: space or asterisk
 */
record Template(
        Slot[] slots,
        char[] literals,
        int digits,
        int scale,
        int impliedPoint,
        char fill,
        Floating floating,
        String currency,
        boolean blankWhenZero) {

    int length() {
        return slots.length;
    }

    boolean isSigned() {
        return floating == Floating.PLUS
                || floating == Floating.MINUS
                || Arrays.stream(slots).anyMatch(Slot::isSign);
    }

    boolean suppressesAllDigits() {
        return Arrays.stream(slots).noneMatch(slot -> slot == Slot.NINE);
    }

    boolean hasPoint() {
        return Arrays.asList(slots).contains(Slot.POINT);
    }
}
