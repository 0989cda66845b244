package dev.bascule.camel;

import com.fasterxml.jackson.core.JacksonException;
import com.jcraft.jsch.ChannelSftp;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.SftpException;
import dev.bascule.batch.DeadLetterReason;
import dev.bascule.batch.Outcome;
import dev.bascule.batch.PoisonException;
import dev.bascule.batch.UnavailableException;
import jakarta.jms.InvalidDestinationException;
import jakarta.jms.InvalidSelectorException;
import jakarta.jms.JMSException;
import jakarta.jms.MessageEOFException;
import jakarta.jms.MessageFormatException;
import jakarta.jms.MessageNotReadableException;
import jakarta.jms.MessageNotWriteableException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UTFDataFormatException;
import java.io.UnsupportedEncodingException;
import java.net.MalformedURLException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.nio.channels.ClosedChannelException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.FileSystemException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import java.util.zip.ZipException;
import javax.net.ssl.SSLException;
import org.apache.camel.ExchangeTimedOutException;
import org.apache.camel.component.direct.DirectConsumerNotAvailableException;
import org.apache.camel.component.file.GenericFileOperationFailedException;
import org.apache.camel.http.base.HttpOperationFailedException;
import org.apache.commons.net.ftp.FTPConnectionClosedException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.RetriableException;
import org.jspecify.annotations.Nullable;

/**
 * Tells whose fault a step's exception is. Pure decisions.
 *
 * <p>Unavailable is whatever a later attempt with the same message could survive: network, timeouts, a lost database, HTTP 429 and 5xx, and
 * what somebody else must put right (401, 403, 407, 408: an expired token, a proxy; a login that Kafka or a file server refuses, or a right that is
 * missing there; what a file server calls transient). Any other I/O exception is an outage when sending to an
 * endpoint threw it; elsewhere it was a parser's or a converter's, over the message's own bytes, and the message is at fault.
 */
final class Failures {
    private static final int MAX_ERROR_CHARS = 500;
    private static final Set<Integer> HTTP_OUTAGES = Set.of(401, 403, 407, 408, 429);
    private static final int SERVER_ERROR = 500;
    private static final int FTP_TRANSIENT = 4;

    /** Not logged in; no account for storing. */
    private static final Set<Integer> FTP_LOGIN = Set.of(530, 532);

    private static final Set<Integer> SFTP_NO_CONNECTION =
            Set.of(ChannelSftp.SSH_FX_NO_CONNECTION, ChannelSftp.SSH_FX_CONNECTION_LOST);
    private static final List<String> HTTP_CLIENTS = List.of("org.apache.hc.", "org.apache.http.");

    /** As in TypeConversionException, InvalidPayloadException and NoSuchHeaderException; what follows the value is left out with it. */
    private static final Pattern QUOTED_VALUE = Pattern.compile(" (with value|but has value:?) .*", Pattern.DOTALL);

    /** What parsers quote of what they were given: Jackson, numbers, times. */
    private static final Pattern QUOTED_TOKEN = Pattern.compile(
            "(?<=Unrecognized token )'.*?'(?=: )|(?<=For input string: )\".*\"|(?<=Text )'.*'(?= could not be parsed)",
            Pattern.DOTALL);

    private static final List<Class<? extends Throwable>> CONTENT = List.of(
            JacksonException.class,
            CharacterCodingException.class,
            UnsupportedEncodingException.class,
            UTFDataFormatException.class,
            MalformedURLException.class,
            ZipException.class,
            MessageFormatException.class,
            MessageEOFException.class,
            MessageNotReadableException.class,
            MessageNotWriteableException.class,
            InvalidDestinationException.class,
            InvalidSelectorException.class);

    private static final List<Class<? extends Throwable>> OUTAGE = List.of(
            SocketException.class,
            InterruptedIOException.class,
            UnknownHostException.class,
            SSLException.class,
            ClosedChannelException.class,
            FileSystemException.class,
            DirectConsumerNotAvailableException.class,
            TimeoutException.class,
            ExchangeTimedOutException.class,
            RejectedExecutionException.class,
            SQLTransientException.class,
            SQLRecoverableException.class,
            SQLNonTransientConnectionException.class,
            JMSException.class,
            FTPConnectionClosedException.class,
            JSchException.class,
            AuthenticationException.class,
            AuthorizationException.class,
            RetriableException.class);

    private Failures() {}

    /**
     * What makes the whole batch go back; empty when the message is at fault.
     *
     * @param whileSending sending to an endpoint outside this process has failed
     */
    static Optional<UnavailableException> unavailable(Throwable failure, String stage, boolean whileSending) {
        for (Throwable cause = failure; cause != null; cause = next(cause)) {
            if (cause instanceof UnavailableException unavailable) {
                return Optional.of(unavailable);
            }
            if (cause instanceof PoisonException || isOneOf(CONTENT, cause)) {
                return Optional.empty();
            }
            if (isOneOf(OUTAGE, cause)
                    || isHttpOutage(cause)
                    || isFileServerOutage(cause)
                    || (whileSending && cause instanceof IOException)) {
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

    /** Class and first line of the message, bounded, without the value that some exceptions quote: it may be the message's body. */
    static String oneLine(Throwable failure) {
        var withoutToken =
                QUOTED_TOKEN.matcher(String.valueOf(failure.getMessage())).replaceAll("[value left out]");
        var message = QUOTED_VALUE
                .matcher(withoutToken)
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
        if (cause instanceof HttpOperationFailedException http) {
            return http.getStatusCode() >= SERVER_ERROR || HTTP_OUTAGES.contains(http.getStatusCode());
        }
        return cause instanceof IOException
                && HTTP_CLIENTS.stream().anyMatch(cause.getClass().getName()::startsWith);
    }

    private static boolean isFileServerOutage(Throwable cause) {
        if (cause instanceof GenericFileOperationFailedException ftp) {
            return ftp.getCode() / 100 == FTP_TRANSIENT || FTP_LOGIN.contains(ftp.getCode());
        }
        return cause instanceof SftpException sftp && SFTP_NO_CONNECTION.contains(sftp.id);
    }

    private static @Nullable Throwable next(Throwable cause) {
        var next = cause.getCause();
        return next == cause ? null : next;
    }
}
