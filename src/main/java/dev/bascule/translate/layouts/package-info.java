/** Copybooks as files in folders. */
@NullMarked
package dev.bascule.translate.layouts;

import org.jspecify.annotations.NullMarked;
