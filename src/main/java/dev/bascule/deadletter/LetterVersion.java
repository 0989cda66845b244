package dev.bascule.deadletter;

import java.time.Instant;

/**
 * A letter as it was before it was edited, or after.
 *
 * @param version 0 for the original, then one for each edit
 * @param at when it was edited
 * @param by by whom
 * @param letter as it was, or was sent
 */
public record LetterVersion(int version, Instant at, String by, DeadLetter letter) {}
