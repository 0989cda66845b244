package dev.bascule.translate.copybook.layout;

/**
 * A picture string, understood.
 *
 * @param text as written
 * @param positions characters in storage: all but S, V and P
 * @param digits digit positions of a number, those of P not counted; 0 for text
 * @param scale digits after the decimal point; P at the right end makes it negative
 */
public record Picture(String text, Category category, int positions, int digits, int scale, boolean signed) {}
