/** The benchmark: bridge and baselines side by side on the same servers, alternated, medians. */
@NullMarked
package dev.bascule.it.bench;

import org.jspecify.annotations.NullMarked;
