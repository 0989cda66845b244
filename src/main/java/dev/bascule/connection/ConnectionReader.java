package dev.bascule.connection;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Reads {@code bascule.connections}. */
final class ConnectionReader {
    private static final String NAME_RULE = "letters, digits, '.', '_' and '-'";
    private static final Pattern SERVERS = Pattern.compile("[^\\s,]+:\\d{1,5}(\\s*,\\s*[^\\s,]+:\\d{1,5})*");
    private static final String RECONNECTS =
            "the bridge connects again itself, since a session that silently moved proves nothing";

    /** Kafka settings that the promise rests on, each with the reason why it cannot be chosen. */
    private static final Map<String, String> REFUSED_KAFKA_PROPERTIES = Map.of(
            "transactional.id", "each lane has its own, made of instance, route and lane, to fence its former self",
            "acks", "always 'all': a record that only the leader has can be lost",
            "enable.idempotence", "always true: without it a retry could write a record twice",
            "bootstrap.servers", "use the connection's key bootstrap-servers");

    private static final Map<String, String> REFUSED_ARTEMIS_PROPERTIES = Map.of(
            "reconnectAttempts", RECONNECTS,
            "initialConnectAttempts", RECONNECTS,
            "blockOnAcknowledge", "always true: the proof of ownership is its answer",
            "transactionBatchSize", "larger than any batch, so that acknowledgements travel once",
            "consumerWindowSize", "follows from the bounds of a batch");

    private static final Map<String, String> REFUSED_CLASSIC_PROPERTIES =
            Map.of("brokerURL", "use the connection's key url");

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
            case AWS -> AwsConnectionReader.read(name, section);
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
                section.properties("properties", refusedProperties(Kind.KAFKA), new KafkaProperties()),
                section.parsed("ledger-topic", "a topic name of " + NAME_RULE, Names::simple)
                        .orElse(KafkaConnection.DEFAULT_LEDGER_TOPIC),
                section.number("ledger-partitions", KafkaConnection.DEFAULT_LEDGER_PARTITIONS, 1, 100));
    }

    private static Connection jms(String name, Kind kind, Section section) {
        var isGeneric = kind == Kind.JMS;
        var factory = isGeneric ? FactoryClass.read(section) : FactoryClass.of(kind);
        return new JmsConnection(
                name,
                kind.label(),
                BrokerUrl.read(kind, section),
                section.text("username"),
                section.text("password"),
                isGeneric ? Optional.of(factory.map(Class::getName).orElse("")) : Optional.empty(),
                section.properties(
                        "properties",
                        refusedProperties(kind),
                        factory.<PropertyRule>map(BeanProperties::new).orElse(PropertyRule.NONE)));
    }

    private static Map<String, String> refusedProperties(Kind kind) {
        return switch (kind) {
            case ARTEMIS -> REFUSED_ARTEMIS_PROPERTIES;
            case ACTIVEMQ -> REFUSED_CLASSIC_PROPERTIES;
            case KAFKA -> REFUSED_KAFKA_PROPERTIES;
            case JMS, AWS -> Map.of();
        };
    }

    private static Optional<String> servers(String text) {
        return Optional.of(text).filter(SERVERS.asMatchPredicate());
    }
}
