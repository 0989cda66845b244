package dev.bascule.translate.copybook.plan;

/**
 * The measures of a table.
 *
 * @param depth how many tables are around it
 * @param offset of its first element
 * @param stride bytes of an element
 * @param moves whether what follows moves up when there are fewer elements than {@code max}
 * @param mayBeEmpty whether an element can have no bytes: it consists of tables that have no elements
 */
record TableShape(int depth, int offset, int stride, int min, int max, boolean moves, boolean mayBeEmpty) {}
