package dev.bascule.source.jms;

import dev.bascule.connection.JmsConnection;

/** The provider for each kind of connection. */
public final class JmsProviders {
    private JmsProviders() {}

    /** {@link IllegalArgumentException} for a kind that is not a JMS broker's. */
    public static JmsProvider of(JmsConnection connection) {
        return switch (connection.kind()) {
            case "artemis" -> new ArtemisProvider(connection);
            case "activemq" -> new ActiveMqProvider(connection);
            case "rabbitmq" -> new RabbitMqProvider(connection);
            case "amqp" -> new AmqpProvider(connection);
            case "ibm-mq" -> new IbmMqProvider(connection);
            case "jms" -> new GenericProvider(connection);
            default ->
                throw new IllegalArgumentException(
                        "connection " + connection.name() + " of kind " + connection.kind() + " is not a JMS broker");
        };
    }
}
