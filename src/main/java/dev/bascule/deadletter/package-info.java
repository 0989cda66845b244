/**
 * Dead letters: messages that could not be delivered through their own fault, kept whole for a human. Stored in SQL within the transaction
 * that settles their batch.
 */
@NullMarked
package dev.bascule.deadletter;

import org.jspecify.annotations.NullMarked;
