package dev.bascule.source.replay;

import dev.bascule.batch.DeadLetterReason;
import dev.bascule.batch.Outcome;
import dev.bascule.deadletter.DeadLetter;
import dev.bascule.deadletter.TypedValues;
import java.nio.charset.StandardCharsets;

/** Bodies by their type, as a JMS message has them: text to String, bytes to byte[], a map to a Map, a stream to a List. Thread-safe. */
public final class PlainLetters implements LetterReader {
    /** The only one. */
    public static final LetterReader INSTANCE = new PlainLetters();

    private PlainLetters() {}

    @Override
    public Content read(DeadLetter letter) {
        try {
            return switch (letter.bodyType()) {
                case "text" -> new Content(new String(letter.body(), StandardCharsets.UTF_8), null);
                case "bytes" -> new Content(letter.body(), null);
                case "map" -> new Content(TypedValues.decodeMap(letter.body()), null);
                case "stream" -> new Content(TypedValues.decodeList(letter.body()), null);
                case "none" -> new Content(null, null);
                default -> refused("a body of type " + letter.bodyType() + " cannot be routed");
            };
        } catch (IllegalArgumentException e) {
            return refused(String.valueOf(e.getMessage()));
        }
    }

    private static Content refused(String why) {
        return new Content(null, new Outcome.DeadLettered(DeadLetterReason.UNREADABLE, "source", why));
    }
}
