package dev.bascule.sink.aws.sns;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How a route names a topic: by its ARN, or by its name within the connection's account.
 *
 * @param name as the account's owner calls it
 * @param arn if the route gives it
 */
public record TopicName(String name, Optional<String> arn) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,256}|[A-Za-z0-9_-]{1,251}\\.fifo");
    private static final Pattern ARN = Pattern.compile("arn:[a-z-]+:sns:[a-z0-9-]+:\\d{12}:(.+)");
    private static final String FIFO = ".fifo";

    /** {@link IllegalArgumentException} says what a topic's name is made of. */
    public static TopicName parse(String text) {
        var arn = ARN.matcher(text);
        var name = arn.matches() ? arn.group(1) : text;
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "'" + name
                            + "' is no topic's name: up to 256 letters, digits, '-' and '_', and .fifo at the end of a FIFO topic's");
        }
        return new TopicName(name, arn.matches() ? Optional.of(text) : Optional.empty());
    }

    /** Whether it keeps the order of each message group. */
    public boolean isFifo() {
        return name.endsWith(FIFO);
    }
}
