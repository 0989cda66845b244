/** Messages that hold records: one each, or several in one of the framings of files. Pure: bytes in, bytes out. */
@NullMarked
package dev.bascule.translate.copybook.message;

import org.jspecify.annotations.NullMarked;
