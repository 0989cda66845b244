/** Layouts compiled for speed: nodes that know offsets, JSON keys and codecs of their items, and the walk over them. */
@NullMarked
package dev.bascule.translate.copybook.plan;

import org.jspecify.annotations.NullMarked;
