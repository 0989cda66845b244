package dev.bascule.sink.aws.sqs;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How a route names a queue: by its name, its ARN or its URL.
 *
 * @param name as the account's owner calls it
 * @param account the owner, if the ARN says so
 * @param url if the route gives it
 */
public record QueueName(String name, Optional<String> account, Optional<String> url) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,80}|[A-Za-z0-9_-]{1,75}\\.fifo");
    private static final Pattern ARN = Pattern.compile("arn:[a-z-]+:sqs:[a-z0-9-]+:(\\d{12}):(.+)");
    private static final String FIFO = ".fifo";

    /** {@link IllegalArgumentException} says what a queue's name is made of. */
    public static QueueName parse(String text) {
        var arn = ARN.matcher(text);
        if (arn.matches()) {
            return new QueueName(checked(arn.group(2)), Optional.of(arn.group(1)), Optional.empty());
        }
        if (text.startsWith("http://") || text.startsWith("https://")) {
            return new QueueName(
                    checked(text.substring(text.lastIndexOf('/') + 1)), Optional.empty(), Optional.of(text));
        }
        return new QueueName(checked(text), Optional.empty(), Optional.empty());
    }

    /** Whether it keeps the order of each message group. */
    public boolean isFifo() {
        return name.endsWith(FIFO);
    }

    private static String checked(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "'" + name
                            + "' is no queue's name: up to 80 letters, digits, '-' and '_', and .fifo at the end of a FIFO queue's");
        }
        return name;
    }
}
