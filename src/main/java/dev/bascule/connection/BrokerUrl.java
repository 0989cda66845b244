package dev.bascule.connection;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A broker's URL as its client takes it, less the transports and lists by which a client would move a session to another connection on its own:
 * a session that silently moved proves nothing.
 */
final class BrokerUrl {
    private static final String ONE_ARTEMIS =
            "(tcp://([^\\s,()?;:/]+|\\[[0-9a-fA-F:.]+]):\\d{1,5}|(udp|jgroups)://[^\\s,()?;]+)(\\?[^\\s,()]*)?";
    private static final Pattern ARTEMIS =
            Pattern.compile(ONE_ARTEMIS + "|\\(" + ONE_ARTEMIS + "(," + ONE_ARTEMIS + ")*\\)(\\?\\S*)?");
    private static final String ARTEMIS_RULE = "the broker's URL, such as tcp://127.0.0.1:61616";

    private static final String ONE_CLASSIC = "(tcp|ssl|nio|nio\\+ssl)://[^\\s,()]+";
    private static final Pattern CLASSIC = oneOrSeveral(ONE_CLASSIC);
    private static final String CLASSIC_RULE =
            "tcp://, ssl://, nio:// or nio+ssl:// with host and port, several of them in parentheses and separated by commas; the bridge"
                    + " connects again itself, so failover: is neither needed nor allowed";

    private static final String HOST_AND_PORT = "([^\\s,()?;:/@]+|\\[[0-9a-fA-F:.]+])(:\\d{1,5})?";
    private static final String ONE_RABBIT = "amqps?://" + HOST_AND_PORT + "(/[^\\s,()?/]+)?";
    private static final Pattern RABBIT = oneOrSeveral(ONE_RABBIT);
    private static final String RABBIT_RULE =
            "amqp:// or amqps:// with host, port and virtual host, such as amqps://broker:5671/orders, several of them in parentheses and separated"
                    + " by commas; the user's name and password have keys of their own";

    private static final String ONE_AMQP = "(amqps?|amqpwss?)://" + HOST_AND_PORT + "(/[^\\s,()?]*)?(\\?[^\\s,()]*)?";
    private static final Pattern AMQP = oneOrSeveral(ONE_AMQP);
    private static final String AMQP_RULE =
            "amqp://, amqps://, amqpws:// or amqpwss:// with host and port, several of them in parentheses and separated by commas; the bridge"
                    + " connects again itself, so failover: is neither needed nor allowed";

    private BrokerUrl() {}

    /** Empty for a kind that has no URL, and after a problem. */
    static String read(Kind kind, Section section) {
        return switch (kind) {
            case ARTEMIS -> section.required("url", ARTEMIS_RULE, text -> matching(ARTEMIS, text));
            case ACTIVEMQ -> section.required("url", CLASSIC_RULE, text -> matching(CLASSIC, text));
            case RABBITMQ -> section.required("url", RABBIT_RULE, text -> matching(RABBIT, text));
            case AMQP -> section.required("url", AMQP_RULE, text -> matching(AMQP, text));
            case IBM_MQ, JMS, KAFKA, AWS -> "";
        };
    }

    private static Pattern oneOrSeveral(String one) {
        return Pattern.compile(one + "|\\(" + one + "(," + one + ")*\\)");
    }

    private static Optional<String> matching(Pattern pattern, String text) {
        return Optional.of(text).filter(pattern.asMatchPredicate());
    }
}
