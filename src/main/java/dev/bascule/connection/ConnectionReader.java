package dev.bascule.connection;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Reads {@code bascule.connections}. */
final class ConnectionReader {
    private static final String NAME_RULE = "letters, digits, '.', '_' and '-'";
    private static final Pattern SERVERS = Pattern.compile("[^\\s,]+:\\d{1,5}(\\s*,\\s*[^\\s,]+:\\d{1,5})*");
    private static final Pattern URL = Pattern.compile("\\(?[a-z][a-z0-9+.-]*:\\S+");
    /** One broker, or several in parentheses; none of the client's transports that move a session to another connection. */
    private static final Pattern CLASSIC_URL = Pattern.compile("(tcp|ssl|nio|nio\\+ssl)://[^\\s,()]+");

    private static final Pattern CLASSIC_URLS =
            Pattern.compile(CLASSIC_URL + "|\\(" + CLASSIC_URL + "(," + CLASSIC_URL + ")*\\)");

    private static final String URL_RULE = "the broker's URL, such as tcp://127.0.0.1:61616";
    private static final String CLASSIC_URL_RULE =
            "tcp://, ssl://, nio:// or nio+ssl:// with host and port, several of them in parentheses and separated by commas; the bridge"
                    + " connects again itself, so failover: is neither needed nor allowed";
    private static final Map<String, String> REFUSED_CLASSIC_PROPERTIES =
            Map.of("brokerURL", "use the connection's key url");
    /** Kafka settings that the promise rests on, each with the reason why it cannot be chosen. */
    private static final Map<String, String> REFUSED_KAFKA_PROPERTIES = Map.of(
            "transactional.id", "each lane has its own, made of instance, route and lane, to fence its former self",
            "acks", "always 'all': a record that only the leader has can be lost",
            "enable.idempotence", "always true: without it a retry could write a record twice",
            "bootstrap.servers", "use the connection's key bootstrap-servers");

    private ConnectionReader() {}

    static Map<String, Connection> read(Section connections) {
        var read = new TreeMap<String, Connection>();
        for (var name : connections.keys()) {
            if (!Names.isSimple(name)) {
                connections.problem(
                        name, connections.path() + "." + name + ": a connection's name is made of " + NAME_RULE);
            }
            connections
                    .section(name)
                    .flatMap(section -> connection(name, section))
                    .ifPresent(connection -> read.put(name, connection));
        }
        return read;
    }

    private static Optional<Connection> connection(String name, Section section) {
        var kind = section.requiredOneOf("kind", Kind.labels()).map(Kind::of);
        var connection = kind.map(known -> switch (known) {
            case KAFKA -> kafka(name, section);
            case ARTEMIS, ACTIVEMQ, JMS -> jms(name, known, section);
        });
        connection.ifPresent(read -> section.refuseOthers());
        return connection;
    }

    private static Connection kafka(String name, Section section) {
        return new KafkaConnection(
                name,
                section.required(
                        "bootstrap-servers", "host:port, several separated by commas", ConnectionReader::servers),
                section.properties("properties", REFUSED_KAFKA_PROPERTIES),
                section.parsed("ledger-topic", "a topic name of " + NAME_RULE, Names::simple)
                        .orElse(KafkaConnection.DEFAULT_LEDGER_TOPIC),
                section.number("ledger-partitions", KafkaConnection.DEFAULT_LEDGER_PARTITIONS, 1, 100));
    }

    private static Connection jms(String name, Kind kind, Section section) {
        var isGeneric = kind == Kind.JMS;
        return new JmsConnection(
                name,
                kind.label(),
                url(kind, section),
                section.text("username"),
                section.text("password"),
                isGeneric
                        ? Optional.of(section.requiredText(
                                "factory-class", "must be the class name of a jakarta.jms.ConnectionFactory"))
                        : Optional.empty(),
                section.properties("properties", kind == Kind.ACTIVEMQ ? REFUSED_CLASSIC_PROPERTIES : Map.of()));
    }

    private static String url(Kind kind, Section section) {
        return switch (kind) {
            case ACTIVEMQ -> section.required("url", CLASSIC_URL_RULE, text -> matching(CLASSIC_URLS, text));
            case ARTEMIS -> section.required("url", URL_RULE, text -> matching(URL, text));
            case JMS, KAFKA -> section.text("url").orElse("");
        };
    }

    private static Optional<String> servers(String text) {
        return matching(SERVERS, text);
    }

    private static Optional<String> matching(Pattern pattern, String text) {
        return Optional.of(text).filter(pattern.asMatchPredicate());
    }
}
