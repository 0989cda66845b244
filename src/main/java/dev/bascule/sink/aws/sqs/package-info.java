/** SQS as a target. */
@NullMarked
package dev.bascule.sink.aws.sqs;

import org.jspecify.annotations.NullMarked;
