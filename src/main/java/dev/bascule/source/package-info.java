/** What all sources of ours have in common. */
@NullMarked
package dev.bascule.source;

import org.jspecify.annotations.NullMarked;
