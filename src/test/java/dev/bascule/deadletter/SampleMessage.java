package dev.bascule.deadletter;

import dev.bascule.batch.DoneKey;
import dev.bascule.batch.Original;
import dev.bascule.batch.SourceMessage;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** A message of no broker. */
public record SampleMessage(Optional<DoneKey> doneKey, String defaultKey, Original original) implements SourceMessage {
    public static final Instant TAKEN_AT = Instant.parse("2026-11-22T10:15:30.123Z");

    /** One with a done-key made of {@code number}. */
    public static SampleMessage of(int number) {
        return new SampleMessage(Optional.of(new DoneKey(number, number)), "ID:" + number, original(number));
    }

    public static SampleMessage withoutDoneKey(int number) {
        return new SampleMessage(Optional.empty(), "ID:" + number, original(number));
    }

    private static Original original(int number) {
        return new Original(
                "text",
                ("{\"order\": " + number + "}").getBytes(StandardCharsets.UTF_8),
                Map.of("JMSMessageID", "ID:" + number),
                Map.of("region", "north", "sequence", (long) number),
                1,
                TAKEN_AT);
    }

    @Override
    public OptionalLong sentAtMillis() {
        return OptionalLong.of(TAKEN_AT.toEpochMilli());
    }

    @Override
    public int sizeBytes() {
        return original.body().length;
    }

    @Override
    public boolean redelivered() {
        return false;
    }
}
