/** The torture test: random faults under load, and the conservation law after them. */
@NullMarked
package dev.bascule.it.torture;

import org.jspecify.annotations.NullMarked;
