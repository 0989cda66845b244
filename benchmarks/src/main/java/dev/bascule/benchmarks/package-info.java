/** The copybook codec beside others, and beside code that was written by hand for one record. */
@NullMarked
package dev.bascule.benchmarks;

import org.jspecify.annotations.NullMarked;
