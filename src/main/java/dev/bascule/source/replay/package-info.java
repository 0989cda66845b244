/** Dead letters as a source of batches: the original messages go through a route again. */
@NullMarked
package dev.bascule.source.replay;

import org.jspecify.annotations.NullMarked;
