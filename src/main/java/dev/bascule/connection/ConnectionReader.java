package dev.bascule.connection;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Reads {@code bascule.connections}. */
final class ConnectionReader {
    private static final String NAME_RULE = "letters, digits, '.', '_' and '-'";
    private static final Pattern SERVERS = Pattern.compile("[^\\s,]+:\\d{1,5}(\\s*,\\s*[^\\s,]+:\\d{1,5})*");
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
            case AWS -> AwsConnectionReader.read(name, section);
            case IBM_MQ -> MqConnectionReader.read(name, section);
            case ARTEMIS, ACTIVEMQ, RABBITMQ, AMQP, JMS -> JmsConnectionReader.read(name, known, section);
        });
        connection.ifPresent(read -> section.refuseOthers());
        return connection;
    }

    private static Connection kafka(String name, Section section) {
        return new KafkaConnection(
                name,
                section.required(
                        "bootstrap-servers", "host:port, several separated by commas", ConnectionReader::servers),
                section.properties("properties", REFUSED_KAFKA_PROPERTIES, new KafkaProperties()),
                section.parsed("ledger-topic", "a topic name of " + NAME_RULE, Names::simple)
                        .orElse(KafkaConnection.DEFAULT_LEDGER_TOPIC),
                section.number("ledger-partitions", KafkaConnection.DEFAULT_LEDGER_PARTITIONS, 1, 100));
    }

    private static Optional<String> servers(String text) {
        return Optional.of(text).filter(SERVERS.asMatchPredicate());
    }
}
