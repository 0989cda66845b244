/**
 * Where is my message? A window, bounded in time and count, of what became of each message: noted after its batch is settled, off the lane's
 * thread, at the cost of a few dozen bytes each. It never slows or fails a lane; what it could not note, it counts.
 */
@NullMarked
package dev.bascule.trace;

import org.jspecify.annotations.NullMarked;
