package dev.bascule.connection;

import java.util.Arrays;
import java.util.Optional;

/** Finds the connection factories that {@code properties} are set on, by name: this package knows no broker's client. Nothing is instantiated. */
final class FactoryClass {
    private static final String RULE =
            "the class name of a jakarta.jms.ConnectionFactory that has a public constructor without parameters; its"
                    + " jars belong into lib/ beneath the bridge's folder";

    private FactoryClass() {}

    /** What the section's {@code factory-class} names; empty, and a problem, if that cannot be used. */
    static Optional<Class<?>> read(Section section) {
        section.require("factory-class", "must be " + RULE);
        return section.parsed("factory-class", RULE, FactoryClass::usable);
    }

    /** The one that goes with a kind of connection. */
    static Optional<Class<?>> of(Kind kind) {
        return switch (kind) {
            case ARTEMIS -> find("org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory");
            case ACTIVEMQ -> find("org.apache.activemq.ActiveMQConnectionFactory");
            case RABBITMQ -> find("com.rabbitmq.jms.admin.RMQConnectionFactory");
            case AMQP -> find("org.apache.qpid.jms.JmsConnectionFactory");
            case IBM_MQ, JMS, KAFKA, AWS -> Optional.empty();
        };
    }

    private static Optional<Class<?>> usable(String name) {
        return find(name).filter(FactoryClass::isFactory);
    }

    private static boolean isFactory(Class<?> type) {
        var isMadeWithNothing =
                Arrays.stream(type.getConstructors()).anyMatch(constructor -> constructor.getParameterCount() == 0);
        return isMadeWithNothing
                && find("jakarta.jms.ConnectionFactory").orElseThrow().isAssignableFrom(type);
    }

    /** A class of a client, if its jar is there. */
    static Optional<Class<?>> find(String name) {
        try {
            return Optional.of(Class.forName(name, false, Thread.currentThread().getContextClassLoader()));
        } catch (ClassNotFoundException | LinkageError e) {
            return Optional.empty();
        }
    }
}
