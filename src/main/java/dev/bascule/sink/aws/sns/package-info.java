/** SNS as a target. */
@NullMarked
package dev.bascule.sink.aws.sns;

import org.jspecify.annotations.NullMarked;
