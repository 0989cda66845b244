package dev.bascule.ledger;

import dev.bascule.batch.UnavailableException;
import dev.bascule.batch.UnavailableException.Kind;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.ApiException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.DisconnectException;
import org.apache.kafka.common.errors.InvalidConfigurationException;
import org.apache.kafka.common.errors.InvalidReplicationFactorException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.InvalidTxnTimeoutException;
import org.apache.kafka.common.errors.NotEnoughReplicasAfterAppendException;
import org.apache.kafka.common.errors.NotEnoughReplicasException;
import org.apache.kafka.common.errors.PolicyViolationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.TransactionAbortableException;
import org.apache.kafka.common.errors.TransactionalIdAuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.errors.UnsupportedVersionException;

/** Makes an {@link UnavailableException} of what a Kafka client reports: whether it passes by itself, and what to do. Pure. */
public final class KafkaTrouble {
    private static final List<Class<? extends Exception>> NEEDS_SOMEBODY = List.of(
            AuthorizationException.class,
            AuthenticationException.class,
            UnknownTopicOrPartitionException.class,
            InvalidTopicException.class,
            InvalidTxnTimeoutException.class,
            InvalidReplicationFactorException.class,
            InvalidConfigurationException.class,
            PolicyViolationException.class,
            UnsupportedVersionException.class,
            ConfigException.class);

    private KafkaTrouble() {}

    /**
     * @param connection name of the connection
     * @param doing what was tried, as in {@code writing to topic orders}
     */
    public static UnavailableException unavailable(String connection, String doing, Throwable failure) {
        var cause = root(failure);
        var kind = NEEDS_SOMEBODY.stream().anyMatch(type -> type.isInstance(cause)) ? Kind.MISCONFIGURED : Kind.DOWN;
        return new UnavailableException(kind, connection, doing + ": " + text(cause) + advice(cause), failure);
    }

    /** Whether the brokers simply did not answer in time: asking them to end the transaction would only take as long again. */
    public static boolean isSilence(Throwable failure) {
        return isTimeout(failure) || root(failure) instanceof DisconnectException;
    }

    /** Whether the client gave up waiting; what it says then is about itself. */
    static boolean isTimeout(Throwable failure) {
        return root(failure) instanceof TimeoutException;
    }

    /** The exception that says most: wrappers taken off, and the reason of a timeout rather than the timeout. */
    public static Throwable root(Throwable failure) {
        var current = failure;
        while (true) {
            var cause = current.getCause();
            boolean wrapper = current instanceof ExecutionException
                    || current instanceof CompletionException
                    || !(current instanceof ApiException || current instanceof ConfigException);
            boolean symptom = current instanceof TimeoutException || current instanceof TransactionAbortableException;
            if (cause == null || !(wrapper || (symptom && cause instanceof ApiException))) {
                return current;
            }
            current = cause;
        }
    }

    /** One line: the message, with the type where that says something the message doesn't. */
    public static String text(Throwable cause) {
        if (cause instanceof UnknownTopicOrPartitionException) {
            return "no such topic";
        }
        var type = cause.getClass().getSimpleName().replace("Exception", "");
        var message = cause.getMessage() == null
                ? ""
                : cause.getMessage().replaceAll("\\s+", " ").strip();
        return message.isEmpty() ? words(type) : message;
    }

    private static String advice(Throwable cause) {
        if (cause instanceof TopicAuthorizationException e) {
            return "; allow this user to write, read and describe " + e.unauthorizedTopics();
        } else if (cause instanceof TransactionalIdAuthorizationException) {
            return "; allow this user to write and describe transactional ids that begin with bascule-";
        } else if (cause instanceof AuthorizationException) {
            return "; the user of this connection lacks a permission";
        } else if (cause instanceof AuthenticationException) {
            return "; check the connection's sasl and ssl properties";
        } else if (cause instanceof UnknownTopicOrPartitionException) {
            return "; create it, or correct the route";
        } else if (cause instanceof InvalidTxnTimeoutException) {
            return "; raise the broker's transaction.max.timeout.ms or lower transaction.timeout.ms here";
        } else if (cause instanceof UnsupportedVersionException) {
            return "; this broker is too old for transactions as they are needed here";
        } else if (cause instanceof ConfigException) {
            return "; check the connection's properties";
        } else if (cause instanceof NotEnoughReplicasException
                || cause instanceof NotEnoughReplicasAfterAppendException) {
            return "; brokers that hold the topic are down";
        }
        return "";
    }

    private static String words(String type) {
        return type.replaceAll("([a-z])([A-Z])", "$1 $2").toLowerCase(Locale.ROOT);
    }
}
