package dev.bascule.batch;

import java.time.Instant;
import java.util.Map;

/**
 * The untouched source message, as a dead letter keeps it.
 *
 * @param bodyType {@code text} (UTF-8 bytes), {@code bytes}, {@code map} and {@code stream} (JSON bytes that keep the
 *     values' types), {@code object} (raw bytes, never deserialised), {@code raw} (of a body that cannot be read), or {@code none}
 * @param body the body's bytes
 * @param headers the source's own headers, such as {@code JMSMessageID}
 * @param properties the application's properties; values are strings, numbers and booleans
 * @param attempts how often the source has delivered it, this time included; 1 when unknown
 * @param takenAt when this bridge took it
 */
public record Original(
        String bodyType,
        byte[] body,
        Map<String, Object> headers,
        Map<String, Object> properties,
        int attempts,
        Instant takenAt) {}
