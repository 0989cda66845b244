package dev.bascule.source.jms;

/**
 * How much a client may hold unprocessed. Providers count messages or bytes, so both are known.
 *
 * @param messages at least 1
 * @param bytes at least 1; {@code messages} at the mean size seen so far
 */
record Prefetch(int messages, int bytes) {}
