/** Takes batches from any Jakarta Messaging provider in transacted sessions, and proves that they are still ours. */
@NullMarked
package dev.bascule.source.jms;

import org.jspecify.annotations.NullMarked;
