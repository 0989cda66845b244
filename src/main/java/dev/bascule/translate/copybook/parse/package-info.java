/** Reads the COBOL data description language: source lines, COPY, tokens, clauses, and from them a layout. */
@NullMarked
package dev.bascule.translate.copybook.parse;

import org.jspecify.annotations.NullMarked;
