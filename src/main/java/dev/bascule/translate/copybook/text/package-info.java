/** Code pages: from bytes to JSON strings and back, never with a replacement character. */
@NullMarked
package dev.bascule.translate.copybook.text;

import org.jspecify.annotations.NullMarked;
