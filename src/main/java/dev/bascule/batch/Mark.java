package dev.bascule.batch;

import org.jspecify.annotations.Nullable;

/**
 * One thing that a source wants remembered: how far it has read a file, say. It replaces what was remembered under the same name.
 *
 * @param name unique within the source
 * @param value not to be changed; null to forget it
 */
@SuppressWarnings("ArrayRecordComponent") // carried, never compared
public record Mark(String name, byte @Nullable [] value) {}
