package dev.bascule.connection;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What a connection can speak. */
enum Kind {
    ARTEMIS,
    ACTIVEMQ,
    RABBITMQ,
    AMQP,
    IBM_MQ,
    JMS,
    KAFKA,
    AWS;

    String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Kind of(String label) {
        return valueOf(label.replace('-', '_').toUpperCase(Locale.ROOT));
    }

    static List<String> labels() {
        return Arrays.stream(values()).map(Kind::label).toList();
    }
}
