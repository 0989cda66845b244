package dev.bascule.connection;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Reads the connections to JMS brokers but for IBM MQ's. */
final class JmsConnectionReader {
    private static final String RECONNECTS =
            "the bridge connects again itself, since a session that silently moved proves nothing";
    private static final String PREFETCH = "follows from the bounds of a batch";
    private static final String IN_URL = "use the connection's key url";

    private static final Map<String, String> REFUSED_ARTEMIS_PROPERTIES = Map.of(
            "reconnectAttempts", RECONNECTS,
            "initialConnectAttempts", RECONNECTS,
            "blockOnAcknowledge", "always true: the proof of ownership is its answer",
            "transactionBatchSize", "larger than any batch, so that acknowledgements travel once",
            "consumerWindowSize", PREFETCH);

    private static final Map<String, String> REFUSED_CLASSIC_PROPERTIES = Map.of("brokerURL", IN_URL);

    private static final Map<String, String> REFUSED_RABBIT_PROPERTIES = Map.of(
            "uri",
            IN_URL,
            "host",
            IN_URL,
            "port",
            IN_URL,
            "virtualHost",
            IN_URL,
            "ssl",
            "use amqps: in the connection's key url",
            "username",
            "use the connection's key username",
            "password",
            "use the connection's key password",
            "channelsQos",
            "the client fetches messages one by one",
            "nackOnRollback",
            "always false: RabbitMQ throws away what is given back in this way",
            "hostnameVerification",
            "always true");

    private static final Map<String, String> REFUSED_AMQP_PROPERTIES = Map.of(
            "remoteURI", IN_URL,
            "username", "use the connection's key username",
            "password", "use the connection's key password",
            "clientID", "each lane has its own",
            "receiveLocalOnly", "always true",
            "forceAsyncAcks", "always false: an acknowledgement is over when the broker has answered it");

    private JmsConnectionReader() {}

    static Connection read(String name, Kind kind, Section section) {
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
                        factory.<PropertyRule>map(BeanProperties::new).orElse(PropertyRule.NONE)),
                options(kind, section));
    }

    private static Map<String, String> options(Kind kind, Section section) {
        var options = new LinkedHashMap<String, String>();
        if (kind == Kind.RABBITMQ) {
            section.parsed(
                            "messages",
                            "jms, if they were sent by RabbitMQ's JMS client, or amqp, if by any other",
                            text -> Optional.of(text).filter(form -> form.equals("jms") || form.equals("amqp")))
                    .ifPresent(form -> options.put("messages", form));
            TlsStores.read(section, options);
        }
        if (kind == Kind.AMQP) {
            options.put("transactions", String.valueOf(section.flag("transactions", true)));
        }
        return options;
    }

    private static Map<String, String> refusedProperties(Kind kind) {
        return switch (kind) {
            case ARTEMIS -> REFUSED_ARTEMIS_PROPERTIES;
            case ACTIVEMQ -> REFUSED_CLASSIC_PROPERTIES;
            case RABBITMQ -> REFUSED_RABBIT_PROPERTIES;
            case AMQP -> REFUSED_AMQP_PROPERTIES;
            case IBM_MQ, JMS, KAFKA, AWS -> Map.of();
        };
    }
}
