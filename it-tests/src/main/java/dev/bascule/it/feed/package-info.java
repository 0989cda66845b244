/** A file of variable records on its way to Kafka while the bridge is killed again and again. */
@NullMarked
package dev.bascule.it.feed;

import org.jspecify.annotations.NullMarked;
