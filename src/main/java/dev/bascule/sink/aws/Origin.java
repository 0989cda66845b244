package dev.bascule.sink.aws;

/**
 * What makes an entry of a message: the same whenever the message comes to that step of the route.
 *
 * @param step its id, and those of steps that sent the message there as to one of several places; the same as long as the routes stay loaded
 * @param branch of the route that the message is in, such as {@code /s2} for the third part of a split; empty for the route itself
 */
public record Origin(String step, String branch) {}
