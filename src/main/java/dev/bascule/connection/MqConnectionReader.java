package dev.bascule.connection;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads a connection of kind {@code ibm-mq}. IBM's client isn't part of the bridge, since its licence is IBM's: it is looked for in {@code lib/}. */
final class MqConnectionReader {
    private static final String NAME = "[A-Za-z0-9._/%]";
    private static final String ONE_HOST = "[^\\s,()]+\\(\\d{1,5}\\)";
    private static final Pattern HOSTS = Pattern.compile(ONE_HOST + "(," + ONE_HOST + ")*");
    private static final Pattern CCDT = Pattern.compile("(file|https?|ftp)://\\S+");
    private static final Pattern CHANNEL = Pattern.compile(NAME + "{1,20}");
    private static final Pattern QUEUE_MANAGER = Pattern.compile("\\*|\\*?" + NAME + "{1,48}");
    private static final Pattern APPLICATION = Pattern.compile("\\S.{0,27}");
    private static final Pattern CIPHER_SUITE = Pattern.compile("\\*?[A-Z0-9_]+");

    private static final Map<String, String> REFUSED = Map.ofEntries(
            Map.entry("WMQ_CONNECTION_NAME_LIST", "use the connection's key hosts"),
            Map.entry("WMQ_HOST_NAME", "use the connection's key hosts"),
            Map.entry("WMQ_PORT", "use the connection's key hosts"),
            Map.entry("WMQ_CCDTURL", "use the connection's key ccdt"),
            Map.entry("WMQ_CHANNEL", "use the connection's key channel"),
            Map.entry("WMQ_QUEUE_MANAGER", "use the connection's key queue-manager"),
            Map.entry("WMQ_APPLICATIONNAME", "use the connection's key application"),
            Map.entry("WMQ_SSL_CIPHER_SUITE", "use the connection's key cipher-suite"),
            Map.entry("WMQ_CONNECTION_MODE", "always WMQ_CM_CLIENT"),
            Map.entry(
                    "WMQ_CLIENT_RECONNECT_OPTIONS",
                    "the bridge connects again itself, since a session that silently moved proves nothing"));

    private MqConnectionReader() {}

    static Connection read(String name, Section section) {
        var rule = MqProperties.find();
        if (rule.isEmpty()) {
            section.problem("kind", section.path() + ".kind: " + MqProperties.MISSING);
        }
        var options = new LinkedHashMap<String, String>();
        option(
                options,
                section,
                "channel",
                "a channel's name: 1 to 20 letters, digits, '.', '_', '/' and '%'",
                CHANNEL);
        option(
                options,
                section,
                "queue-manager",
                "a queue manager's name, or '*' and the name of a group of them, or '*' alone",
                QUEUE_MANAGER);
        option(options, section, "application", "1 to 28 characters", APPLICATION);
        option(
                options,
                section,
                "cipher-suite",
                "a CipherSpec or CipherSuite, such as TLS_AES_256_GCM_SHA384 or *TLS13ORHIGHER",
                CIPHER_SUITE);
        TlsStores.read(section, options);
        return new JmsConnection(
                name,
                Kind.IBM_MQ.label(),
                address(section),
                section.text("username"),
                section.text("password"),
                Optional.empty(),
                section.properties(
                        "properties",
                        REFUSED,
                        rule.<PropertyRule>map(found -> found).orElse(PropertyRule.NONE)),
                options);
    }

    private static String address(Section section) {
        var hosts = section.parsed(
                "hosts",
                "host(port), several separated by commas",
                text -> matching(HOSTS, text.replaceAll("\\s*,\\s*", ",")));
        var ccdt = section.parsed("ccdt", "a URL, such as file:///etc/mq/ccdt.json", text -> matching(CCDT, text));
        var keys = section.keys();
        if (keys.contains("hosts") == keys.contains("ccdt")) {
            section.problem(
                    "hosts",
                    section.path()
                            + ": needs either hosts, such as mq1(1414),mq2(1414), or ccdt, a client channel definition"
                            + " table's URL");
        }
        if (keys.contains("channel") == keys.contains("ccdt")) {
            section.problem("channel", section.path() + ": hosts need a channel; a ccdt names the channels itself");
        }
        return hosts.or(() -> ccdt).orElse("");
    }

    private static void option(Map<String, String> options, Section section, String key, String rule, Pattern pattern) {
        section.parsed(key, rule, text -> matching(pattern, text)).ifPresent(value -> options.put(key, value));
    }

    private static Optional<String> matching(Pattern pattern, String text) {
        return Optional.of(text).filter(pattern.asMatchPredicate());
    }
}
