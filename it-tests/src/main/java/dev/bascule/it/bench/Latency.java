package dev.bascule.it.bench;

/**
 * One run at a steady low rate on one lane, from just before the JMS send to visible under read_committed.
 *
 * @param p50Millis half of the messages are faster
 * @param p99Millis 99 of 100 are faster
 */
record Latency(Competitor competitor, int round, int messages, double p50Millis, double p99Millis) {}
