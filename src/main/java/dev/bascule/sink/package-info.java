/** Targets: what appends to a batch, and what writes it at settle. One package per kind. */
@NullMarked
package dev.bascule.sink;

import org.jspecify.annotations.NullMarked;
