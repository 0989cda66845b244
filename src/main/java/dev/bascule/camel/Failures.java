package dev.bascule.camel;

import com.fasterxml.jackson.core.JacksonException;
import dev.bascule.batch.DeadLetterReason;
import dev.bascule.batch.Outcome;
import dev.bascule.batch.PoisonException;
import dev.bascule.batch.UnavailableException;
import java.io.IOException;
import java.io.UTFDataFormatException;
import java.nio.charset.CharacterCodingException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import java.util.zip.ZipException;
import org.apache.camel.ExchangeTimedOutException;
import org.apache.camel.component.direct.DirectConsumerNotAvailableException;
import org.apache.camel.http.base.HttpOperationFailedException;
import org.apache.kafka.common.errors.RetriableException;
import org.jspecify.annotations.Nullable;

/**
 * Tells whose fault a step's exception is. Pure decisions.
 *
 * <p>Unavailable is whatever a later attempt with the same message could survive: I/O, timeouts, HTTP 429 and 5xx, a lost database. An I/O
 * exception that a parser threw over the message's own bytes is poison, though it looks like the other kind.
 */
final class Failures {
    private static final int MAX_ERROR_CHARS = 500;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int SERVER_ERROR = 500;

    /** As in TypeConversionException, InvalidPayloadException and NoSuchHeaderException; what follows the value is left out with it. */
    private static final Pattern QUOTED_VALUE = Pattern.compile(" (with value|but has value:?) .*", Pattern.DOTALL);

    private static final List<Class<? extends Throwable>> CONTENT = List.of(
            JacksonException.class, CharacterCodingException.class, UTFDataFormatException.class, ZipException.class);

    private static final List<Class<? extends Throwable>> OUTAGE = List.of(
            IOException.class,
            DirectConsumerNotAvailableException.class,
            TimeoutException.class,
            ExchangeTimedOutException.class,
            RejectedExecutionException.class,
            SQLTransientException.class,
            SQLRecoverableException.class,
            SQLNonTransientConnectionException.class,
            RetriableException.class);

    private Failures() {}

    /** What makes the whole batch go back; empty when the message is at fault. */
    static Optional<UnavailableException> unavailable(Throwable failure, String stage) {
        for (Throwable cause = failure; cause != null; cause = next(cause)) {
            if (cause instanceof UnavailableException unavailable) {
                return Optional.of(unavailable);
            }
            if (cause instanceof PoisonException || isOneOf(CONTENT, cause)) {
                return Optional.empty();
            }
            if (isOneOf(OUTAGE, cause) || isHttpOutage(cause) || isJmsOutage(cause)) {
                return Optional.of(
                        new UnavailableException(UnavailableException.Kind.STEP, stage, oneLine(cause), failure));
            }
        }
        return Optional.empty();
    }

    /** The dead letter for a message that is at fault. */
    static Outcome.DeadLettered poison(Throwable failure, String stage) {
        for (Throwable cause = failure; cause != null; cause = next(cause)) {
            if (cause instanceof PoisonException poison) {
                return new Outcome.DeadLettered(poison.reason(), stage, oneLine(poison), poison.fieldErrors());
            }
        }
        return new Outcome.DeadLettered(DeadLetterReason.STEP_FAILED, stage, oneLine(failure));
    }

    /** The dead letter for a message whose failure the route handled without sending it anywhere. */
    static Outcome.DeadLettered handled(Throwable caught, String stage) {
        var letter = poison(caught, stage);
        return new Outcome.DeadLettered(
                DeadLetterReason.HANDLED_WITHOUT_TARGET, stage, oneLine(caught), letter.fieldErrors());
    }

    /** Class and first line of the message, bounded, without the value that some of Camel's exceptions quote: it may be the message's body. */
    static String oneLine(Throwable failure) {
        var message = QUOTED_VALUE
                .matcher(String.valueOf(failure.getMessage()))
                .replaceFirst(" [value left out]")
                .lines()
                .findFirst()
                .orElse("");
        var line = failure.getClass().getSimpleName() + ": " + message;
        return line.length() > MAX_ERROR_CHARS ? line.substring(0, MAX_ERROR_CHARS) + "…" : line;
    }

    private static boolean isOneOf(List<Class<? extends Throwable>> types, Throwable cause) {
        return types.stream().anyMatch(type -> type.isInstance(cause));
    }

    private static boolean isHttpOutage(Throwable cause) {
        return cause instanceof HttpOperationFailedException http
                && (http.getStatusCode() == TOO_MANY_REQUESTS || http.getStatusCode() >= SERVER_ERROR);
    }

    private static boolean isJmsOutage(Throwable cause) {
        return cause instanceof jakarta.jms.JMSException && !(cause instanceof jakarta.jms.MessageFormatException);
    }

    private static @Nullable Throwable next(Throwable cause) {
        var next = cause.getCause();
        return next == cause ? null : next;
    }
}
