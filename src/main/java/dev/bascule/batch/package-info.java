/**
 * The engine: takes batches from a source, lets a route decide what becomes of each message, and settles the batch whole.
 *
 * <p>Knows no Camel component, no broker and no SQL. Everything that touches the outside is behind {@link
 * dev.bascule.batch.LaneSource}, {@link dev.bascule.batch.Router} and {@link dev.bascule.batch.Participant}.
 */
@NullMarked
package dev.bascule.batch;

import org.jspecify.annotations.NullMarked;
