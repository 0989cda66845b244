/** The options of the command, the step and the feed: their names, their values, their defaults. */
@NullMarked
package dev.bascule.translate.copybook.option;

import org.jspecify.annotations.NullMarked;
