/** Records described by COBOL copybooks to JSON and back. Pure: bytes in, bytes out. */
@NullMarked
package dev.bascule.translate.copybook;

import org.jspecify.annotations.NullMarked;
