/**
 * Numbers and text with editing characters: {@code PIC $$,$$9.99CR} and {@code PIC 99/99/9999}, both ways.
 *
 * <p>The rules are those of the PICTURE clause in the IBM Enterprise COBOL for z/OS Language Reference (6.4): simple, special, fixed and
 * floating insertion, zero suppression and replacement.
 */
@NullMarked
package dev.bascule.translate.copybook.edited;

import org.jspecify.annotations.NullMarked;
