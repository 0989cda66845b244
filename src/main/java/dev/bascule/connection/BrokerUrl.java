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
    private static final Pattern CLASSIC =
            Pattern.compile(ONE_CLASSIC + "|\\(" + ONE_CLASSIC + "(," + ONE_CLASSIC + ")*\\)");
    private static final String CLASSIC_RULE =
            "tcp://, ssl://, nio:// or nio+ssl:// with host and port, several of them in parentheses and separated by commas; the bridge"
                    + " connects again itself, so failover: is neither needed nor allowed";

    private BrokerUrl() {}

    /** Empty for a kind that has no URL, and after a problem. */
    static String read(Kind kind, Section section) {
        return switch (kind) {
            case ARTEMIS -> section.required("url", ARTEMIS_RULE, text -> matching(ARTEMIS, text));
            case ACTIVEMQ -> section.required("url", CLASSIC_RULE, text -> matching(CLASSIC, text));
            case JMS, KAFKA, AWS -> "";
        };
    }

    private static Optional<String> matching(Pattern pattern, String text) {
        return Optional.of(text).filter(pattern.asMatchPredicate());
    }
}
