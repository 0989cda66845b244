/** EventBridge as a target. */
@NullMarked
package dev.bascule.sink.aws.eventbridge;

import org.jspecify.annotations.NullMarked;
