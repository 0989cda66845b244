/** What SQS and SNS have in common: messages of body and attributes, whose large bodies can be kept in S3. */
@NullMarked
package dev.bascule.sink.aws.message;

import org.jspecify.annotations.NullMarked;
