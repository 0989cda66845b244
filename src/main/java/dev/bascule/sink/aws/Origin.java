package dev.bascule.sink.aws;

/**
 * What makes an entry of a message: the same whenever the message comes to that step of the route.
 *
 * @param step its id; the same as long as the route stays loaded
 * @param branch of the route that the message is in, such as {@code /s2} for the third part of a split; empty for the route itself
 */
public record Origin(String step, String branch) {}
