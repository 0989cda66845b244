/** Single values: from the bytes of an elementary item to JSON and back, and what can be wrong with them. */
@NullMarked
package dev.bascule.translate.copybook.field;

import org.jspecify.annotations.NullMarked;
