/** Judges what arrived, knowing nothing of how the bridge works: sets of missing and repeated orders, order per group, queues. */
@NullMarked
package dev.bascule.it.verify;

import org.jspecify.annotations.NullMarked;
