package dev.bascule.sink.aws.message;

/**
 * A message's place in a FIFO queue or topic.
 *
 * @param group messages of one group are consumed in order
 * @param deduplicationId a second message with the same within five minutes is accepted and forgotten
 */
public record Fifo(String group, String deduplicationId) {}
