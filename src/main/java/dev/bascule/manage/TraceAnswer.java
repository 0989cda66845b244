package dev.bascule.manage;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.bascule.deadletter.DeadLetter;
import dev.bascule.trace.TraceWindow;
import dev.bascule.trace.TracedMessage;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a message is.
 *
 * @param messages each time that it came, the latest first
 * @param window what the trace covers
 * @param deadLetters those with that key, whenever they came
 * @param hints where else it may be; only if the trace does not know it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record TraceAnswer(String key, List<Message> messages, Window window, List<Letter> deadLetters, List<String> hints) {

    /** See {@link TracedMessage}; times are ISO-8601. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Message(
            String key,
            @Nullable String messageId,
            String takenAt,
            String source,
            String route,
            String instance,
            int lane,
            long batch,
            String outcome,
            @Nullable String reason,
            @Nullable String stage,
            @Nullable String error,
            String endedAt,
            List<Place> targets,
            @Nullable String deadLetterId) {
        static Message of(TracedMessage message) {
            return new Message(
                    message.key(),
                    message.messageId().orElse(null),
                    message.takenAt().toString(),
                    message.source(),
                    message.route(),
                    message.instance(),
                    message.lane(),
                    message.batch(),
                    message.outcome(),
                    message.reason().orElse(null),
                    message.stage().orElse(null),
                    message.error().orElse(null),
                    message.endedAt().toString(),
                    message.targets().stream()
                            .map(place ->
                                    new Place(place.target(), place.receipt().orElse(null)))
                            .toList(),
                    message.deadLetterId().orElse(null));
        }
    }

    /** @param receipt absent where the target gave none */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Place(String target, @Nullable String receipt) {}

    /**
     * @param from absent when it is empty
     * @param messages how many it knows
     * @param dropped how many it lacks since the process started
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Window(boolean enabled, @Nullable String from, long messages, long dropped) {
        static Window of(boolean enabled, TraceWindow window, long dropped) {
            return new Window(enabled, window.from().map(Instant::toString).orElse(null), window.messages(), dropped);
        }
    }

    /** A dead letter that is in the store. */
    record Letter(String id, String route, String source, String reason, String stage, String error, String lastAt) {
        static Letter of(DeadLetter letter) {
            return new Letter(
                    letter.id(),
                    letter.route(),
                    letter.source(),
                    letter.reason().label(),
                    letter.stage(),
                    letter.error(),
                    letter.lastAt().toString());
        }
    }
}
