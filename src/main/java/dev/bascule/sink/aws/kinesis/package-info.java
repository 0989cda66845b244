/** Kinesis as a target. */
@NullMarked
package dev.bascule.sink.aws.kinesis;

import org.jspecify.annotations.NullMarked;
