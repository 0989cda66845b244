/** Hand-written baselines that the bridge is measured against; each a JVM of its own. */
@NullMarked
package dev.bascule.it.loops;

import org.jspecify.annotations.NullMarked;
