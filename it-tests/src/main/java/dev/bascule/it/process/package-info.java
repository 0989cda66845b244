/** Processes that tests start, kill, pause and measure: the bridge, the lab, and JVMs of our own. */
@NullMarked
package dev.bascule.it.process;

import org.jspecify.annotations.NullMarked;
