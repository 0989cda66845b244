/**
 * A second decoder, written from the format descriptions (z/Architecture Principles of Operation for zoned, packed and hexadecimal floating
 * point; the Enterprise COBOL Language Reference for lengths) and slow on purpose: one value at a time, with BigDecimal. It shares nothing with the codec,
 * so that the two can be compared on arbitrary bytes.
 */
package dev.bascule.translate.copybook.oracle;
